import ArgumentParser
import Core
import Foundation
import Pipeline

/// The command `mekiki features`.
struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features", abstract: "Write the features of transactions for other programs.",
    subcommands: [FeaturesExportCommand.self])
}

/// The command `mekiki features export PIPELINE`.
struct FeaturesExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write every feature of every transaction of a folder, as a night computes them.",
    discussion: """
      The files are read in the order in which a night takes them, and each value is as of its own transaction. Files that a night
      would refuse are left out. FILE.csv holds all; FILE.npy is a NumPy array with FILE.rows.csv and FILE.columns.csv beside it.
      The same files, pipeline and state give the same bytes, whatever the number of workers.
      """)

  @Argument(help: "The pipeline's folder.") var pipeline: String
  @Option(help: "The folder with the files. Default: as the pipeline says.") var input: String?
  @Option(help: "The customers' file. Default: as the pipeline says.") var customers: String?
  @Option(help: "The first day whose rows are written, YYYY-MM-DD. Earlier rows still fill the windows.")
  var from: BankDay?
  @Option(help: "The last day whose rows are written, YYYY-MM-DD.") var to: BankDay?
  @Option(help: "A database whose state comes before the first file; only read. Default: empty windows.")
  var state: String?
  @Option(name: .shortAndLong, help: "The file to write; its ending, .csv or .npy, says in which form.")
  var output: String
  @Flag(help: "Replace the output if it exists.") var overwrite = false
  @Option(
    help: "The business day, YYYY-MM-DD, which also places dates without a year. Default: today in Japan.")
  var date: BankDay?
  @Option(help: "Threads to use. Default: as the pipeline says.") var workers: Int?
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if let workers, !(1...256).contains(workers) { throw ValidationError("Workers: 1 to 256.") }
    if let from, let to, from > to { throw ValidationError("The first day lies behind the last one.") }
    if form == nil { throw ValidationError("The output ends in .csv or .npy.") }
  }

  func run() throws {
    let language = languageOption.language
    let line = ProgressLine()
    try ExitReport.run(language: language) {
      guard let form else { preconditionFailure("The ending was checked before.") }
      defer { line.clear() }
      let sources = try PipelineDefinition.loadFeatureSources(folder: pipeline)
      var export = FeatureExport(
        sources: sources, inputPath: input ?? sources.resolve(sources.manifest.input),
        customersPath: customers ?? sources.manifest.customers.map { sources.resolve($0.file) },
        outputPath: output, form: form, referenceDay: date ?? Clock.now.japanDay, startedAt: Clock.now,
        workers: workers ?? sources.manifest.workers,
        progress: { step in
          line.show("\(step.step == .check ? "1/2" : "2/2")  \(step.file)  \(step.transactions)")
        })
      export.statePath = state
      export.firstDay = from
      export.lastDay = to
      export.overwrites = overwrite
      let outcome = try export.run()
      line.clear()
      Terminal.write(
        json ? FeaturesText.json(outcome) : FeaturesText.text(outcome, language))
      return outcome.hasRefusedFiles ? .filesRefused : .clean
    }
  }

  private var form: FeatureExport.Form? {
    if output.hasSuffix(".csv") { return .csv }
    return output.hasSuffix(".npy") ? .numPy : nil
  }
}
