import Core
import Foundation
import Pipeline
import Simulation
import TestSupport
import Testing

/// Writes transactions and the features that we compute of them for `window_oracle.py`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] != nil))
struct WindowOracleExportTests {
  /// One row in so many comes late, by as many rows as this array says in turn: seconds, minutes, days, weeks.
  private static let lateEvery = 97
  private static let lateByRows = [1, 40, 3_000, 15_000, 30_000]
  /// One row in so many is followed by a correction.
  private static let correctionEvery = 53

  /// Simulated life, with rows that come late and with corrections, of which it has few or none itself.
  private static func disturbed(_ lines: [Substring]) throws -> [String] {
    let fields = lines[0].split(separator: ",")
    let places = try ["occurred_at", "amount", "direction", "counterparty_account", "kind"].map {
      try #require(fields.firstIndex(of: Substring($0)))
    }
    var rows: [String] = []
    var waiting: [Int: [String]] = [:]
    for (index, line) in lines.dropFirst().enumerated() {
      if index % lateEvery == 5 {
        waiting[index + lateByRows[index / lateEvery % lateByRows.count], default: []].append(String(line))
      } else {
        rows.append(String(line))
      }
      rows += waiting.removeValue(forKey: index) ?? []
      if index % correctionEvery == 11 {
        // Of a row some minutes, days or weeks ago, booked at the time of this one.
        let back = [3, 2_000, 9_000, 40_000][index / correctionEvery % 4]
        let variant = index / correctionEvery / 4 % 4
        rows.append(correction(of: rows[max(0, rows.count - back)], at: line, places, variant))
      }
    }
    for index in waiting.keys.sorted() { rows += waiting[index] ?? [] }
    return [String(lines[0])] + rows
  }

  /// A correction of an earlier row: as it was, without the party, in the other direction, or of an amount that fits nothing.
  private static func correction(
    of earlier: String, at line: Substring, _ places: [Int], _ variant: Int
  ) -> String {
    // No field up to the counterparty's account is quoted.
    var fields = earlier.split(separator: ",", omittingEmptySubsequences: false)
    fields[places[0]] = line.split(separator: ",", omittingEmptySubsequences: false)[places[0]]
    fields[places[4]] = "correction"
    if variant == 1 { fields[places[3]] = "" }
    if variant == 2 { fields[places[2]] = fields[places[2]] == "out" ? "in" : "out" }
    if variant == 3 { fields[places[1]] += "7" }
    return fields.joined(separator: ",")
  }

  @Test func transactionsAndTheirFeaturesAreWritten() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = try #require(environment["MEKIKI_ORACLE_FOLDER"]) + "/windows"
    let bank = try TemporaryFolder()
    _ = try SimulatedBank(SimulationPlan(accounts: 2_650, days: 45, seed: 20_261)).write(
      to: bank.path(of: "bank"))
    let source = try #require(
      FileManager.default.contentsOfDirectory(atPath: bank.path(of: "bank/inbox")).first {
        $0.hasPrefix("transactions") && $0.hasSuffix(".csv")
      })
    let text = String(decoding: try bank.bytes(of: "bank/inbox/\(source)"), as: UTF8.self)
    let lines = try Self.disturbed(text.split(whereSeparator: \.isNewline))
    try FileManager.default.createDirectory(atPath: folder + "/inbox", withIntermediateDirectories: true)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(
      to: URL(filePath: folder + "/inbox/transactions.csv"))
    var export = FeatureExport(
      sources: try PipelineDefinition.loadFeatureSources(
        folder: try #require(RepositoryRoot.path()) + "/Pipelines/nightly"),
      inputPath: folder + "/inbox", customersPath: bank.path(of: "bank/customers.csv"),
      outputPath: folder + "/all.npy", form: .numPy, referenceDay: BankDay(daysSince1970: 20_720),
      startedAt: Instant(day: BankDay(daysSince1970: 20_720)), workers: 2)
    export.overwrites = true
    let outcome = try export.run()
    #expect(outcome.rows == Int64(lines.count - 1) && !outcome.hasRefusedFiles)
  }
}
