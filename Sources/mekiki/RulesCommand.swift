import AlertStore
import ArgumentParser
import Core
import Foundation
import Pipeline
import Reporting

/// The command `mekiki rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Read, test and change the rules of a pipeline.",
    subcommands: [
      RulesListCommand.self, RulesShowCommand.self, RulesTestCommand.self, RulesLintCommand.self,
      RulesExplainCommand.self, RulesDiffCommand.self, RulesBacktestCommand.self,
      RulesProposeCommand.self, RulesApproveCommand.self, RulesHistoryCommand.self,
    ])
}

/// Which rules are meant, and in which language they are spoken of.
struct RulesOption: ParsableArguments {
  @Option(help: "The pipeline's folder.") var pipeline = "Pipelines/nightly"
  @Option(help: "Another folder of rule files. Default: as the pipeline says.") var rules: String?
  @OptionGroup var languageOption: LanguageOption

  /// The rules as they lie there, with what is wrong with them.
  func load() throws -> PipelineRules {
    try PipelineRules.load(folder: pipeline, rules: rules)
  }
}

/// The forms in which rules are written.
enum RuleListFormat: String, CaseIterable, ExpressibleByArgument {
  case table
  case json
  case markdown
}

/// The command `mekiki rules list`.
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules, those that are off, and their exceptions.",
    discussion: """
      'markdown' writes the catalogue page that lies beside the rules; 'json' writes everything that the pack holds.
      """)

  @OptionGroup var option: RulesOption
  @Option(help: "The form: table, json or markdown.") var format: RuleListFormat = .table
  @Option(help: "The day on which exceptions are looked at, YYYY-MM-DD. Default: today in Japan.")
  var today: BankDay?
  @Option(
    help:
      "The database that knows what exceptions held back. Default: that of the pipeline, where there is one.")
  var database: String?

  func run() throws {
    let language = option.languageOption.language
    try ExitReport.run(language: language) {
      let rules = try option.load()
      let pack = try rules.usablePack()
      let table = RuleTable(
        pack, today: today ?? Clock.now.japanDay, suppressed: try suppressed(rules), language: language)
      switch format {
      case .table:
        Terminal.write(table.terminal(TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)))
      case .json: Terminal.write(table.json())
      case .markdown: Terminal.write(RuleCataloguePage(pack).markdown())
      }
      return .clean
    }
  }

  /// How many hits each exception has held back; nothing where no night has made a database yet.
  private func suppressed(_ rules: PipelineRules) throws -> [String: Int64] {
    let path: String
    if let database {
      path = database
    } else {
      path = try PipelineDefinition.databasePath(folder: option.pipeline)
      guard FileManager.default.fileExists(atPath: path) else { return [:] }
    }
    let counts: [String: Int64]
    do {
      counts = try AlertDatabase(path: path, access: .readOnly).suppressedCounts()
    } catch {
      // No night of this version has run yet, so nothing was held back.
      if case .olderSchema = error, database == nil { return [:] }
      throw error
    }
    let known = rules.pack?.everyRule.flatMap(\.exceptions).map { ($0.id, counts[$0.id] ?? 0) } ?? []
    return Dictionary(known, uniquingKeysWith: { first, _ in first })
  }
}

/// The command `mekiki rules show RULE`.
struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show everything that the pack says of one rule.")

  @Argument(help: "The rule's number, for example R-STRUCT-01.") var rule: String
  @OptionGroup var option: RulesOption
  @Option(help: "The day on which exceptions are looked at, YYYY-MM-DD. Default: today in Japan.")
  var today: BankDay?
  @Flag(help: "Write JSON for programs.") var json = false

  func run() throws {
    let language = option.languageOption.language
    try ExitReport.run(language: language) {
      let rules = try option.load()
      let sheet = RuleSheet(
        rule, pack: try rules.usablePack(), features: rules.catalogue.specs,
        today: today ?? Clock.now.japanDay, language: language)
      guard let sheet else { throw CommandError.noSuchRule(rule) }
      let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
      Terminal.write(json ? sheet.json() : sheet.terminal(style))
      return .clean
    }
  }
}

/// The command `mekiki rules test`.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run every example of every rule.",
    discussion: "Exit code 0 when all hold, 78 when one does not or the pack does not load.")

  @OptionGroup var option: RulesOption
  @Flag(help: "Write JSON for programs.") var json = false

  func run() throws {
    let language = option.languageOption.language
    try ExitReport.run(language: language) {
      let rules = try option.load()
      Terminal.write(json ? RulesText.testJSON(rules) : RulesText.test(rules, language))
      return rules.findings.contains { $0.severity != .notice } ? .configuration : .clean
    }
  }
}

/// The command `mekiki rules lint`.
struct RulesLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Say everything that is wrong or odd about the rules.",
    discussion: """
      Beside what a night refuses: conditions that never or always hold, parts without effect, rules that say the same, numbers that
      are no thresholds, thresholds and evidence without use, reviews and exceptions whose day is past, typologies out of reach.
      Exit code 78 when anything is an error, or with --strict when there is anything; else 0.
      """)

  @OptionGroup var option: RulesOption
  @Option(help: "The day on which reviews and exceptions are looked at, YYYY-MM-DD. Default: today in Japan.")
  var today: BankDay?
  @Flag(help: "Leave with 78 for notices too.") var strict = false
  @Flag(help: "Write JSON for programs.") var json = false

  func run() throws {
    let language = option.languageOption.language
    try ExitReport.run(language: language) {
      let rules = try option.load()
      let findings = rules.lint(today: today ?? Clock.now.japanDay)
      Terminal.write(
        json ? RulesText.lintJSON(findings, rules) : RulesText.lint(findings, rules, language))
      let isRefused = strict ? !findings.isEmpty : findings.contains { $0.severity != .notice }
      return isRefused ? .configuration : .clean
    }
  }
}
