import ArgumentParser
import Core
import Cryptography
import Foundation
import Scoring

/// The command `mekiki model inspect`.
struct ModelInspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Say what a model file holds: sizes, features, how it was made.",
    discussion: "Reads the file as a night would, and refuses what a night would refuse.")

  @Argument(help: "The model's file.") var file: String
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw CommandError.noModel(file)
      }
      let model = try ModelArtifact(bytes: Array(bytes))
      let text = ModelInspectionText(model: model, bytes: Array(bytes), language: language)
      Terminal.write(json ? text.json() : text.table())
      return .clean
    }
  }
}
