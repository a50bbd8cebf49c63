import ArgumentParser
import Core
import Foundation
import Ingest
import Pipeline
import Scoring
import Training

/// The command `mekiki model finetune`.
struct ModelFinetuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finetune", abstract: "Learn an adapter for the pipeline's model from analysts' decisions.",
    discussion: """
      Learns from the transactions of --data that --decisions name, and writes a small file that `adapter:` in pipeline.yaml puts on the
      model. It is written only if, on rows it did not learn from, the model with it ranks better than the pipeline does today, with 95 % confidence;
      otherwise exit code 65 and both figures. Those rows are the labelled folders of --validation, or else the accounts whose decided
      transactions came last (three in ten), which then are not learned from.
      """)

  @OptionGroup var shared: LabelledDataOptions
  @Option(help: "The folder with inbox/ and customers.csv that the decisions speak of.") var data: String
  @Option(
    help: "A file of decisions: file, record_number, transaction_id, decision, decided_at, selection, share.")
  var decisions: [String]
  @Option(help: "Decisions made after this day are not used, YYYY-MM-DD. Default: the day of --date.")
  var asOf: BankDay?
  @Option(help: "A labelled folder to compare on; may be given several times.") var validation: [String] = []
  @Option(name: .shortAndLong, help: "Where to write the adapter.") var output: String
  @Option(help: "The seed of the folds and of the draws.") var seed: UInt64 = 1
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let book = try readDecisions(language)
      let definition = try PipelineDefinition.load(folder: shared.pipeline)
      let model = try ModelArtifact(bytes: definition.modelFile.bytes)
      let rows = try DecidedRows(
        try shared.folders([data], readsLabels: false)[0], book: book, model: model, seed: seed)
      let learned = try learn(rows, model, definition)
      let report = FinetuneText(
        counts: book.counts, rows: rows, outcome: learned.outcome, comparison: learned.comparison,
        isLaterPart: validation.isEmpty)
      if learned.comparison.isAccepted { try write(try learned.outcome.adapter.bytes()) }
      Terminal.write(json ? report.json() : report.text(language, output: output))
      return learned.comparison.isAccepted ? .clean : .dataRefused
    }
  }

  private func learn(_ rows: DecidedRows, _ model: ModelArtifact, _ definition: PipelineDefinition) throws
    -> (
      outcome: AdapterTrainer.Outcome, comparison: AdapterComparison
    )
  {
    let digest = definition.modelDigest.hexadecimal
    var recipe = AdapterTrainer.Recipe()
    recipe.seed = seed
    let trainer = AdapterTrainer(recipe: recipe)
    let isEarly = rows.isEarly(share: 0.7)
    let counting = validation.isEmpty ? isEarly : nil
    let outcome = try trainer.train(
      rows, counting: counting, model: model, digest: digest, provenance: provenance(rows))
    // What the pipeline runs today is to be beaten, be that with an adapter or without.
    let after = try model.adapted(by: outcome.adapter, digest: digest)
    if validation.isEmpty {
      return (
        outcome,
        try AdapterComparison(
          rows, comparing: isEarly.map { !$0 }, before: definition.model, after: after, seed: seed)
      )
    }
    let comparison = try AdapterComparison.run(
      try shared.folders(validation), before: definition.model, after: after, seed: seed)
    return (outcome, comparison)
  }

  /// Reads the files of decisions and says what was refused of them.
  private func readDecisions(_ language: Language) throws -> DecisionBook {
    var tables: [AnalystDecisions] = []
    for path in decisions {
      let name = (path as NSString).lastPathComponent
      let file = try DecisionFile.read(path: path, name: name)
      for finding in file.findings + file.rejects.map(\.finding) {
        Terminal.writeError(finding.line(language) + "\n")
      }
      guard file.verdict.isAccepted else { throw TrainingError.refusedDecisions(file: name) }
      tables.append(file.table)
    }
    return DecisionBook(
      tables, asOf: Instant(day: asOf ?? shared.date, secondOfDay: Int(Instant.daySeconds) - 1))
  }

  private func provenance(_ rows: DecidedRows) -> [String: String] {
    [
      "command": "mekiki model finetune (seed \(seed), warm-up \(shared.warmUpDays) days)",
      "data": (data as NSString).lastPathComponent,
      "decisions": "\(rows.count) transactions, \(rows.confirmedCount) confirmed",
      "validation": validation.isEmpty
        ? "the accounts that came last"
        : validation.map { ($0 as NSString).lastPathComponent }.joined(separator: " "),
      "program": ProgramVersion.current,
    ]
  }

  private func write(_ bytes: [UInt8]) throws {
    let isWritten = FileManager.default.createFile(
      atPath: output, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard isWritten else { throw CommandError.cannotWrite(output) }
  }
}
