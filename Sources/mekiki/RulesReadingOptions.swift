import ArgumentParser
import Core
import Foundation
import Pipeline

/// Which files a command computes as a night does, and with what before them.
struct RulesReadingOptions: ParsableArguments {
  @Option(help: "The pipeline's folder.") var pipeline = "Pipelines/nightly"
  @Option(help: "The folder with the files. Default: as the pipeline says.") var input: String?
  @Option(help: "The customers' file. Default: as the pipeline says.") var customers: String?
  @Option(help: "A database whose state comes before the first file; only read. Default: empty windows.")
  var state: String?
  @Option(
    help:
      "The business day, YYYY-MM-DD, which places dates without a year. Exceptions follow the last day of each file. Default: today in Japan."
  )
  var date: BankDay?
  @Option(help: "Threads to use. Default: as the pipeline says.") var workers: Int?
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if let workers, !(1...256).contains(workers) { throw ValidationError("Workers: 1 to 256.") }
  }

  /// How the files of a pipeline are read.
  func reading(_ definition: PipelineDefinition, progress: @escaping (FeatureExportProgress) -> Void)
    -> FeatureExport
  {
    var reading = FeatureExport(
      sources: definition.featureSources, inputPath: input ?? definition.resolve(definition.manifest.input),
      customersPath: customers ?? definition.manifest.customers.map { definition.resolve($0.file) },
      outputPath: "", form: .csv, referenceDay: date ?? Clock.now.japanDay, startedAt: Clock.now,
      workers: workers ?? definition.manifest.workers, progress: progress)
    reading.statePath = state
    return reading
  }
}
