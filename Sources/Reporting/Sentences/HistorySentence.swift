import Core

/// Sentences on what an account's own history says of a transaction: how far from usual it is, and what corrections took out.
///
/// - Missing: what is not known is not spoken of.
/// - Determinism: made by templates; the same values give the same text.
public enum HistorySentence {
  /// What the sentences need to know; nil where it is missing.
  public struct Facts: Sendable {
    /// The amount as times of what is usual for the account in this direction.
    public var timesUsual: Double?
    /// The corrections of the 7 days before.
    public var reversedCount: Int64?
    /// The yen that they took out.
    public var reversedYen: Int64?
    /// For a correction: the seconds since the transaction that it reverses.
    public var secondsSinceReversed: Int64?

    /// Knows nothing.
    public init() {}
  }

  /// Below so many times of the usual amount nothing is said, since amounts vary by that much from day to day.
  static let fewestTimes = 3.0

  /// The sentences in one language, empty when there is nothing to say.
  public static func text(_ facts: Facts, direction: Direction, language: Language) -> String {
    let sentences = [
      facts.timesUsual.flatMap { usual($0, direction, language) },
      facts.secondsSinceReversed.map { correction($0, language) },
      reversals(facts, language),
    ].compactMap { $0 }
    return sentences.joined(separator: language == .japanese ? "" : " ")
  }

  private static func usual(_ times: Double, _ direction: Direction, _ language: Language) -> String? {
    guard times.isFinite, times >= fewestTimes else { return nil }
    let number = rounded(times)
    return language == .japanese
      ? "この口座の普段の\(direction == .outgoing ? "出金" : "入金")額の約\(number)倍です。"
      : "That is about \(number) times this account's usual amount."
  }

  /// Whole times from ten on, and below with one decimal at most.
  private static func rounded(_ times: Double) -> String {
    // A number of more than fifteen digits is no amount in yen divided by another.
    if times >= 10 { return NumberText.grouped(Int64(min(times, 1e15).rounded())) }
    let tenths = Int64((times * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func correction(_ seconds: Int64, _ language: Language) -> String {
    let before = FeatureValueText.duration(seconds, language)
    return language == .japanese
      ? "\(before)前の取引を取り消す訂正です。" : "It is a correction that reverses a transaction of \(before) before."
  }

  private static func reversals(_ facts: Facts, _ language: Language) -> String? {
    guard let count = facts.reversedCount, count > 0, let yen = facts.reversedYen else { return nil }
    let amount = NumberText.yen(yen, language)
    return language == .japanese
      ? "過去7日に訂正・取消が\(NumberText.grouped(count))件（計\(amount)）あり、この口座の集計は取り消された取引を除いたものです。"
      : "Corrections of the last 7 days reversed \(NumberText.grouped(count))"
        + " transaction\(count == 1 ? "" : "s") of this account (\(amount)), which its figures leave out."
  }
}
