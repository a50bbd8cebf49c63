import AlertStore
import ArgumentParser
import Core
import Reporting

/// The command `mekiki rejects`.
struct RejectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejects", abstract: "List the records that could not be read, or show one with its bytes.",
    subcommands: [RejectsListCommand.self, RejectsShowCommand.self])
}

/// The command `mekiki rejects list`.
struct RejectsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List refused records in the order in which they were read.")

  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "Only records of the file with this name.") var file: String?
  @Option(help: "Only records refused under this code, for example ING-023.") var code: String?
  @Option(help: "Only records of one business day, YYYY-MM-DD.") var date: BankDay?
  @Option(help: "The most records to list.") var limit = 50
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("The limit is at least 1.") }
  }

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      let database = try databaseOption.open()
      var filter = RejectFilter(limit: limit)
      filter.fileName = file
      filter.code = code
      filter.businessDay = date
      let table = RejectTable(
        rejects: try database.rejects(matching: filter),
        totalCount: try database.rejectCount(matching: filter),
        language: languageOption.language)
      let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
      Terminal.write(json ? table.json() : table.terminal(style))
      return .clean
    }
  }
}

/// The command `mekiki rejects show ID`.
struct RejectsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one refused record: where it stands, why, and its bytes as text.")

  @Argument(help: "The number that 'mekiki rejects list' gives.") var reject: Int64
  @OptionGroup var databaseOption: DatabaseOption
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      guard let found = try databaseOption.open().reject(id: reject) else {
        throw CommandError.noSuchReject(reject)
      }
      let detail = RejectDetail(found, language: languageOption.language)
      let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
      Terminal.write(json ? detail.json() : detail.terminal(style))
      return .clean
    }
  }
}
