import ArgumentParser
import Core
import Foundation
import Pipeline
import Training

/// The command `mekiki model card`.
struct ModelCardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card", abstract: "Write what the model is, what it reaches, how evenly, and its limits.",
    discussion: """
      Scores labelled folders that nothing was tuned on as a night does, and writes a card in Markdown, or JSON with the reference for drift:
      figures with intervals over draws of accounts, calibration, types of scam, the holder's age and branches. Years of birth are read
      for this alone; no night knows them.
      """)

  @OptionGroup var shared: LabelledDataOptions
  @Option(help: "A folder with known outcomes; may be given several times.") var data: [String]
  @Option(help: "How many times accounts are drawn for the intervals.") var draws = 200
  @Option(help: "The seed of the draws.") var seed: UInt64 = 1
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard (40...10_000).contains(draws) else { throw ValidationError("Draws: 40 to 10,000.") }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let definition = try PipelineDefinition.load(folder: shared.pipeline)
      let names = definition.model.encoder.columns.map(\.name)
      var drift = DriftReference(names: names, among: definition.catalogue.names)
      let rows = try ScoredRows(
        try shared.folders(data), model: definition.model, combination: definition.policy.combination,
        dual: definition.dualTrack
      ) { drift.add($0) }
      let card = ModelCard(
        rows, scale: definition.policy.scale, lineMicro: definition.policy.lookLineMicro, draws: draws,
        seed: seed)
      let text = ModelCardText(
        card: card, drift: drift, model: definition.model, digest: definition.modelDigest.hexadecimal,
        size: definition.modelFile.bytes.count, isCalibrated: definition.policy.scale.isCalibrated,
        data: data.map { ($0 as NSString).lastPathComponent }, language: language)
      Terminal.write(json ? text.json() : text.markdown())
      return .clean
    }
  }
}
