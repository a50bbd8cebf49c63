import AlertStore
import ArgumentParser
import Core
import Foundation
import Reporting

/// The command `mekiki report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of a night as one self-contained HTML page, or as JSON or CSV.",
    discussion: """
      All runs of a business day are one night; --run chooses one of them. The page needs no script and no file beside it, and prints on A4.
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case html
    case json
    case csv
  }

  @OptionGroup var databaseOption: DatabaseOption
  @Option(name: .shortAndLong, help: "The file to write.") var output: String
  @Option(help: "The form: html, json or csv.") var format: Form = .html
  @Option(help: "The business day, YYYY-MM-DD. Default: that of the newest run.") var date: BankDay?
  @Option(name: .customLong("run"), help: "One run by its number, in place of all of its day.") var wantedRun:
    Int64?
  @Option(help: "The most alerts to show in full.") var limit = 50
  @OptionGroup var masking: MaskOptions
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard 1...Limits.alertsOfPage ~= limit else {
      throw ValidationError("The limit is at least 1 and at most \(Limits.alertsOfPage).")
    }
    guard date == nil || wantedRun == nil else { throw ValidationError("Give --date or --run, not both.") }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let mask = try masking.mask(pipeline: databaseOption.pipeline)
      let database = try databaseOption.open()
      let report = try report(try figures(database), database, mask)
      let text =
        switch format {
        case .html: report.html
        case .json: report.json
        case .csv: report.csv
        }
      let isWritten = FileManager.default.createFile(
        atPath: output, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
      guard isWritten else { throw CommandError.cannotWrite(output) }
      Terminal.write(language == .japanese ? "\(output) に書き出しました。\n" : "Wrote \(output).\n")
      return .clean
    }
  }

  private func figures(_ database: AlertDatabase) throws -> NightFigures {
    if let wantedRun {
      guard let figures = try database.nightFigures(runID: wantedRun) else {
        throw CommandError.noSuchRun(wantedRun)
      }
      return figures
    }
    guard let night = try date ?? database.runs(limit: 1).first?.description.businessDay else {
      throw CommandError.noRun
    }
    guard let figures = try database.nightFigures(night: night) else { throw CommandError.noSuchNight(night) }
    return figures
  }

  /// The alerts are those that runs of the night raised or added to and that analysts see.
  private func report(_ figures: NightFigures, _ database: AlertDatabase, _ mask: AlertMask?) throws
    -> NightReport
  {
    var filter = AlertFilter(limit: limit)
    filter.runIDs = figures.runIDs
    filter.places = StoredAlert.Place.shown
    let alerts = try database.alerts(matching: filter).compactMap { listed -> NightReport.Alert? in
      guard let detail = try database.alert(id: listed.alertID) else { return nil }
      return NightReport.Alert(
        detail: mask?.masked(detail) ?? detail, month: try database.month(ofAlert: listed.alertID))
    }
    return NightReport(
      figures: figures, summaries: try figures.runIDs.compactMap { try database.nightSummary(runID: $0) },
      alerts: alerts, alertTotal: try database.alertCount(matching: filter), writtenAt: Clock.now,
      language: languageOption.language)
  }
}
