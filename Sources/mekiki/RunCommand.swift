import AlertStore
import ArgumentParser
import Core
import Foundation
import Pipeline
import Reporting

/// The command `mekiki run PIPELINE`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a night: read, score and store every new file of the inbox.",
    discussion: """
      Each file is stored in one database transaction: kill the run anywhere and run it again, and the database holds what an
      uninterrupted night would hold. A file whose bytes were stored before is skipped.
      """)

  @Argument(help: "The pipeline's folder.") var pipeline: String
  @Option(help: "The folder with the night's files. Default: as the pipeline says.") var input: String?
  @Option(help: "The customers' file. Default: as the pipeline says.") var customers: String?
  @Option(help: "The database. Default: as the pipeline says.") var database: String?
  @Option(
    help: "The business day, YYYY-MM-DD, which also places dates without a year. Default: today in Japan.")
  var date: BankDay?
  @Option(help: "Threads to use. Default: as the pipeline says.") var workers: Int?
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if let workers, !(1...256).contains(workers) { throw ValidationError("Workers: 1 to 256.") }
  }

  func run() throws {
    let language = languageOption.language
    let line = ProgressLine()
    try ExitReport.run(language: language) {
      defer { line.clear() }
      let definition = try PipelineDefinition.load(folder: pipeline)
      let databasePath = database ?? definition.resolve(definition.manifest.database)
      let night = Night(
        definition: definition, inputPath: input ?? definition.resolve(definition.manifest.input),
        customersPath: customers ?? definition.manifest.customers.map { definition.resolve($0.file) },
        databasePath: databasePath, businessDay: date ?? Clock.now.japanDay, startedAt: Clock.now,
        workers: workers ?? definition.manifest.workers,
        progress: { step in line.show("\(step.file)  \(step.transactions)  \(percent(step))") },
        now: { Clock.now })
      let outcome = try night.run()
      line.clear()
      Terminal.write(try RunText.text(outcome, databasePath: databasePath, language, json: json))
      return outcome.hasRefusedFiles ? .filesRefused : .clean
    }
  }

  private func percent(_ step: NightProgress) -> String {
    step.bytesTotal > 0 ? "\(step.bytesRead * 100 / step.bytesTotal) %" : ""
  }
}

/// The one place that asks the machine for the time.
enum Clock {
  /// The moment at which it is asked.
  static var now: Instant { Instant(secondsSince1970: Int64(Date().timeIntervalSince1970)) }
}
