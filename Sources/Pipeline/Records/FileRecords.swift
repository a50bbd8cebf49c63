import AlertStore
import Core
import Cryptography
import Ingest

/// Says of a file what the store keeps of it: the same for a night and an inspection.
///
/// - Input: `add` hears every batch that is read; the rest is asked once the file is read to its end.
struct FileRecords {
  /// The file.
  let file: TransactionFile
  /// The totals that came in a file beside it, or nil when there are none.
  let sideTotals: SideTotals?
  private var accepted = DirectionTotals()

  init(_ file: TransactionFile, sideTotals: SideTotals?) {
    self.file = file
    self.sideTotals = sideTotals
  }

  /// Takes note of a batch; only a side file asks for sums by direction.
  mutating func add(_ batch: TransactionBatch) {
    if sideTotals != nil { accepted.add(batch) }
  }

  /// What the file is; `digest` is that of all its bytes as they lie.
  func description(digest: SHA256Digest) -> SourceFileDescription {
    SourceFileDescription(
      name: file.name, digest: digest.hexadecimal, format: file.format?.word ?? "unrecognised",
      byteLength: file.lengthBytes)
  }

  /// Everything for which the whole file must be refused, in the order in which it was found.
  var faults: [Finding] {
    var faults: [Finding] = []
    if case .quarantined(let findings) = file.verdict { faults = findings }
    return faults + ownFindings
  }

  /// What was found about the file as a whole, with what only a pipeline knows of it.
  var findings: [Finding] { file.findings + ownFindings }

  /// The totals declared in the file and beside it.
  var controlTotals: [ControlTotalRecord] { (file.controlTotals + sideControlTotals).map(FileRecords.record) }

  /// Whether its amounts so far add up to more than any file of a bank can.
  var isOverYenLimit: Bool { file.records.acceptedYen > Limits.fileYen }

  /// The counts of the file; what was scored is left at nothing.
  func outcome(isAccepted: Bool) -> FileOutcome {
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
    outcome.content = content
    outcome.notes = file.dateInterpretations.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
      .joined(separator: " ")
    return outcome
  }

  /// How far the reading has come; the length of what a compressed file holds is known only at its end.
  var progress: NightProgress {
    NightProgress(
      file: file.name, transactions: file.records.accepted, bytesRead: file.tally.total,
      bytesTotal: file.compression == nil ? file.lengthBytes : 0)
  }

  static func record(_ reject: RejectedRecord) -> RejectRecord {
    RejectRecord(
      reject.finding, byteOffset: reject.byteOffset, byteLength: reject.byteLength, raw: reject.rawBytes)
  }

  private static func record(_ total: ControlTotal) -> ControlTotalRecord {
    ControlTotalRecord(
      nameJapanese: total.nameJapanese, nameEnglish: total.nameEnglish, declaredCount: total.declaredCount,
      declaredYen: total.declaredYen, readCount: total.readCount, readYen: total.readYen, agrees: total.agrees
    )
  }

  private var content: FileContent? {
    guard let digest = file.contentDigest?.hexadecimal else { return nil }
    // The length of a file that is not compressed is known without counting, so that the schema compares two
    // numbers.
    let contentBytes = file.compression == nil ? file.lengthBytes : file.contentBytes
    var content = FileContent(
      compression: file.compression?.word, bytesOnDisk: file.lengthBytes, contentBytes: contentBytes,
      contentDigest: digest)
    content.sideTotalsDigest = sideTotals?.digest.hexadecimal
    return content
  }

  private var sideControlTotals: [ControlTotal] {
    sideTotals?.controlTotals(counts: file.records, accepted: accepted) ?? []
  }

  private var ownFindings: [Finding] {
    var findings: [Finding] = []
    if let sideTotals, sideControlTotals.contains(where: { !$0.agrees }) {
      findings.append(sideTotals.disagreement())
    }
    if isOverYenLimit { findings.append(FileRecords.overYenLimit(file: file.name)) }
    return findings
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
