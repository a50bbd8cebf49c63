import AlertStore
import ArgumentParser
import Core
import Features
import Pipeline
import Reporting

/// The command `mekiki state`.
struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state", abstract: "Show what the database remembers of an account between nights.",
    subcommands: [StateShowCommand.self])
}

/// The command `mekiki state show ACCOUNT`.
struct StateShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Show an account's kept transactions, sums by day, usual amounts, payers and other sides, as windows see them.",
    discussion:
      "Sums of declared windows have the names that --pipeline gives them, and numbers when it cannot be read."
  )

  @Argument(help: "The account, as the files write it.") var account: String
  @Flag(help: "Show the account as a payee of others: what they sent to it.") var payee = false
  @OptionGroup var databaseOption: DatabaseOption
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let database = try databaseOption.open()
      // A database is shown wherever it lies; a pipeline that is not there only leaves its windows without names.
      let declared = (try? PipelineDefinition.declaredFeatures(folder: databaseOption.pipeline)) ?? []
      guard let memory = try WindowMemory.find(account, asPayee: payee, in: database, declared: declared)
      else {
        throw CommandError.noSuchState(account)
      }
      let text = WindowMemoryText(memory, language: language)
      let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
      Terminal.write(json ? text.json() : text.terminal(style))
      return .clean
    }
  }
}
