import Alerts
import AlertStore
import Core

/// Why a bundle leaves the bank and for whom, as the audit keeps it.
public struct EvidenceHandover: Sendable {
  /// Who seals it.
  public var person: ActingPerson
  /// For whom.
  public var recipient: String
  /// What for.
  public var reason: String
  /// On what legal basis, or nil where none is named.
  public var legalBasis: String?
  /// Who agreed beside the one who seals, or nil.
  public var approvedBy: PersonName?

  /// Describes a handover.
  public init(
    person: ActingPerson, recipient: String, reason: String, legalBasis: String? = nil,
    approvedBy: PersonName? = nil
  ) {
    self.person = person
    self.recipient = recipient
    self.reason = reason
    self.legalBasis = legalBasis
    self.approvedBy = approvedBy
  }
}

/// The register of sealed bundles: one entry of the audit each.
public struct EvidenceRegister {
  private let database: AlertDatabase

  /// Makes the register of a database that may be written.
  public init(_ database: AlertDatabase) {
    self.database = database
  }

  /// Refuses to seal an alert that was reported to the authorities unless a second person agrees.
  ///
  /// - Errors: `SealingError`.
  public func check(_ detail: StoredAlertDetail, _ handover: EvidenceHandover) throws {
    let isReported = detail.history.moves.contains { $0.to == .reported }
    let isSecond = handover.approvedBy.map { !$0.isSame(as: handover.person.name) } ?? false
    guard !isReported || isSecond else { throw SealingError.needsSecondPerson(id: detail.alert.alertID) }
  }

  /// Enters a bundle by the digest of its manifest of manifests, on which every byte of it depends.
  public func enter(alertID: String, tagManifestDigest: String, _ handover: EvidenceHandover)
    throws(AlertStoreError)
  {
    var json = JSONText()
    json.object { json in
      json.member("tag_manifest_sha256", tagManifestDigest)
      json.member("recipient", handover.recipient)
      json.member("reason", handover.reason)
      json.member("legal_basis", handover.legalBasis)
      json.member("approved_by", handover.approvedBy?.text)
      json.member("account", handover.person.account)
      json.member("program", handover.person.program)
    }
    try database.append(
      AuditRecord(
        at: handover.person.at, actor: handover.person.name.text, action: .evidenceExported, subject: alertID,
        detail: json.text))
  }
}
