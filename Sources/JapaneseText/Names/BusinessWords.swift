/// Words that many companies' names hold, so that sharing one says nothing about being the same company.
struct BusinessWords: Sendable {
  static let standard = BusinessWords()

  private let words: PatternIndex

  /// How two names end.
  enum Ending {
    /// At least one of them ends with none of the words.
    case unknown
    /// Both end with the same words, which take so many scalars.
    case shared(length: Int)
    /// They end with different words, none of which is the beginning of the other.
    case different
  }

  init() {
    words = PatternIndex(Self.texts.split(whereSeparator: \.isWhitespace).map { (String($0), nil) })
  }

  /// Compares the endings of two names.
  func ending(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Ending {
    var length = 0
    while true {
      let leftRest = left.extracting(0..<left.count - length)
      let rightRest = right.extracting(0..<right.count - length)
      guard let leftWord = words.last(of: leftRest), let rightWord = words.last(of: rightRest) else { break }
      // A name that is nothing but the word is not stripped of it.
      guard leftWord.count < leftRest.count, rightWord.count < rightRest.count else { break }
      let leftText = leftRest.extracting(last: leftWord.count)
      let rightText = rightRest.extracting(last: rightWord.count)
      let count = min(leftWord.count, rightWord.count)
      for index in 0..<count where leftText[index] != rightText[index] {
        return length == 0 ? .different : .shared(length: length)
      }
      guard leftWord.count == rightWord.count else { break }
      length += count
    }
    return length == 0 ? .unknown : .shared(length: length)
  }

  /// In full-size kana as keys hold them, in ideographs and in Latin letters.
  private static let texts = """
    シヨウジ シヨウテン シヨウカイ シヨウコウ シヨウギヨウ コウギヨウ コウギヨウシヨ サンギヨウ ジツギヨウ ノウギヨウ スイサン
    ノウエン ブツサン ブツリユウ ウンユ ウンソウ カイウン コウツウ ソウコ ケンセツ ケンコウ コウムテン ドボク セツビ
    フドウサン ジユウタク ホーム ハウス デンキ デンシ デンコウ デンセツ キカイ キコウ セイキ セイサクシヨ セイサクジヨ セイゾウ
    テツコウ キンゾク カガク カコウ シヨクヒン シヨクドウ シヨウユ セイカ ヤクヒン ヤツキヨク イヤク ヒンシツ インサツ シユツパン
    シンブン コウコク キカク カンリ ケイビ セイソウ リヨコウ カンコウ ケンキユウシヨ キヨウカイ クミアイ ジムシヨ
    ジドウシヤ ジドウシヤコウギヨウ セイビ サービス サポート システム システムズ ソリユーシヨン ソリユーシヨンズ
    ホールデイング ホールデイングス グループ コーポレーシヨン カンパニー ジヤパン コンサルテイング コンサルタント
    プランニング プロダクト プロダクシヨン フアイナンス フーズ フード テツク テクノ テクノロジー エンジニアリング クリニツク
    ビヨウイン イイン シカ フクシカイ ガクエン ダイガク ヨウチエン ホイクエン カイケイ ホウリツジムシヨ ゼイリシジムシヨ
    商事 商店 商会 工業 工業所 産業 興業 実業 農園 物産 物流 運輸 運送 海運 交通 倉庫 建設 建工 工務店 土木 設備 不動産
    住宅 電気 電機 電子 電工 電設 機械 製作所 製造 鉄工 金属 化学 加工 食品 食堂 薬品 薬局 印刷 出版 新聞 広告 企画 管理
    警備 観光 研究所 協会 組合 事務所 自動車 自動車工業 整備 病院 医院 歯科 福祉会 学園 大学 幼稚園 保育園 会計 法律事務所
    TRADING HOLDINGS HOLDING GROUP SERVICE SERVICES SYSTEM SYSTEMS SOLUTIONS JAPAN COMPANY INTERNATIONAL
    INDUSTRIES INDUSTRY CONSULTING FINANCE FOODS TECHNOLOGY TECHNOLOGIES ENGINEERING CONSTRUCTION
    """
}
