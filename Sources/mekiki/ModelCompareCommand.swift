import ArgumentParser
import Core
import Foundation
import Pipeline
import Scoring
import Training

/// The command `mekiki model compare`.
struct ModelCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare the model with a LightGBM challenger on labelled folders.",
    discussion: """
      The challenger is the one that pipeline.yaml names, or that of --challenger, which needs no change of the pipeline. Use folders
      that neither was trained on. Prints the lines for policy.yaml that calibrate the challenger on these folders.
      """)

  @OptionGroup var shared: LabelledDataOptions
  @Option(help: "A folder to compare on; may be given several times.") var data: [String]
  @Option(help: "A LightGBM model file, as booster.save_model writes it.") var challenger: String?
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let definition = try PipelineDefinition.load(folder: shared.pipeline)
      let dual = try definition.challenger(atPath: challenger)
      let comparison = try ModelComparison.run(
        try shared.folders(data), model: definition.model, combination: definition.policy.combination,
        challenger: dual)
      Terminal.write(json ? ComparisonText.json(comparison) : ComparisonText.table(comparison, language))
      return .clean
    }
  }
}
