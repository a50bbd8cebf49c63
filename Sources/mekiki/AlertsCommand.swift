import AlertStore
import Alerts
import ArgumentParser
import Core
import Pipeline
import Reporting

/// The command `mekiki alerts`.
struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "List and search alerts, show one with its reasons, and bring it to its end.",
    subcommands: [
      AlertsListCommand.self, AlertsSearchCommand.self, AlertsShowCommand.self, AlertsAssignCommand.self,
      AlertsDecideCommand.self, AlertsMoveCommand.self, AlertsNoteCommand.self, AlertsAttachCommand.self,
      AlertsLinkCommand.self, AlertsExportCommand.self, AlertsDraftReportCommand.self,
    ])
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

/// The command `mekiki alerts list`.
struct AlertsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List alerts, highest score first: open ones unless --state says otherwise.")

  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "The form: table, json, csv or markdown.") var format: OutputFormat = .table
  @OptionGroup var choice: AlertsFilterOptions
  @Flag(help: "Also alerts that are not in the queue: below the night's budget, or held back by the policy.")
  var all = false
  @OptionGroup var masking: MaskOptions
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      let mask = try masking.mask(pipeline: databaseOption.pipeline)
      let database = try databaseOption.open()
      try choice.check(database)
      let filter = choice.filter(
        defaultStates: AlertState.allCases.filter(\.isOpen), places: all ? [] : StoredAlert.Place.shown)
      let alerts = try database.alerts(matching: filter)
      let language = languageOption.language
      // A page that is not full says how many there are; only a full one is counted further.
      let isWhole =
        alerts.count < filter.limit && filter.after == nil && (filter.offset == 0 || !alerts.isEmpty)
      let count =
        isWhole
        ? filter.offset + alerts.count
        : try database.alertCount(matching: filter, upTo: Limits.alertsCounted)
      let shown = alerts.map { mask?.masked($0) ?? $0 }
      let table =
        if let count {
          AlertTable(alerts: shown, totalCount: count, language: language)
        } else {
          AlertTable(alerts: shown, hasMore: alerts.count == filter.limit, language: language)
        }
      format.write(table)
      return .clean
    }
  }
}

/// The command `mekiki alerts search TEXT`.
struct AlertsSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find alerts by text, the one raised last first, in every state and place.",
    discussion: """
      Searched are account, transaction number, the other party's account and name, originator, memo, the Japanese summary, and notes.
      Widths, kana, case and spaces do not matter. Several words must all stand in one transaction or one note.
      """)

  @Argument(help: "What to find: words of two characters or more.") var text: [String]
  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "The form: table, json, csv or markdown.") var format: OutputFormat = .table
  @OptionGroup var choice: AlertsFilterOptions
  @OptionGroup var masking: MaskOptions
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      let mask = try masking.mask(pipeline: databaseOption.pipeline)
      let typed = text.joined(separator: " ")
      guard typed.utf8.count <= Limits.searchBytes, let words = AlertDatabase.searchWords(typed) else {
        throw CommandError.unfitSearch
      }
      let database = try databaseOption.open()
      try choice.check(database)
      let page = try database.search(words, matching: choice.filter(defaultStates: [], places: []))
      format.write(
        AlertTable(
          alerts: page.alerts.map { mask?.masked($0) ?? $0 }, hasMore: page.hasMore,
          language: languageOption.language))
      return .clean
    }
  }
}

/// The command `mekiki alerts show ALERT`.
struct AlertsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one alert with its transactions, reasons and history.")

  @Argument(help: "The alert's number.") var alert: String
  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "The form: table or json.") var format: OutputFormat = .table
  @OptionGroup var masking: MaskOptions
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard format == .table || format == .json else {
      throw ValidationError("One alert is shown as table or json.")
    }
  }

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      let mask = try masking.mask(pipeline: databaseOption.pipeline)
      guard let detail = try databaseOption.open().alert(id: alert) else {
        throw CommandError.noSuchAlert(alert)
      }
      let view = AlertDetail(mask?.masked(detail) ?? detail, language: languageOption.language)
      let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
      Terminal.write(format == .json ? view.json() : view.terminal(style))
      return .clean
    }
  }
}
