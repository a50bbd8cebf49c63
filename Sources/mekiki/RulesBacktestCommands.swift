import ArgumentParser
import Core
import Pipeline
import Reporting
import Training

/// The command `mekiki rules explain RULE TRANSACTION`.
struct RulesExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show how a rule comes to its outcome for one transaction.",
    discussion: """
      The transaction is meant by its own identifier or as FILE:RECORD. Every file before it is read, so that the values are those
      that a night has at that moment.
      """)

  @Argument(help: "The rule's number.") var rule: String
  @Argument(help: "The transaction's identifier, or FILE:RECORD.") var transaction: String
  @OptionGroup var options: RulesReadingOptions

  func run() throws {
    let language = options.languageOption.language
    let line = ProgressLine()
    try ExitReport.run(language: language) {
      defer { line.clear() }
      let definition = try PipelineDefinition.load(folder: options.pipeline)
      guard let found = definition.rules.everyRule.first(where: { $0.id == rule }) else {
        throw CommandError.noSuchRule(rule)
      }
      let reading = options.reading(definition) { line.show("\($0.file)  \($0.transactions)") }
      guard let explanation = try RuleExplainer(reading: reading).explain(found, transaction: transaction)
      else { throw CommandError.noSuchTransaction(transaction) }
      line.clear()
      Terminal.write(
        options.json ? RuleExplanationText.json(explanation) : RuleExplanationText.text(explanation, language)
      )
      return .clean
    }
  }
}

/// The command `mekiki rules diff OLD NEW`.
struct RulesDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what tells two rule packs apart.",
    discussion: "Exit code 0 whether or not they differ; 78 when one of them does not load.")

  @Argument(help: "The folder of the older rule files.") var old: String
  @Argument(help: "The folder of the newer rule files.") var new: String
  @Option(help: "The pipeline for whose features both are read.") var pipeline = "Pipelines/nightly"
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let older = try PipelineRules.load(folder: pipeline, rules: old)
      let newer = try PipelineRules.load(folder: pipeline, rules: new)
      let text = RulePackDifferenceText(try newer.difference(from: older), language: language)
      let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
      Terminal.write(json ? text.json() : text.terminal(style))
      return .clean
    }
  }
}

/// The command `mekiki rules backtest --rules NEW`.
struct RulesBacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Show what other rules would have raised over files that lie in a folder.",
    discussion: """
      Both packs see the files in the order in which a night takes them; model and policy stay. Counts are those of nights over the
      same files. With --labels, a file as 'mekiki simulate' writes it, precision and recall are said too.
      """)

  @Option(help: "The folder of the rule files to try.") var rules: String
  @Option(help: "The first day whose transactions count, YYYY-MM-DD. Earlier ones still fill the windows.")
  var from: BankDay?
  @Option(help: "The last day whose transactions count, YYYY-MM-DD.") var to: BankDay?
  @Option(help: "A file that says which records are fraud.") var labels: String?
  @OptionGroup var options: RulesReadingOptions

  func validate() throws {
    if let from, let to, from > to { throw ValidationError("The first day lies behind the last one.") }
  }

  func run() throws {
    let language = options.languageOption.language
    let line = ProgressLine()
    try ExitReport.run(language: language) {
      defer { line.clear() }
      let definition = try PipelineDefinition.load(folder: options.pipeline)
      let (tried, failing) = try PipelineRules.load(
        folder: options.pipeline, rules: rules, watchLists: definition.watchLists.map(\.table)
      ).readablePack()
      if failing > 0 {
        Terminal.writeError(
          language == .japanese
            ? "mekiki: 試すルールの事例 \(failing) 件が期待と異なります（mekiki rules test で確認できます）。続けます。\n"
            : "mekiki: \(failing) cases of the rules to try do not hold ('mekiki rules test' shows them); going on.\n"
        )
      }
      var reading = options.reading(definition) { step in
        line.show("\(step.step == .check ? "1/2" : "2/2")  \(step.file)  \(step.transactions)")
      }
      reading.firstDay = from
      reading.lastDay = to
      let known = try labels.map { try FraudLabels(path: $0) }
      let outcome = try RuleBacktest(
        definition: definition, reading: reading, candidate: tried,
        labels: known.map { known in { file in Set(known.records(of: file).keys) } }
      ).run()
      line.clear()
      Terminal.write(
        options.json ? BacktestText.json(outcome) : BacktestText.text(outcome, language))
      return outcome.files.hasRefusedFiles ? .filesRefused : .clean
    }
  }
}
