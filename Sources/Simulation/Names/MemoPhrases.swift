/// The free texts that people, firms and criminals write into transfers; `#` stands for the month.
enum MemoPhrases {
  static let rent = ["ﾔﾁﾝ", "家賃", "#月分家賃", "＃月分　家賃", "ﾔﾁﾝ #ｶﾞﾂ", "駐車場代込み"]
  static let friends = [
    "飲み会", "のみかい代", "割り勘", "ﾜﾘｶﾝ", "ランチ代", "お土産代", "チケット代", "カラオケ", "ありがとう", "立替分", "ﾀﾃｶｴ", "先日の分",
    "BBQ", "旅行代",
  ]
  static let family = ["仕送り", "ｼｵｸﾘ", "生活費", "#月分生活費", "お小遣い", "学費", "おこづかい", "ｾｲｶﾂﾋ"]
  static let moving = ["敷金礼金", "初期費用", "保証金", "仲介手数料", "引越代金", "ｼｷｷﾝ", "契約金"]
  static let ceremony = ["ご祝儀", "香典", "お花代", "式場代", "葬儀代金", "お布施", "結婚祝い"]
  static let purchase = ["車両代金", "代金", "ｾｲｷﾕｳｼﾖ", "ご請求分", "工事代金", "リフォーム代", "頭金", "手付金", "契約金", "残金"]
  static let small = ["会費", "月謝", "参加費", "教材費", "受講料", "年会費", "PTA会費", "ｶｲﾋ", "町内会費", "検診代", "受験料"]
  static let goods = ["商品代", "落札代金", "ﾀﾞｲｷﾝ", "注文分", "NO#218", "グッズ代", "チケット"]
  static let invoices = [
    "ｾｲｷﾕｳ#ｶﾞﾂ", "#月分", "請求書#03", "＃月度代金", "ｼｲﾚﾀﾞｲ", "外注費", "INV-2026#7", "材料代", "業務委託料", "ｳﾘｶｹｷﾝ",
  ]
  static let investing = ["積立", "投資信託", "NISA積立", "ﾄｳｼｼﾝﾀｸ", "投資資金", "口座入金", "株式購入", "運用資金"]
  static let refunds = ["還付金", "ｶﾝﾌﾟｷﾝ", "返金", "払戻金", "国税還付金", "医療費還付", "保険料還付", "高額療養費"]
  static let betting = ["", "入金", "ﾁﾔ-ｼﾞ"]
  static let loans = ["返済", "ローン返済", "ﾍﾝｻｲ", "貸付金", "借りていた分", "ﾍﾝｻｲﾌﾞﾝ"]
  static let inheritance = ["相続", "遺産分割", "ｿｳｿﾞｸ", "解約金"]

  /// What criminals have their victims write when they want it to look like nothing.
  static let innocent = [
    "生活費", "お礼", "立替分", "旅行代", "代金", "ﾀﾞｲｷﾝ", "家賃", "工事代金", "商品代", "返済", "学費", "車両代金", "ありがとう", "会費",
  ]
  /// What criminals have their victims write when they are careless.
  static let cues: [ScamType: [String]] = [
    .falsePolice: ["資金調査", "保釈金", "優先調査", "口座確認", "供託金", "資産保護"],
    .falseRelative: ["示談金", "弁護士費用", "立替金", "ｼﾞﾀﾞﾝｷﾝ"],
    .falseRefund: ["還付", "ｶﾝﾌﾟ", "医療費"],
    .falseBill: ["未納料金", "サポート料", "解約料", "ｻﾎﾟ-ﾄﾘﾖｳ", "電子マネー代"],
    .socialInvestment: ["投資資金", "運用資金", "ﾄｳｼ", "出金手数料", "税金", "配当", "追加投資", "会員登録"],
    .romance: ["航空券代", "荷物保管料", "ビザ費用", "投資", "治療費"],
    .loanDeposit: ["保証金", "ﾎｼﾖｳｷﾝ", "手数料", "信用実績"],
    .gamblingTip: ["情報料", "登録料", "会員費"],
    .datingFee: ["登録料", "会員費", "ﾎｼﾖｳｷﾝ"],
    .voicePhishing: ["ﾃｽﾄ", "再登録"],
    .businessEmail: ["ｾｲｷﾕｳｼﾖ", "請求書#11"],
  ]

  /// Puts the month in and gives a text.
  static func draw(_ phrases: [String], month: Int, _ random: inout Randomness) -> String {
    let phrase = random.element(of: phrases)
    guard phrase.utf8.contains(0x23) || phrase.contains("＃") else { return phrase }
    return String(
      phrase.flatMap { character -> String in
        switch character {
        case "#": return String(month)
        case "＃": return String(String(month).map { fullWidthDigit($0) })
        default: return String(character)
        }
      })
  }

  static func fullWidthDigit(_ digit: Character) -> Character {
    guard let value = digit.wholeNumberValue, let scalar = Unicode.Scalar(UInt32(0xFF10 + value)) else {
      return digit
    }
    return Character(scalar)
  }
}
