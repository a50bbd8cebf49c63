/// The kinds of fraud in the simulation, by the classes of the Japanese police where there is one.
///
/// - Source: the classes of 特殊詐欺 and of SNS fraud in the National Police Agency's statistics; the raw values
///   are those names, and they are what `labels.csv` holds.
public enum ScamType: String, CaseIterable, Sendable {
  /// A false policeman has the victim move money for an "investigation".
  case falsePolice = "ニセ警察詐欺"
  /// A false relative, colleague or lawyer is in urgent need.
  case falseRelative = "オレオレ詐欺"
  /// A refund that must be "received" at an ATM.
  case falseRefund = "還付金詐欺"
  /// A bill for nothing, or a false warning of a computer virus.
  case falseBill = "架空料金請求詐欺"
  /// A bank card handed over to a visitor.
  case cardHandedOver = "預貯金詐欺"
  /// A bank card stolen by exchange at the door.
  case cardTheft = "キャッシュカード詐欺盗"
  /// A false investment group on social media.
  case socialInvestment = "SNS型投資詐欺"
  /// A false love on a matching application.
  case romance = "SNS型ロマンス詐欺"
  /// Internet banking taken over with stolen credentials.
  case accountTakeover = "不正送金"
  /// A deposit for a loan that never comes.
  case loanDeposit = "融資保証金詐欺"
  /// A fee for winning at gambling.
  case gamblingTip = "ギャンブル詐欺"
  /// A fee for meeting somebody.
  case datingFee = "交際あっせん詐欺"
  /// A caller who pretends to be the company's bank.
  case voicePhishing = "ボイスフィッシング"
  /// An invoice whose account was exchanged.
  case businessEmail = "ビジネスメール詐欺"
  /// An account sold, lent or used by courier for the criminals' money.
  case muleAccount = "口座不正利用"
}
