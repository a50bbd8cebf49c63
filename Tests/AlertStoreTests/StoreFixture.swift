import Core
import Foundation
import GRDB
import Testing

@testable import AlertStore

/// The days of a state where a test does not care.
let stateDays = BankDay(daysSince1970: 20_600)...BankDay(daysSince1970: 20_700)

/// A folder of its own for one test, and the values that tests store.
final class StoreFixture {
  let folder: URL
  var path: String { folder.appendingPathComponent("alerts.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("alert-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func open(_ access: AlertDatabase.Access = .readWrite) throws -> AlertDatabase {
    try AlertDatabase(path: path, access: access, lockWaitSeconds: 0.2)
  }

  /// Makes the database as an earlier version of the program made it, by the migrations that it had.
  func makeOlder(version: Int) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(M0001Tables.name) { database in
      try database.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
      try M0001Tables.apply(database)
    }
    if version >= 2 { migrator.registerMigration(M0002Views.name, migrate: M0002Views.apply) }
    if version >= 3 {
      migrator.registerMigration(M0003Reconciliation.name, migrate: M0003Reconciliation.apply)
    }
    let queue = try DatabaseQueue(path: path)
    try migrator.migrate(queue)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(version)") }
  }

  /// Asks the file as any SQLite tool would, past the program; one line a row, values parted by bars.
  func ask(_ sql: String) throws -> [String] {
    let rows = try DatabaseQueue(path: path).read { try Row.fetchAll($0, sql: sql) }
    return rows.map { row in
      row.databaseValues.map { $0.isNull ? "NULL" : (String.fromDatabaseValue($0) ?? "\($0)") }
        .joined(separator: "|")
    }
  }

  func count(_ table: String) throws -> Int {
    let lines = try ask("SELECT count(*) FROM \(table)")
    return try #require(lines.first.flatMap { Int($0) })
  }

  /// Changes the file as any SQLite tool would, past the program.
  func change(_ sql: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  func mode(_ suffix: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  static func day(_ text: String) throws -> BankDay {
    try #require(BankDay(iso8601: text))
  }

  static func run(_ day: String = "2026-11-20") throws -> RunDescription {
    RunDescription(
      startedAt: Instant(day: try StoreFixture.day(day), secondOfDay: 79_200),
      businessDay: try StoreFixture.day(day), pipeline: "nightly", pipelineDigest: "aa", modelDigest: "bb",
      rulesDigest: "cc", programVersion: "1.0.0")
  }

  static func file(_ name: String) -> SourceFileDescription {
    SourceFileDescription(name: name, digest: "digest-of-\(name)", format: "csv", byteLength: 1_000)
  }

  static func outcome(_ status: FileOutcome.Status = .accepted) -> FileOutcome {
    var outcome = FileOutcome(status: status)
    outcome.bytesAccepted = 900
    outcome.bytesRejected = 60
    outcome.bytesFraming = 40
    outcome.recordsAccepted = 9
    outcome.recordsRejected = 1
    outcome.yenAccepted = 1_234_567
    outcome.notes = "令和"
    return outcome
  }

  static func reject(_ record: Int64, code: String = "ING-012") -> RejectRecord {
    let place = Finding.Place(file: "a.csv", record: record)
    return RejectRecord(
      Finding(code: code, severity: .error, place: place, japanese: "金額が数字ではありません", english: "No number"),
      byteOffset: 100, byteLength: 3, raw: [0x41, 0x00, 0xFF])
  }

  static func finding() -> Finding {
    Finding(
      code: "ING-030", severity: .fatal,
      place: .init(file: "a.csv", record: 7, byteOffset: 500, field: "amount"),
      japanese: "合計が一致しません", english: "The totals differ")
  }

  static func total(agrees: Bool = true) -> ControlTotalRecord {
    ControlTotalRecord(
      nameJapanese: "トレーラ", nameEnglish: "Trailer", declaredCount: 10, declaredYen: agrees ? 500 : 501,
      readCount: 10, readYen: 500, agrees: agrees)
  }

  /// A record whose contributions add up to its score.
  static func record(
    in file: String, number: Int64, account: String = "0001-001-1-1234567", scoreMicro: Int64 = 2_500_000,
    band: StoredAlert.Band = .look, day: String = "2026-11-20"
  ) throws -> AlertTransactionRecord {
    let bankDay = try StoreFixture.day(day)
    var transaction = TransactionRecord(
      occurredAt: Instant(day: bankDay, secondOfDay: 50_602), hasTimeOfDay: true, direction: .outgoing,
      amountYen: 980_000, channel: .atm, kind: .transfer)
    transaction.transactionID = "T\(number)"
    transaction.counterpartyName = "ｶ)ﾔﾏﾀﾞ"
    transaction.memo = "還付金"
    var record = AlertTransactionRecord(
      account: AccountID(account), businessDay: bankDay, band: band, typology: "refund_scam-\(scoreMicro)",
      source: SourceReference(
        fileDigest: "digest-of-\(file)", recordNumber: number, byteOffset: number * 100, byteLength: 90),
      transaction: transaction,
      score: ScoreRecord(
        scoreMicro: scoreMicro, baselineMicro: -3_000_000, modelScoreMicro: 1_500_000, rulePoints: 30,
        probability: 0.5 + Double(scoreMicro) / 10_000_000))
    record.explanation = #"{"features":[{"name":"amount","value":980000}]}"#
    record.summaryJapanese = "初めての相手への高額送金です。"
    record.summaryEnglish = "A large transfer to a new payee."
    var word = ReasonRecord(
      origin: .memo, name: "memo.refund", value: nil, contributionMicro: scoreMicro + 3_000_000 - 400_000,
      japanese: "摘要に「還付金」", english: "The memo says refund")
    word.span = 0..<9
    word.referenceCase = "NPA-2024-02"
    let amount = ReasonRecord(
      origin: .feature, name: "transaction.amount", value: 980_000, contributionMicro: 400_000,
      japanese: "金額 980,000円", english: "Amount 980,000 yen")
    record.reasons = [word, amount]
    return record
  }
}
