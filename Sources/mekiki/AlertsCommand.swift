import AlertStore
import ArgumentParser
import Core
import Pipeline
import Reporting

/// The command `mekiki alerts`.
struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "List alerts, or show one with its reasons.",
    subcommands: [AlertsListCommand.self, AlertsShowCommand.self])
}

/// Where the database is: named, or as a pipeline says.
struct DatabaseOption: ParsableArguments {
  @Option(help: "The database.") var database: String?
  @Option(help: "The pipeline whose database is meant when none is named.") var pipeline = "Pipelines/nightly"

  /// The path of the database.
  func path() throws -> String {
    if let database { return database }
    return try PipelineDefinition.databasePath(folder: pipeline)
  }

  /// The database, to be read only.
  func open() throws -> AlertDatabase {
    try AlertDatabase(path: try path(), access: .readOnly)
  }
}

/// The forms in which alerts are written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table
  case json
  case csv
}

/// The command `mekiki alerts list`.
struct AlertsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List open alerts, highest score first.")

  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "The form: table, json or csv.") var format: OutputFormat = .table
  @Option(help: "The most alerts to list.") var limit = 20
  @Option(help: "Only alerts of one business day, YYYY-MM-DD.") var date: BankDay?
  @Option(help: "Only alerts of one account.") var account: String?
  @Flag(help: "Also alerts that are not in the queue: below the night's budget, or held back by the policy.")
  var all = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("The limit is at least 1.") }
  }

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      let database = try databaseOption.open()
      var filter = AlertFilter(limit: limit)
      filter.businessDay = date
      filter.account = account.map { AccountID($0) }
      filter.states = [.open, .inReview]
      if !all { filter.places = StoredAlert.Place.shown }
      let table = AlertTable(
        alerts: try database.alerts(matching: filter), totalCount: try database.alertCount(matching: filter),
        language: languageOption.language)
      switch format {
      case .table:
        Terminal.write(table.terminal(TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)))
      case .json: Terminal.write(table.json())
      case .csv: Terminal.write(table.csv(startsWithByteOrderMark: false))
      }
      return .clean
    }
  }
}

/// The command `mekiki alerts show ALERT`.
struct AlertsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one alert with its transactions and reasons.")

  @Argument(help: "The alert's number.") var alert: String
  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "The form: table or json.") var format: OutputFormat = .table
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard format != .csv else { throw ValidationError("One alert is shown as table or json.") }
  }

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      guard let detail = try databaseOption.open().alert(id: alert) else {
        throw CommandError.noSuchAlert(alert)
      }
      let view = AlertDetail(detail, language: languageOption.language)
      let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
      Terminal.write(format == .json ? view.json() : view.terminal(style))
      return .clean
    }
  }
}
