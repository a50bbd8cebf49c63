import ArgumentParser
import Core
import Pipeline
import Training

/// The command `mekiki model calibrate`.
struct ModelCalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate", abstract: "Find which probability belongs to a score, on known outcomes.",
    discussion: """
      Scores labelled folders as a night does, fits a slope and a constant (Platt) and a rising curve (isotonic), measures each on accounts
      that were left out, and prints the lines for policy.yaml that belong to the best. Use outcomes that the model was not trained on.
      Only with --own-outcomes will reports call the numbers probabilities.
      """)

  @OptionGroup var shared: LabelledDataOptions
  @Option(help: "A folder with known outcomes; may be given several times.") var data: [String]
  @Flag(help: "The folders hold this bank's own transactions and outcomes.") var ownOutcomes = false
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let definition = try PipelineDefinition.load(folder: shared.pipeline)
      let rows = try ScoredRows(
        try shared.folders(data), model: definition.model, combination: definition.policy.combination,
        dual: definition.dualTrack)
      let calibration = try Calibration(rows.calibrationRows)
      let text = CalibrationText(
        calibration: calibration, combination: definition.policy.combination,
        lookLineMicro: definition.policy.lookLineMicro, alarmLineMicro: definition.policy.alarmLineMicro,
        isOwn: ownOutcomes, language: language)
      Terminal.write(json ? text.json() : text.table())
      return .clean
    }
  }
}
