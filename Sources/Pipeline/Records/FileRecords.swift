import AlertStore
import Core
import Cryptography
import Ingest

/// Says of a file that was read to its end what the store keeps of it: the same for a night and an inspection.
enum FileRecords {
  /// What the file is; `digest` is that of all its bytes.
  static func description(_ file: TransactionFile, digest: SHA256Digest) -> SourceFileDescription {
    SourceFileDescription(
      name: file.name, digest: digest.hexadecimal, format: file.format?.word ?? "unrecognised",
      byteLength: file.lengthBytes)
  }

  /// Everything for which the whole file must be refused, in the order in which it was found.
  static func faults(_ file: TransactionFile) -> [Finding] {
    var faults: [Finding] = []
    if case .quarantined(let findings) = file.verdict { faults = findings }
    if isOverYenLimit(file) { faults.append(overYenLimit(file: file.name)) }
    return faults
  }

  /// What was found about the file as a whole, with what only a pipeline knows of it.
  static func findings(_ file: TransactionFile) -> [Finding] {
    file.findings + (isOverYenLimit(file) ? [overYenLimit(file: file.name)] : [])
  }

  /// Whether its amounts so far add up to more than any file of a bank can.
  static func isOverYenLimit(_ file: TransactionFile) -> Bool { file.records.acceptedYen > Limits.fileYen }

  /// The counts of the file; what was scored is left at nothing.
  static func outcome(_ file: TransactionFile, isAccepted: Bool) -> FileOutcome {
    let records = file.records
    var outcome = FileOutcome(status: isAccepted ? .accepted : .quarantined)
    outcome.bytesAccepted = file.tally.accepted
    outcome.bytesRejected = file.tally.rejected
    outcome.bytesFraming = file.tally.framing
    outcome.recordsAccepted = records.accepted
    outcome.recordsRejected = records.rejected
    outcome.yenAccepted = records.acceptedYen
    var reconciliation = FileReconciliation()
    reconciliation.yenRejected = records.rejectedYen
    reconciliation.recordsRejectedWithoutAmount = records.rejectedWithoutAmount
    reconciliation.recordsCancelled = records.cancelled
    reconciliation.yenCancelled = records.cancelledYen
    outcome.reconciliation = reconciliation
    outcome.notes = file.dateInterpretations.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
      .joined(separator: " ")
    return outcome
  }

  static func record(_ reject: RejectedRecord) -> RejectRecord {
    RejectRecord(
      reject.finding, byteOffset: reject.byteOffset, byteLength: reject.byteLength, raw: reject.rawBytes)
  }

  static func record(_ total: ControlTotal) -> ControlTotalRecord {
    ControlTotalRecord(
      nameJapanese: total.nameJapanese, nameEnglish: total.nameEnglish, declaredCount: total.declaredCount,
      declaredYen: total.declaredYen, readCount: total.readCount, readYen: total.readYen, agrees: total.agrees
    )
  }

  private static func overYenLimit(file: String) -> Finding {
    Finding(
      code: "PIP-004", severity: .fatal, place: Finding.Place(file: file),
      japanese: "金額の合計が1京円を超えています。金額の単位と桁を作成元に確認してください。",
      english:
        "The amounts add up to more than 10,000,000,000,000,000 yen. Ask the sender to check unit and digits."
    )
  }
}
