import ArgumentParser
import Core
import Foundation
import Ingest
import Pipeline
import Scoring
import Training

/// The command `mekiki model`.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Train, fine-tune, evaluate, compare, calibrate and describe models.",
    subcommands: [
      ModelTrainCommand.self, ModelFinetuneCommand.self, ModelEvaluateCommand.self, ModelCompareCommand.self,
      ModelCalibrateCommand.self, ModelCardCommand.self, ModelInspectCommand.self,
    ])
}

/// What training and evaluation share: the pipeline and how its folders of labelled data are walked.
struct LabelledDataOptions: ParsableArguments {
  @Argument(help: "The pipeline's folder, for rules, words and the form of CSV files.") var pipeline: String
  @Option(help: "Days at the start of each folder that fill the windows and do not count.") var warmUpDays =
    31
  @Option(help: "Threads to use.") var workers = 2
  @Option(help: "The last day of the data, YYYY-MM-DD; it places dates without a year.") var date: BankDay

  func validate() throws {
    guard (1...256).contains(workers) else { throw ValidationError("Workers: 1 to 256.") }
    guard (0...10_000).contains(warmUpDays) else { throw ValidationError("Warm-up days: 0 to 10,000.") }
  }

  /// The labelled folders, each of which is walked like an inbox.
  func folders(
    _ paths: [String], readsLabels: Bool = true, days: ClosedRange<BankDay>? = nil
  ) throws -> [DataFolder] {
    let (manifest, rules, lexicon, watchLists, labels, catalogue) = try PipelineDefinition.loadForTraining(
      folder: pipeline)
    let options = manifest.readingOptions(referenceDay: date)
    return paths.map { path in
      DataFolder(
        path: path, rules: rules, lexicon: lexicon, watchLists: watchLists, confirmedAccounts: labels,
        options: options,
        catalogue: catalogue, hasCustomers: manifest.customers != nil, days: days, warmUpDays: warmUpDays,
        workers: workers, readsLabels: readsLabels)
    }
  }
}

/// The command `mekiki model train`.
struct ModelTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a model on labelled folders.",
    discussion: """
      Trains on --data, stops and calibrates on --validation, writes the model to --output, and prints the lines for
      policy.yaml that belong to it. The folders are as 'mekiki simulate' writes them.
      """)

  @OptionGroup var shared: LabelledDataOptions
  @Option(help: "A folder to train on; may be given several times.") var data: [String]
  @Option(help: "A folder to stop and calibrate on; may be given several times.") var validation: [String]
  @Option(help: "The days of --data to train on, YYYY-MM-DD..YYYY-MM-DD; earlier ones fill the windows.")
  var dataDays: DayRange?
  @Option(help: "The days of --validation that count, YYYY-MM-DD..YYYY-MM-DD.") var validationDays: DayRange?
  @Option(name: .shortAndLong, help: "Where to write the model.") var output: String
  @Option(help: "The seed of weights and order.") var seed: UInt64 = 1
  @Option(help: "Passes over the data.") var epochs = 14
  @Option(help: "Keep one ordinary row in so many.") var keepOneIn = 4
  @OptionGroup var form: ModelFormOptions
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard (1...10_000).contains(epochs) else { throw ValidationError("Epochs: 1 to 10,000.") }
    guard (1...1_000_000).contains(keepOneIn) else {
      throw ValidationError("Keep one row in 1 to 1,000,000.")
    }
  }

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      var recipe = ModelTrainer.Recipe()
      recipe.seed = seed
      recipe.epochs = epochs
      recipe.keepOneIn = keepOneIn
      form.set(&recipe)
      let trainer = ModelTrainer(recipe: recipe) { Terminal.writeError($0 + "\n") }
      let outcome = try trainer.train(
        on: try shared.folders(data, days: dataDays?.days),
        validation: try shared.folders(validation, days: validationDays?.days), provenance: provenance)
      try write(try outcome.model.bytes())
      Terminal.write(ModelText.policy(outcome))
      return .clean
    }
  }

  private var provenance: [String: String] {
    [
      "command": "mekiki model train (seed \(seed), epochs \(epochs), one ordinary row in \(keepOneIn), "
        + "warm-up \(shared.warmUpDays) days)",
      "training": names(of: data, dataDays),
      "validation": names(of: validation, validationDays),
      "program": ProgramVersion.current,
    ]
  }

  private func names(of folders: [String], _ days: DayRange?) -> String {
    (folders.map { ($0 as NSString).lastPathComponent } + (days.map { [$0.text] } ?? []))
      .joined(separator: " ")
  }

  private func write(_ bytes: [UInt8]) throws {
    let isWritten = FileManager.default.createFile(
      atPath: output, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard isWritten else { throw CommandError.cannotWrite(output) }
  }
}

/// The command `mekiki model evaluate`.
struct ModelEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Compare rules, model and both together on labelled folders.",
    discussion: "Use folders that were neither trained on nor calibrated on.")

  @OptionGroup var shared: LabelledDataOptions
  @Option(help: "A folder to evaluate on; may be given several times.") var data: [String]
  @Option(help: "The days that count, YYYY-MM-DD..YYYY-MM-DD; earlier ones fill the windows.")
  var days: DayRange?
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      let definition = try PipelineDefinition.load(folder: shared.pipeline)
      let evaluation = try Evaluation.run(
        try shared.folders(data, days: days?.days), model: definition.model,
        combination: definition.policy.combination)
      Terminal.write(json ? ModelText.json(evaluation) : ModelText.table(evaluation, languageOption.language))
      return .clean
    }
  }
}
