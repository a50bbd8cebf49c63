import Core
import Cryptography
import Ingest
import TestSupport

/// A transaction as its columns say it, so that tests can compare whole rows.
struct ReadRow: Hashable {
  var transactionID: String
  var occurredAt: String
  var hasTimeOfDay: Bool
  var account: String
  var direction: Direction
  var amountYen: Int64
  var channel: Channel
  var kind: TransactionKind
  var counterpartyAccount: String
  var counterpartyName: String
  var originatorName: String
  var memo: String
  var balanceAfterYen: Int64?
  var recordNumber: Int64
  var byteOffset: Int64
  var byteLength: Int32

  init(_ batch: TransactionBatch, _ row: Int) {
    transactionID = batch.transactionID.string(row)
    occurredAt = Instant(secondsSince1970: batch.occurredAtSeconds[row]).iso8601Japan
    hasTimeOfDay = batch.hasTimeOfDay[row]
    account = batch.account.string(row)
    direction = batch.direction[row]
    amountYen = batch.amountYen[row]
    channel = batch.channel[row]
    kind = batch.kind[row]
    counterpartyAccount = batch.counterpartyAccount.string(row)
    counterpartyName = batch.counterpartyName.string(row)
    originatorName = batch.originatorName.string(row)
    memo = batch.memo.string(row)
    let balance = batch.balanceAfterYen[row]
    balanceAfterYen = balance == TransactionBatch.absentBalance ? nil : balance
    recordNumber = batch.recordNumber[row]
    byteOffset = batch.byteOffset[row]
    byteLength = batch.byteLength[row]
  }
}

/// A file read to its end.
struct ReadFile: Equatable {
  let format: SourceFormat?
  let rows: [ReadRow]
  let rejects: [RejectedRecord]
  let tally: ByteTally
  let records: RecordCounts
  let findings: [Finding]
  let controlTotals: [ControlTotal]
  let headerFacts: [HeaderFact]
  let dateInterpretations: [DateInterpretation: Int64]
  let verdict: FileVerdict?
  let digest: SHA256Digest?
  let batchSizes: [Int]

  init(path: String, options: ReadingOptions) throws {
    let file = try TransactionFile(path: path, name: "night.dat", options: options)
    var batch = TransactionBatch()
    var rows: [ReadRow] = []
    var rejects: [RejectedRecord] = []
    var batchSizes: [Int] = []
    while try file.read(into: &batch) {
      rows += (0..<batch.count).map { ReadRow(batch, $0) }
      rejects += file.takeRejects()
      batchSizes.append(batch.count)
    }
    rejects += file.takeRejects()
    self.format = file.format
    self.rows = rows
    self.rejects = rejects
    self.tally = file.tally
    self.records = file.records
    self.findings = file.findings
    self.controlTotals = file.controlTotals
    self.headerFacts = file.headerFacts
    self.dateInterpretations = file.dateInterpretations
    self.verdict = file.verdict
    self.digest = file.digest
    self.batchSizes = batchSizes
  }

  /// The codes of the rejects, in file order.
  var rejectCodes: [String] { rejects.map(\.finding.code) }

  /// What the headers say under a name in English.
  func facts(_ name: String) -> [String] {
    headerFacts.filter { $0.nameEnglish == name }.map(\.value)
  }

  /// The codes that quarantine the file, in the order in which they were found.
  var quarantineCodes: [String] {
    if case .quarantined(let findings)? = verdict { return findings.map(\.code) }
    return []
  }
}

extension ReadingOptions {
  /// The options of most tests: a run in the week of the golden files.
  static let test = ReadingOptions(referenceDay: day(2026, 5, 1))

  /// These options with a change.
  func with(_ change: (inout ReadingOptions) -> Void) -> ReadingOptions {
    var options = self
    change(&options)
    return options
  }
}

/// A day that the test knows to exist.
func day(_ year: Int, _ month: Int, _ day: Int) -> BankDay {
  guard let found = BankDay(year: year, month: month, day: day) else {
    preconditionFailure("The test names a day that does not exist.")
  }
  return found
}

/// Writes bytes to a file of their own and reads it to its end.
func read(_ bytes: [UInt8], _ options: ReadingOptions = .test) throws -> ReadFile {
  let folder = try TemporaryFolder()
  return try ReadFile(path: folder.write(bytes, as: "night.dat"), options: options)
}

/// As `read`, with text in UTF-8.
func read(_ text: String, _ options: ReadingOptions = .test) throws -> ReadFile {
  try read(Array(text.utf8), options)
}
