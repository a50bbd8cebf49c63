import ArgumentParser
import Core
import Evidence
import Pipeline
import Reporting

/// The command `mekiki evidence replay FILE`.
struct EvidenceReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract:
      "Compute a sealed alert again from the bundle alone, and hold every value beside the sealed one.",
    discussion: """
      No database and no other file is needed. Reads the source bytes, computes the features from the enclosed history, evaluates the rules and
      runs the exact pass. Exit code 19: a value differs; 20: the bundle cannot be computed again; 10 to 18: it is not what was sealed.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @Flag(help: "Show only values that differ.") var differences = false
  @Option(help: "Threads to use; the values do not depend on them.") var workers = 1
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if !(1...256).contains(workers) { throw ValidationError("Workers: 1 to 256.") }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let replay = try EvidenceReplay(path: bundle, workers: workers)
      let text = ReplayText(replay, language: language)
      Terminal.write(json ? text.json : text.terminal(onlyDifferences: differences))
      return replay.isEqual ? .clean : .replayDiffers
    }
  }
}
