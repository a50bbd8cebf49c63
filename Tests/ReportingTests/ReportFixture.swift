import AlertStore
import Core
import Foundation
import Testing

/// A small database with one night in it: two files, one of them quarantined, and two alerts.
final class ReportFixture {
  let database: AlertDatabase
  let runID: Int64
  private let folder: URL

  static let payee = "ｶ)ﾔﾏﾀﾞ<b>\"&'"

  init(payee: String = ReportFixture.payee, memo: String? = "=1+1,\"還付金\"\r\n") throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("reporting-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    database = try AlertDatabase(path: folder.appendingPathComponent("a.sqlite").path, access: .readWrite)
    runID = try ReportFixture.fill(database, payee: payee, memo: memo)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func alerts() throws -> [StoredAlert] {
    try database.alerts(matching: AlertFilter(limit: 10))
  }

  func detail() throws -> StoredAlertDetail {
    try #require(try database.alert(id: "A-20261120-000001"))
  }

  func summary() throws -> NightSummary {
    try #require(try database.nightSummary(runID: runID))
  }

  static func skipped() throws -> KnownFile? {
    let fixture = try ReportFixture()
    return try fixture.database.fileKnown(digest: "d-a.csv")
  }

  private static func fill(_ database: AlertDatabase, payee: String, memo: String?) throws -> Int64 {
    let day = try #require(BankDay(iso8601: "2026-11-20"))
    let start = Instant(day: day, secondOfDay: 79_200)
    let run = RunDescription(
      startedAt: start, businessDay: day, pipeline: "nightly", pipelineDigest: "aaaa", modelDigest: "bbbb",
      rulesDigest: "cccc", programVersion: "1.0.0")
    let recorded = try database.recordFile(run: run, file: file("a.csv")) { transaction in
      let place = Finding.Place(file: "a.csv", record: 9)
      let finding = Finding(
        code: "ING-012", severity: .error, place: place, japanese: "金額が数字ではありません", english: "Not a number")
      transaction.insert(RejectRecord(finding, byteOffset: 700, byteLength: 2, raw: [1, 2]))
      transaction.insert(total(agrees: true))
      try transaction.raise(record(day, number: 1, account: "0001-001-1-1234567", payee: payee, memo: memo))
      try transaction.raise(
        record(day, number: 2, account: "=HYPERLINK(1)", payee: nil, memo: nil, lower: true))
      return outcome(.accepted)
    }
    try database.recordFile(run: run, file: file("b.csv")) { transaction in
      transaction.insert(total(agrees: false))
      transaction.insert(
        Finding(
          code: "ING-030", severity: .fatal, place: .init(file: "b.csv"), japanese: "合計が一致しません",
          english: "The totals differ"))
      return outcome(.quarantined)
    }
    try database.finishRun(
      recorded.runID, finishedAt: Instant(secondsSince1970: start.secondsSince1970 + 61))
    return recorded.runID
  }

  private static func file(_ name: String) -> SourceFileDescription {
    SourceFileDescription(name: name, digest: "d-\(name)", format: "csv", byteLength: 1_000_000)
  }

  private static func outcome(_ status: FileOutcome.Status) -> FileOutcome {
    var outcome = FileOutcome(status: status)
    outcome.bytesAccepted = 999_000
    outcome.bytesRejected = 2
    outcome.bytesFraming = 998
    outcome.recordsAccepted = 12_345
    outcome.recordsRejected = 1
    outcome.yenAccepted = 9_876_543_210
    outcome.notes = status == .accepted ? "令和として読取" : ""
    var reconciliation = FileReconciliation()
    reconciliation.yenRejected = 4_321
    reconciliation.recordsRejectedWithoutAmount = 1
    reconciliation.recordsScored = status == .accepted ? 12_340 : 0
    reconciliation.yenScored = status == .accepted ? 9_876_000_000 : 0
    outcome.reconciliation = reconciliation
    return outcome
  }

  private static func total(agrees: Bool) -> ControlTotalRecord {
    ControlTotalRecord(
      nameJapanese: "トレーラ", nameEnglish: "Trailer", declaredCount: 12_346, declaredYen: agrees ? nil : 5,
      readCount: 12_346, readYen: 4, agrees: agrees)
  }

  private static func record(
    _ day: BankDay, number: Int64, account: String, payee: String?, memo: String?, lower: Bool = false
  ) -> AlertTransactionRecord {
    var transaction = TransactionRecord(
      occurredAt: Instant(day: day, secondOfDay: 50_602), hasTimeOfDay: !lower, direction: .outgoing,
      amountYen: 1_234_567, channel: lower ? .unstated : .atm, kind: .transfer)
    transaction.counterpartyName = payee
    transaction.memo = memo
    let score = ScoreRecord(
      scoreMicro: lower ? -1_250_000 : 2_000_000, baselineMicro: -3_000_000, modelScoreMicro: 0,
      rulePoints: 30,
      probability: lower ? 0.0004 : 0.834)
    var record = AlertTransactionRecord(
      account: AccountID(account), businessDay: day, band: lower ? .look : .alarm, typology: "refund_scam",
      source: SourceReference(fileDigest: "d-a.csv", recordNumber: number, byteOffset: 100, byteLength: 90),
      transaction: transaction, score: score)
    var rule = ReasonRecord(
      origin: .rule, name: "R-1", value: nil, contributionMicro: score.scoreMicro + 3_000_000 + 500_000,
      japanese: "還付金詐欺の手口に当たります", english: "Matches refund fraud")
    rule.referenceCase = "FSA-12"
    let feature = ReasonRecord(
      origin: .feature, name: "account.age", value: nil, contributionMicro: -500_000, japanese: "口座開設からの日数",
      english: "Days since opening")
    record.reasons = [rule, feature]
    record.summaryJapanese = "初めての相手への高額送金です。"
    record.summaryEnglish = "A large transfer to a new payee."
    return record
  }
}
