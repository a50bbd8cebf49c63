import Core

/// English names for the types of scam as the police and banks count them, for labels written in Japanese.
///
/// - Missing: a label that is not among them is shown as it is written.
/// - Source: the National Police Agency's classes of special fraud and its English annual white paper.
enum ScamTypeNames {
  private static let english = [
    "ニセ警察詐欺": "fake police scam",
    "オレオレ詐欺": "relative impersonation scam",
    "還付金詐欺": "refund scam",
    "架空料金請求詐欺": "fictitious billing scam",
    "預貯金詐欺": "deposit and savings scam",
    "キャッシュカード詐欺盗": "cash card theft by deception",
    "SNS型投資詐欺": "social network investment scam",
    "SNS型ロマンス詐欺": "social network romance scam",
    "不正送金": "account takeover",
    "融資保証金詐欺": "advance fee loan scam",
    "ギャンブル詐欺": "gambling scam",
    "交際あっせん詐欺": "dating service scam",
    "ボイスフィッシング": "voice phishing",
    "ビジネスメール詐欺": "business email scam",
    "口座不正利用": "mule account",
  ]

  /// The name of a type in a language.
  static func name(_ scamType: String, _ language: Language) -> String {
    let visible = VisibleText.make(scamType)
    return language == .japanese ? visible : english[scamType] ?? visible
  }
}
