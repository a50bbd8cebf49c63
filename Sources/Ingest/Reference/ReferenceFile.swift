import Core
import Cryptography

/// What a reference file holds, read whole: the table of its rows, and what is known beside it.
///
/// - Input: CSV, compressed or not; each kind of file says with its own `read` which columns it has.
/// - Errors: bad rows are `rejects`; a file that cannot be used is `verdict`, with the table as far as it was read.
/// - Cost: memory grows with the table.
public struct ReferenceFile<Table: Sendable>: Sendable {
  /// What was read, in file order.
  public let table: Table
  /// The rows that were refused.
  public let rejects: [RejectedRecord]
  /// How many rows were read and how many were refused.
  public let records: RecordCounts
  /// Where the file's bytes went.
  public let tally: ByteTally
  /// What was found about the file as a whole.
  public let findings: [Finding]
  /// Whether the table may be used.
  public let verdict: FileVerdict
  /// The SHA-256 of the whole file.
  public let digest: SHA256Digest

  /// Makes what a file would hold whose rows are known already, and beside which nothing was found.
  public init(known table: Table) {
    self.table = table
    rejects = []
    records = RecordCounts()
    tally = ByteTally()
    findings = []
    verdict = .accepted
    digest = SHA256Hasher.digest(of: [])
  }

  init<Rows>(_ table: Table, _ reading: inout ReferenceReading<Rows>) {
    self.table = table
    self.rejects = reading.takeRejects()
    self.records = reading.ledger.records
    self.tally = reading.ledger.tally
    self.findings = reading.ledger.findings
    self.verdict = reading.ledger.verdict
    self.digest = reading.digest
  }
}
