import AlertStore
import Alerts
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
      uninterrupted night would hold. A file whose bytes were stored before is skipped, whatever the options say.

      SIGTERM and SIGINT (Ctrl-C) let the file at hand come to its end, begin no further one, end the night as usual and leave with exit
      code 75: the next run takes the rest. Exit code 75 also says that another night holds the database.
      """)

  @Argument(help: "The pipeline's folder.") var pipeline: String
  @Option(help: "The folder with the night's files. Default: as the pipeline says.") var input: String?
  @Option(help: "The customers' file. Default: as the pipeline says.") var customers: String?
  @Option(help: "The database. Default: as the pipeline says.") var database: String?
  @Option(
    help: "The business day, YYYY-MM-DD, which also places dates without a year. Default: today in Japan.")
  var date: BankDay?
  @Option(help: "Threads to use. Default: as the pipeline says.") var workers: Int?
  @Option(
    help: ArgumentHelp(
      "Begin no file from this time of day on, in Japan; exit code 75 when files are left.",
      discussion: "The next such time, unless it passed within the last six hours: then nothing is begun.",
      valueName: "HH:MM"))
  var until: TimeOfDay?
  @Flag(
    help: ArgumentHelp(
      "Say everything that the night would say, and store nothing.",
      discussion: "The night runs on a copy of the database in TMPDIR, which is removed at the end."))
  var dryRun = false
  @Flag(
    help: "Take what an earlier run has left. This is what every run does; the option is there to say so.")
  var resume = false
  @OptionGroup var force: RunForceOptions
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if let workers, !(1...256).contains(workers) { throw ValidationError("Workers: 1 to 256.") }
  }

  func run() throws {
    let language = languageOption.language
    StopRequest.listen()
    try ExitReport.run(language: language) {
      let definition = try PipelineDefinition.load(folder: pipeline)
      let databasePath = database ?? definition.resolve(definition.manifest.database)
      guard dryRun else { return try run(definition, databasePath: databasePath) }
      let parent = FileManager.default.temporaryDirectory.path(percentEncoded: false)
      return try TrialDatabase.withCopy(ofDatabaseAt: databasePath, in: parent) { copy in
        try run(definition, databasePath: copy)
      }
    }
  }

  private func run(_ definition: PipelineDefinition, databasePath: String) throws -> ExitStatus {
    let line = ProgressLine()
    defer { line.clear() }
    let startedAt = Clock.now
    var night = Night(
      definition: definition, inputPath: input ?? definition.resolve(definition.manifest.input),
      customersPath: customers ?? definition.manifest.customers.map { definition.resolve($0.file) },
      databasePath: databasePath, businessDay: date ?? startedAt.japanDay, startedAt: startedAt,
      workers: workers ?? definition.manifest.workers,
      progress: { step in line.show("\(step.file)  \(step.transactions)  \(percent(step))") },
      now: { Clock.now })
    night.until = until?.moment(forNightAt: startedAt)
    night.isStopAsked = { StopRequest.wasMade }
    night.unapproved = try force.decision()
    let outcome = try night.run()
    line.clear()
    let text = RunText(outcome, isDry: dryRun, language: languageOption.language)
    Terminal.write(try text.text(databasePath: databasePath, json: json))
    if outcome.stop != nil { return .tryAgain }
    return outcome.hasRefusedFiles ? .filesRefused : .clean
  }

  private func percent(_ step: NightProgress) -> String {
    step.bytesTotal > 0 ? "\(step.bytesRead * 100 / step.bytesTotal) %" : ""
  }
}

extension TimeOfDay: ExpressibleByArgument {
  /// Reads `HH:MM`.
  public init?(argument: String) { self.init(text: argument) }
}

/// The one place that asks the machine for the time.
enum Clock {
  /// The moment at which it is asked.
  static var now: Instant { Instant(secondsSince1970: Int64(Date().timeIntervalSince1970)) }
}
