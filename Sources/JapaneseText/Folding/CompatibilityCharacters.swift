/// A table: characters that stand for several others.
///
/// Holds what Japanese bank data holds: NEC row 13 and the IBM extensions of CP932, the circled, bracketed and
/// squared forms of JIS X 0213 and of the blocks beside them, and the era and company squares that came later.
enum CompatibilityCharacters {
  /// One character and what is put in its place.
  struct Expansion {
    let character: UInt32
    let text: String
  }

  /// Every expansion, in a fixed order.
  static let expansions: [Expansion] =
    squares + squaredWords + calendarSquares + enclosedNumbers + scripts + romanNumerals + enclosedIdeographs

  private static let squares: [Expansion] = table([
    ("㎜", "MM"), ("㎝", "CM"), ("㎞", "KM"), ("㎎", "MG"), ("㎏", "KG"), ("㏄", "CC"), ("㎡", "M2"), ("№", "NO"),
    ("㏍", "KK"), ("℡", "TEL"), ("℻", "FAX"), ("㏇", "CO."), ("㋏", "LTD"), ("㉐", "PTE"), ("㍿", "株式会社"),
    ("㍻", "平成"), ("㍼", "昭和"), ("㍽", "大正"), ("㍾", "明治"), ("㋿", "令和"), ("…", "..."), ("‥", ".."),
    ("ゟ", "より"), ("ヿ", "コト"),
  ])

  /// ㌀ to ㍗: words in a square, in the order of their code points.
  private static let squaredWords: [Expansion] = run(
    0x3300,
    """
    アパート アルファ アンペア アール イニング インチ ウォン エスクード エーカー オンス オーム カイリ カラット カロリー ガロン ガンマ
    ギガ ギニー キュリー ギルダー キロ キログラム キロメートル キロワット グラム グラムトン クルゼイロ クローネ ケース コルナ コーポ サイクル
    サンチーム シリング センチ セント ダース デシ ドル トン ナノ ノット ハイツ パーセント パーツ バーレル ピアストル ピクル
    ピコ ビル ファラッド フィート ブッシェル フラン ヘクタール ペソ ペニヒ ヘルツ ペンス ページ ベータ ポイント ボルト ホン
    ポンド ホール ホーン マイクロ マイル マッハ マルク マンション ミクロン ミリ ミリバール メガ メガトン メートル ヤード ヤール
    ユアン リットル リラ ルピー ルーブル レム レントゲン ワット
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// ㋀ to ㋋ (months), ㍘ to ㍰ (hours) and ㏠ to ㏾ (days of the month).
  private static let calendarSquares: [Expansion] =
    run(0x32C0, (1...12).map { "\($0)月" }) + run(0x3358, (0...24).map { "\($0)点" })
    + run(0x33E0, (1...31).map { "\($0)日" })

  /// Numbers in circles (white, black, double and without serifs), in brackets and with a full stop.
  private static let enclosedNumbers: [Expansion] =
    run(0x2460, numbers(1...20)) + run(0x3251, numbers(21...35)) + run(0x32B1, numbers(36...50))
    + run(0x2474, (1...20).map { "(\($0))" }) + run(0x2488, (1...20).map { "\($0)." })
    + run(0x2776, numbers(1...10)) + run(0x2780, numbers(1...10)) + run(0x278A, numbers(1...10))
    + run(0x24EB, numbers(11...20)) + run(0x24F5, numbers(1...10)) + table([("⓪", "0"), ("⓿", "0")])

  /// Superscript and subscript digits, letters in brackets, and katakana in circles.
  private static let scripts: [Expansion] =
    table([("⁰", "0"), ("¹", "1"), ("²", "2"), ("³", "3")]) + run(0x2074, numbers(4...9))
    + run(0x2080, numbers(0...9)) + run(0x249C, "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { "(\($0))" })
    + run(
      0x32D0, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ".unicodeScalars.map { String($0) })

  private static let romanNumerals: [Expansion] =
    [0x2160, 0x2170].flatMap {
      run($0, ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"])
    }

  /// ㈠ to ㉃ in brackets, ㈱ and ㈲ among them; ㉄ to ㉇ and ㊀ to ㊰ in circles.
  private static let enclosedIdeographs: [Expansion] =
    run(0x3220, "一二三四五六七八九十月火水木金土日株有社名特財祝労代呼学監企資協祭休自至".unicodeScalars.map { "(\($0))" })
    + run(0x3244, "問幼文箏".unicodeScalars.map { String($0) })
    + run(
      0x3280,
      "一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜".unicodeScalars.map { String($0) })

  private static func numbers(_ range: ClosedRange<Int>) -> [String] { range.map { String($0) } }

  /// The expansions of code points that follow each other.
  private static func run(_ first: UInt32, _ texts: [String]) -> [Expansion] {
    texts.enumerated().map { Expansion(character: first + UInt32($0), text: $1) }
  }

  private static func table(_ rows: [(Unicode.Scalar, String)]) -> [Expansion] {
    rows.map { Expansion(character: $0.0.value, text: $0.1) }
  }
}
