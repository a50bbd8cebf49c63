import AlertStore
import ArgumentParser
import Core
import Foundation
import Reporting

/// The command `mekiki report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the report of a night as one self-contained HTML page.")

  @OptionGroup var databaseOption: DatabaseOption
  @Option(name: .shortAndLong, help: "The HTML file to write.") var output: String
  @Option(name: .customLong("run"), help: "The run's number. Default: the newest.") var wantedRun: Int64?
  @Option(help: "The most alerts to show.") var limit = 50
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("The limit is at least 1.") }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let database = try databaseOption.open()
      guard let runID = try wantedRun ?? database.runs(limit: 1).first?.runID else {
        throw CommandError.noRun
      }
      guard let summary = try database.nightSummary(runID: runID) else { throw CommandError.noSuchRun(runID) }
      var filter = AlertFilter(limit: limit)
      filter.runID = runID
      let details = try database.alerts(matching: filter).compactMap { try database.alert(id: $0.alertID) }
      let page = NightReport.html(
        summary: summary, skipped: [], alerts: details, alertTotal: try database.alertCount(matching: filter),
        writtenAt: Clock.now, language: language)
      let isWritten = FileManager.default.createFile(
        atPath: output, contents: Data(page.utf8), attributes: [.posixPermissions: 0o600])
      guard isWritten else { throw CommandError.cannotWrite(output) }
      Terminal.write(language == .japanese ? "\(output) に書き出しました。\n" : "Wrote \(output).\n")
      return .clean
    }
  }
}
