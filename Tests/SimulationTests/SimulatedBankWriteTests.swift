import Core
import Foundation
import JapaneseText
import Testing

@testable import Simulation

struct SimulatedBankWriteTests {
  private let directory = NSTemporaryDirectory() + "simulation-" + UUID().uuidString

  private func withFiles(_ plan: SimulationPlan, _ body: (SimulationSummary) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try body(try SimulatedBank(plan).write(to: directory))
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name)))
  }

  private func lines(_ name: String) throws -> [String] {
    String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func inbox(_ suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory + "/inbox").filter { $0.hasSuffix(suffix) }
      .sorted()
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func writesEveryRowIntoExactlyOneFile() throws {
    let plan = SimulationPlan(accounts: 400, days: 35, seed: 6)
    let rows = Array(SimulatedBank(plan))
    try withFiles(plan) { summary in
      #expect(summary.rows == Int64(rows.count))
      #expect(try lines("inbox/transactions.csv").count == Int(summary.csvRows) + 1)
      #expect(try lines("customers.csv").count == 401)
      #expect(try lines("labels.csv").count == Int(summary.labelledRows) + 1)
      #expect(summary.bulkTransferRows > 0 && summary.statementRows > 0)
      let written = Set(try lines("inbox/transactions.csv").dropFirst().map { String($0.prefix(11)) })
      #expect(written == Set(rows.filter { $0.route == .csv }.map(\.transactionID)))
    }
  }

  @Test func filesAndDirectoriesAreForTheirOwnerOnly() throws {
    try withFiles(SimulationPlan(accounts: 40, days: 3, seed: 6)) { _ in
      let files = ["/customers.csv", "/labels.csv", "/confirmed_accounts.csv", "/inbox/transactions.csv"]
      let modes = try (["", "/inbox"] + files).map { try mode(directory + $0) }
      #expect(modes == [0o700, 0o700, 0o600, 0o600, 0o600, 0o600])
    }
  }

  @Test func labelsPointAtTheRecordTheyName() throws {
    try withFiles(SimulationPlan(accounts: 400, days: 35, seed: 6)) { _ in
      let records = try lines("inbox/transactions.csv")
      let labels = try lines("labels.csv").dropFirst().map { $0.components(separatedBy: ",") }
      #expect(labels.count > 20)
      for label in labels where label[0] == "transactions.csv" {
        let number = try #require(Int(label[1]))
        #expect(records[number - 1].hasPrefix(label[2] + ","))
        #expect(ScamType(rawValue: label[3]) != nil && FraudLabel.Role(rawValue: label[4]) != nil)
      }
    }
  }

  /// An account is confirmed after its first row of fraud, days to weeks later, and none after the last day.
  @Test func accountsAreConfirmedLate() throws {
    let plan = SimulationPlan(accounts: 400, days: 50, seed: 6)
    var firstUse: [String: Instant] = [:]
    for row in SimulatedBank(plan) {
      guard let label = row.label else { continue }
      let account = label.role == .mule ? row.account : row.counterpartyAccount
      if firstUse[account] == nil { firstUse[account] = row.occurredAt }
    }
    try withFiles(plan) { _ in
      let lines = try lines("confirmed_accounts.csv")
      #expect(lines.first == "account,known_at")
      let known = lines.dropFirst().map { $0.components(separatedBy: ",") }
      #expect(known.count > 5 && known.count < firstUse.count)
      #expect(Set(known.map { $0[0] }).count == known.count)
      #expect(known.map { $0[1] } == known.map { $0[1] }.sorted())
      for entry in known {
        let used = try #require(firstUse[entry[0]]).japanDay
        let day = String(entry[1].prefix(10))
        #expect(day >= used.adding(days: 2).iso8601 && day <= used.adding(days: 40).iso8601)
        #expect(day < plan.firstDay.adding(days: 50).iso8601 && entry[1].hasSuffix("+09:00"))
      }
    }
  }

  @Test func bulkTransferTrailersHoldTheTotals() throws {
    try withFiles(SimulationPlan(accounts: 400, days: 35, seed: 6)) { summary in
      var rows = 0
      for name in try inbox(".sofuri") {
        let file = try bytes("inbox/" + name)
        #expect(file.count % 122 == 0)
        let records = stride(from: 0, to: file.count, by: 122).map { Array(file[$0..<$0 + 122]) }
        #expect(records.allSatisfy { $0[120] == 0x0D && $0[121] == 0x0A })
        let data = records.filter { $0[0] == 0x32 }
        let totalYen = try data.reduce(0) { $0 + (try number($1, 80, 10)) }
        let trailer = records[records.count - 2]
        #expect(try number(trailer, 1, 6) == data.count && number(trailer, 7, 12) == totalYen)
        #expect(Array(records[0][0..<4]) == Array("1210".utf8) && records[records.count - 1][0] == 0x39)
        rows += data.count
      }
      #expect(rows == Int(summary.bulkTransferRows))
    }
  }

  @Test func statementsCloseOnTheirOpeningPlusTheirRows() throws {
    try withFiles(SimulationPlan(accounts: 400, days: 35, seed: 6)) { summary in
      var rows = 0
      for name in try inbox(".nyushukkin") {
        let file = try bytes("inbox/" + name)
        #expect(file.count % 202 == 0)
        let records = stride(from: 0, to: file.count, by: 202).map { Array(file[$0..<$0 + 202]) }
        let data = records.filter { $0[0] == 0x32 }
        var balanceYen = try number(records[0], 115, 14)
        for record in data {
          balanceYen += (record[21] == 0x31 ? 1 : -1) * (try number(record, 24, 12))
          #expect(Array(record[9..<11]) == Array("08".utf8))
        }
        let trailer = records[records.count - 2]
        #expect(try number(trailer, 40, 14) == abs(balanceYen))
        #expect(try number(trailer, 1, 6) + number(trailer, 20, 6) == data.count)
        #expect(try number(records[records.count - 1], 1, 10) == records.count)
        rows += data.count
      }
      #expect(rows == Int(summary.statementRows))
    }
  }

  @Test func splitFilesHoldTheSameRowsTogether() throws {
    var plan = SimulationPlan(accounts: 60, days: 35, seed: 8)
    var whole: [String] = []
    try withFiles(plan) { _ in whole = Array(try lines("inbox/transactions.csv").dropFirst()) }
    for (split, files) in [(SimulationPlan.FileSplit.month, 2), (.day, 35)] {
      plan.split = split
      try withFiles(plan) { _ in
        let names = try inbox(".csv")
        #expect(names.count == files)
        #expect(try names.flatMap { try lines("inbox/" + $0).dropFirst() } == whole)
      }
    }
  }

  @Test func cp932HoldsTheSameTextAsUTF8() throws {
    var plan = SimulationPlan(accounts: 60, days: 20, seed: 8)
    var text: [UInt8] = []
    try withFiles(plan) { _ in text = try bytes("inbox/transactions.csv") }
    plan.encoding = .cp932
    try withFiles(plan) { _ in
      let encoded = try bytes("inbox/transactions.csv")
      var decoded: [UInt8] = []
      #expect(CP932Decoder.standard.appendUTF8(encoded.span, to: &decoded) == .complete)
      #expect(decoded == text && encoded.count < text.count)
    }
  }

  @Test func overwritesNothingAndSaysWhatIsWrong() throws {
    let plan = SimulationPlan(accounts: 20, days: 1, seed: 1)
    try withFiles(plan) { _ in
      #expect(throws: SimulationError.fileExists(path: directory + "/customers.csv")) {
        try SimulatedBank(plan).write(to: directory)
      }
    }
    let orphan = directory + "/not/there"
    #expect {
      try SimulatedBank(plan).write(to: orphan)
    } throws: { error in
      if case .directoryNotMade(let path, _) = error as? SimulationError { return path == orphan }
      return false
    }
  }

  @Test func reportsProgressAfterEachDay() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var days: [Int] = []
    try SimulatedBank(SimulationPlan(accounts: 20, days: 4, seed: 1)).write(to: directory) {
      days.append($0.days)
    }
    #expect(days == [1, 2, 3, 4])
  }

  private func number(_ record: [UInt8], _ offset: Int, _ length: Int) throws -> Int {
    try #require(Int(String(decoding: record[offset..<offset + length], as: UTF8.self)))
  }
}
