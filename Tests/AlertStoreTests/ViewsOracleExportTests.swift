import Alerts
import AlertStore
import Core
import Foundation
import Testing

/// Writes a database for `views_oracle.py`, with names that old encodings do not know.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] != nil))
struct ViewsOracleExportTests {
  @Test func writeAlertsForTheOracle() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"])
    let path = folder + "/alerts.sqlite"
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    let database = try AlertDatabase(path: path, access: .readWrite)
    let recorded = try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      for number in 1...5 {
        var record = try StoreFixture.record(
          in: "a.csv", number: Int64(number), account: "account-\(number)",
          scoreMicro: Int64(number) * 500_000)
        record.transaction.counterpartyName = "ｶ)ﾔﾏﾀﾞ髙橋𠮷"
        record.transaction.counterpartyAccount = "0001-001-1-1234567"
        record.reasons[0] = ReasonRecord(
          origin: .rule, name: "R-VICTIM-01", value: 30,
          contributionMicro: record.reasons[0].contributionMicro, japanese: "還付金", english: "refund")
        try $0.raise(record)
      }
      return StoreFixture.outcome()
    }
    try database.finishRun(recorded.runID, finishedAt: Instant(secondsSince1970: 1_800_000_000))
    let person = try LifeCycleFixture.person("佐藤")
    func move(_ move: AlertMove, _ number: Int, _ reason: AlertReason?) throws {
      var request = MoveRequest("A-20261120-00000\(number)", move)
      request.reason = reason
      try database.move([request], by: person, workflow: LifeCycleFixture.workflow)
    }
    for number in 1...3 { try move(.begin, number, nil) }
    try move(.confirm, 1, .muleAccount)
    try move(.dismiss, 2, .expectedActivity)
    try database.note(try NoteText("調査中：髙橋"), on: "A-20261120-000003", by: person)
  }
}
