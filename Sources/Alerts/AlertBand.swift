/// How urgent an alert is.
public enum AlertBand: String, CaseIterable, Sendable {
  /// Worth a look by an analyst.
  case look
  /// To be looked at first.
  case alarm

  /// The word for people, in Japanese.
  public var japanese: String { self == .look ? "要確認" : "警戒" }

  /// The word for people, in English.
  public var english: String { rawValue }
}
