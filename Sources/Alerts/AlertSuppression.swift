import Core
import Manifests

/// Alerts that are kept from the queue by a decision that somebody stands for, up to a day.
public struct AlertSuppression: Sendable, Hashable {
  /// Whose alerts are kept from the queue.
  public enum Target: Sendable, Hashable {
    /// Those of an account, as the files write it.
    case account(String)
    /// Those of a typology, by its word.
    case typology(String)
  }

  /// Whose alerts.
  public let target: Target
  /// The last night on which it holds.
  public let until: BankDay
  /// Why.
  public let reason: String
  /// Who decided it.
  public let approvedBy: String

  /// Makes a suppression from its parts.
  public init(target: Target, until: BankDay, reason: String, approvedBy: String) {
    self.target = target
    self.until = until
    self.reason = reason
    self.approvedBy = approvedBy
  }

  /// Whether it holds for an alert in a night.
  public func holds(account: AccountID, typology: String, night: BankDay) -> Bool {
    guard night <= until else { return false }
    switch target {
    case .account(let text): return text == account.text
    case .typology(let word): return word == typology
    }
  }
}

extension AlertSuppression {
  /// Reads the list `suppress` of a policy; what is wrong is reported, and then an entry is left out.
  static func readAll(_ values: [ManifestValue], _ reading: ManifestReading) -> [AlertSuppression] {
    values.compactMap { $0.mapping() }.compactMap { read($0, reading) }
  }

  private static func read(_ mapping: ManifestMapping, _ reading: ManifestReading) -> AlertSuppression? {
    let account = mapping.optionalString("account")
    let typology = mapping.optionalString("typology")
    let until = mapping.day("until")
    let reason = mapping.string("reason")
    let approvedBy = mapping.string("approved_by")
    mapping.finish()
    guard let until, let reason, let approvedBy else { return nil }
    switch (account, typology) {
    case (let account?, nil):
      return AlertSuppression(target: .account(account), until: until, reason: reason, approvedBy: approvedBy)
    case (nil, let typology?):
      return AlertSuppression(
        target: .typology(typology), until: until, reason: reason, approvedBy: approvedBy)
    default:
      reading.report(
        Finding(
          code: "ALT-005", severity: .fatal, place: mapping.place,
          japanese: "account と typology のどちらか一つを指定してください。",
          english: "Name either an account or a typology, and not both."))
      return nil
    }
  }
}
