/// Where in a name its legal form stands.
public enum EntityPosition: UInt8, CaseIterable, Sendable {
  /// The name shows no legal form.
  case absent = 0
  /// Before the name: `ｶ)ﾔﾏﾀﾞ`, 株式会社山田.
  case prefix = 1
  /// Inside the name, a branch or office following: `ﾔﾏﾀﾞ(ｶ)ﾄｳｷﾖｳｼﾃﾝ`.
  case infix = 2
  /// After the name: `ﾔﾏﾀﾞ(ｶ`, 山田株式会社.
  case suffix = 3
}
