import Core
import Foundation

/// A few sentences on a transaction: when, how, how much, towards whom, how unlike the account, and why it was raised.
///
/// - Determinism: made by templates; the same record gives the same sentence.
public enum TransactionSentence {
  /// What a sentence needs to know.
  public struct Facts {
    /// When it happened.
    public var occurredAt: Instant
    /// Whether the file gives the time of day.
    public var hasTimeOfDay: Bool
    /// Which way the money went.
    public var direction: Direction
    /// The amount.
    public var amount: Amount
    /// Where the order was given.
    public var channel: Channel
    /// What sort of movement it is.
    public var kind: TransactionKind
    /// The other party's name as the file writes it, or empty.
    public var counterpartyName: String
    /// The estimated chance of fraud, 0 to 1.
    public var probability: Double
    /// Whether that is calibrated on the bank's own outcomes, without which it is no probability.
    public var isCalibrated: Bool
    /// The main reasons in the sentence's language, most important first.
    public var reasons: [String]
    /// What the account's own history says.
    public var history = HistorySentence.Facts()

    /// Gathers the facts.
    public init(
      occurredAt: Instant, hasTimeOfDay: Bool, direction: Direction, amount: Amount, channel: Channel,
      kind: TransactionKind, counterpartyName: String, probability: Double, isCalibrated: Bool,
      reasons: [String]
    ) {
      self.occurredAt = occurredAt
      self.hasTimeOfDay = hasTimeOfDay
      self.direction = direction
      self.amount = amount
      self.channel = channel
      self.kind = kind
      self.counterpartyName = counterpartyName
      self.probability = probability
      self.isCalibrated = isCalibrated
      self.reasons = reasons
    }
  }

  /// The sentence in one language.
  public static func text(_ facts: Facts, language: Language) -> String {
    language == .japanese ? japanese(facts) : english(facts)
  }

  /// A sentence as `text` made it, without its end that estimates the chance of fraud.
  public static func withoutEstimate(_ text: String) -> String {
    let begins = estimates.compactMap { text.range(of: $0, options: .backwards)?.lowerBound }
    guard let begin = begins.max() else { return text }
    let facts = text[..<begin]
    return String(facts.last == " " ? facts.dropLast() : facts)
  }

  /// How the last sentence begins, in both languages, calibrated or not.
  private static let estimates = ["不正である確率は", "不正の目安は", "Probability of fraud: ", "Estimate of fraud: "]

  private static func japanese(_ facts: Facts) -> String {
    var text = western(facts.occurredAt.japanDay)
    if facts.hasTimeOfDay { text += clock(facts.occurredAt) }
    text += "、"
    if facts.channel != .unstated { text += "\(WordNames.name(facts.channel, .japanese))" }
    if facts.kind != .other { text += "（\(WordNames.name(facts.kind, .japanese))）" }
    if facts.channel != .unstated || facts.kind != .other { text += "による" }
    text += "\(facts.amount.grouped)円の\(facts.direction == .outgoing ? "出金" : "入金")"
    if !facts.counterpartyName.isEmpty { text += "（相手方：\(facts.counterpartyName)）" }
    text += "。" + HistorySentence.text(facts.history, direction: facts.direction, language: .japanese)
    if !facts.reasons.isEmpty { text += "主な理由：" + facts.reasons.joined(separator: "、") + "。" }
    let percent = percent(facts.probability)
    return text
      + (facts.isCalibrated
        ? "\(estimates[0])\(percent)%です。" : "\(estimates[1])\(percent)%です（当行の実績による較正前）。")
  }

  private static func english(_ facts: Facts) -> String {
    var text = "On \(facts.occurredAt.japanDay.iso8601)"
    if facts.hasTimeOfDay { text += " at \(clock(facts.occurredAt))" }
    text += ", \(facts.amount.grouped) yen "
    text += facts.direction == .outgoing ? "left the account" : "came into the account"
    text += " (\(WordNames.name(facts.kind, .english))"
    if facts.channel != .unstated { text += ", \(WordNames.name(facts.channel, .english))" }
    text += ")"
    if !facts.counterpartyName.isEmpty { text += ", other party \(facts.counterpartyName)" }
    text += "."
    let history = HistorySentence.text(facts.history, direction: facts.direction, language: .english)
    if !history.isEmpty { text += " " + history }
    if !facts.reasons.isEmpty { text += " Main reasons: " + facts.reasons.joined(separator: "; ") + "." }
    let percent = percent(facts.probability)
    return text
      + (facts.isCalibrated
        ? " \(estimates[2])\(percent) %."
        : " \(estimates[3])\(percent) % (not calibrated on this bank's own outcomes).")
  }

  /// A day with its western year, as Japanese sentences write it.
  static func western(_ day: BankDay) -> String {
    let (year, month, day) = day.civil
    return "\(year)年\(month)月\(day)日"
  }

  static func clock(_ instant: Instant) -> String {
    let second = instant.japanSecondOfDay
    let minute = second / 60 % 60
    return "\(second / 3_600):\(minute < 10 ? "0" : "")\(minute)"
  }

  private static func percent(_ probability: Double) -> String {
    let permille = Int64((probability * 1_000).rounded())
    return "\(permille / 10).\(permille % 10)"
  }
}
