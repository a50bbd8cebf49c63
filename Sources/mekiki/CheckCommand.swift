import ArgumentParser
import Core
import Pipeline

/// The command `mekiki check PIPELINE`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a pipeline whole without touching data or database.",
    discussion: """
      Every fault of every file is said in one go, each with its file, line and column. Whether two people approved the rules is read from the
      audit of the database; exit code 78 when they did not and the pipeline wants it.
      """)

  @Argument(help: "The pipeline's folder.") var pipeline: String
  @Option(help: "The database whose audit is asked. Default: as the pipeline says.") var database: String?
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let definition = try PipelineDefinition.load(folder: pipeline)
      try PipelineDefinition.checkPrivacy(folder: pipeline)
      let cases = definition.rules.rules.reduce(0) { $0 + $1.cases.count }
      let rules = definition.rules.rules.count
      let model = CheckCommand.model(definition, language)
      Terminal.write(
        language == .japanese
          ? "\(definition.manifest.name)：問題ありません（ルール \(rules) 件、テストケース \(cases) 件、"
            + "語彙 \(definition.lexicon.entries.count) 語、\(model)）。\n"
          : "\(definition.manifest.name): no faults (\(rules) rules, \(cases) cases, "
            + "\(definition.lexicon.entries.count) words, \(model)).\n"
      )
      Terminal.write(ReferenceText.text(definition, on: Clock.now.japanDay, language))
      let standing = try RuleApproval.standing(
        of: definition.rulesDigest, inDatabaseAt: database ?? definition.resolve(definition.manifest.database)
      )
      let isWanted = definition.manifest.approvedRules == .required
      Terminal.write(
        ApprovalText.text(standing, definition.rulesDigest.hexadecimal, isWanted: isWanted, language))
      if case .approved = standing { return .clean }
      return isWanted ? .configuration : .clean
    }
  }

  /// Which model it is, which adapter it has on, and which challenger stands beside it.
  private static func model(_ definition: PipelineDefinition, _ language: Language) -> String {
    let digests = [
      (definition.modelDigest, "モデル", "model"), (definition.adapterDigest, "アダプター", "adapter"),
      (definition.challengerDigest, "チャレンジャー", "challenger"),
    ]
    return digests.compactMap { digest, japanese, english in
      digest.map { "\(language == .japanese ? japanese : english) \($0.hexadecimal.prefix(12))" }
    }.joined(separator: language == .japanese ? "、" : ", ")
  }
}
