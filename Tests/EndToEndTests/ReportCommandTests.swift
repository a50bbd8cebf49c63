import Core
import Foundation
import Simulation
import TestSupport
import Testing

/// The report of the second of two nights, with decisions between them: its figures are those of SQL, and its shape is that of its schema.
@Suite(.serialized) struct ReportCommandTests {
  let folder: TemporaryFolder
  let root: String
  let program: OutsideProgram

  init() throws {
    folder = try TemporaryFolder()
    root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    program = try #require(OutsideProgram((tests as NSString).deletingLastPathComponent + "/mekiki"))
    let plan = SimulationPlan(accounts: 500, days: 45, seed: 11, fraudRate: 0.02, split: .day)
    _ = try SimulatedBank(plan).write(to: folder.path(of: "bank"))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "bank/inbox")).sorted()
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "first"), withIntermediateDirectories: true)
    let daily = files.filter { $0.hasPrefix("transactions-") }
    for file in files where !daily.suffix(2).contains(file) {
      try FileManager.default.copyItem(
        atPath: folder.path(of: "bank/inbox/" + file), toPath: folder.path(of: "first/" + file))
    }
    let days = daily.map { String($0.dropFirst("transactions-".count).prefix(10)) }
    try night("first", days[days.count - 3])
    let alerts = try query("SELECT alert_id FROM alert ORDER BY alert_id LIMIT 3")
    for (alert, decision) in zip(alerts, ["confirmed", "dismissed", "confirmed"]) {
      let reason = decision == "confirmed" ? "mule_account" : "expected_activity"
      for step in [["move", "begin", alert], ["decide", decision, alert, "--reason", reason]] {
        let outcome = try program.run(
          ["alerts"] + step + [
            "--by", "佐藤", "--database", database, "--pipeline", root + "/Pipelines/nightly",
          ])
        #expect(outcome.status == 0, "\(outcome.output)")
      }
    }
    try night("bank/inbox", days[days.count - 1])
  }

  private var database: String { folder.path(of: "night.sqlite") }

  private func night(_ inbox: String, _ day: String) throws {
    let outcome = try program.run([
      "run", root + "/Pipelines/nightly", "--input", folder.path(of: inbox), "--customers",
      folder.path(of: "bank/customers.csv"), "--database", database, "--date", day,
    ])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  private func query(_ sql: String) throws -> [String] {
    let shell = try #require(OutsideProgram("sqlite3"))
    return try shell.run(["-readonly", database, sql]).output.split(separator: "\n").map(String.init)
  }

  private func report(_ name: String, _ arguments: String...) throws -> String {
    let path = folder.path(of: name)
    let outcome = try program.run(["report", "--database", database, "--output", path] + arguments)
    #expect(outcome.status == 0, "\(outcome.output)")
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func theReportOfTwoNightsIsWhatSQLSays() throws {
    let json = try report("report.json", "--format", "json", "--language", "ja")
    #expect(try JSONShape(path: root + "/ops/schemas/night-report.schema.json").problems(in: json) == [])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let figures = try #require(object["figures"] as? [String: Int])
    let files = "source_file WHERE run_id = 2"
    let questions = [
      "files_accepted": "SELECT count(*) FROM \(files)",
      "records_accepted": "SELECT sum(records_accepted) FROM \(files)",
      "yen_accepted": "SELECT sum(yen_accepted) FROM \(files)",
      "alert_transactions":
        "SELECT count(*) FROM alert_transaction JOIN source_file USING (file_id) WHERE run_id = 2",
      "alerts_raised": "SELECT alerts_raised FROM night_summary WHERE run_id = 2",
      "queued":
        "SELECT count(*) FROM alert WHERE queue_place = 'queued' AND queue_day = '\(object["night"] as? String ?? "")'",
    ]
    for (name, sql) in questions {
      #expect(try query(sql) == [figures[name].map(String.init) ?? "none"], "\(name)")
    }
    #expect(
      figures["alerts_raised"] ?? 0 > 0
        && (object["figures_before"] as? [String: Int])?["alerts_raised"] ?? 0 > 0)
    let moves = try #require(object["moves"] as? [[String: Any]])
    #expect(moves.compactMap { $0["count"] as? Int } == [3, 2, 1])
    let distributions = try #require(object["distributions"] as? [[String: Any]])
    #expect(distributions.count > 60 && distributions.first?["name"] as? String == "score")
    for entry in distributions {
      let name = try #require(entry["name"] as? String)
      let sums = try query(
        "SELECT missing, (SELECT sum(value) FROM json_each(counts)) FROM distribution WHERE run_id = 2 AND name = '\(name)'"
      )
      let counts = try #require(entry["counts"] as? [Int])
      #expect(sums == ["\(entry["missing"] as? Int ?? -1)|\(counts.reduce(0, +))"], "\(name)")
      #expect(
        entry["stability_training"] is Double && entry["stability_before"] is Double
          || counts.reduce(0, +) == 0)
    }
    let page = try report("report.ja.html", "--language", "ja")
    #expect(page.contains("<svg viewBox=\"0 0 640 190\"") && page.contains("操作") && !page.contains("{{"))
    #expect(try report("report.en.html", "--language", "en").contains("What people did since"))
    #expect(
      try report("report.csv", "--format", "csv").contains(
        "night,\(object["night"] as? String ?? ""),files_accepted,2\r\n"))
  }

  /// A night is chosen by its day or by its run, and what is not there is said.
  @Test func aNightIsChosenByDayOrRun() throws {
    let day = try #require(try query("SELECT business_day FROM run WHERE run_id = 1").first)
    #expect(try report("day.json", "--format", "json", "--date", day).contains("\"run_ids\":[1]"))
    #expect(try report("run.json", "--format", "json", "--run", "2").contains("\"run_ids\":[2]"))
    let page = try report("masked.html", "--mask", "statistics", "--pipeline", root + "/Pipelines/nightly")
    for account in try query("SELECT account FROM alert WHERE last_run_id = 2") {
      #expect(!page.contains(account))
    }
    for (arguments, status) in [
      (["--date", "2001-01-01"], Int32(66)), (["--run", "99"], 66), (["--run", "1", "--date", day], 64),
    ] {
      let path = folder.path(of: "none.html")
      #expect(
        try program.run(["report", "--database", database, "--output", path] + arguments).status == status)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  /// Writes the night and its report in every form into a folder, for `report_oracle.py`, which opens the pages in a browser.
  func write(into target: String) throws {
    _ = try report("report.ja.html", "--language", "ja")
    _ = try report("report.en.html", "--language", "en")
    _ = try report("report.json", "--format", "json")
    _ = try OutsideProgram("sqlite3")?.run([database, "PRAGMA wal_checkpoint(TRUNCATE)"])
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    for name in ["night.sqlite", "report.ja.html", "report.en.html", "report.json"] {
      try? FileManager.default.removeItem(atPath: target + "/" + name)
      try FileManager.default.copyItem(atPath: folder.path(of: name), toPath: target + "/" + name)
    }
  }
}

/// Writes reports where the oracles of `Tests/Oracles` look for them.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] != nil))
struct ReportOracleExportTests {
  @Test func pagesForTheBrowserAreWritten() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"])
    try ReportCommandTests().write(into: folder + "/report")
  }
}
