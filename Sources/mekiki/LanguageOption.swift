import ArgumentParser
import Core
import Foundation

extension Language: ExpressibleByArgument {
  /// The language of the surroundings: English where the locale says so, else Japanese.
  static var ofSurroundings: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale =
      [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]]
      .compactMap { $0 }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("en") ? .english : .japanese
  }
}

/// The option that every command which speaks to people has.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .long, help: "Language of the output: ja or en. Default: en where the locale says so, else ja.")
  var language: Language = .ofSurroundings
}

extension BankDay: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) {
    self.init(iso8601: argument)
  }

  /// The day as it is written on the command line.
  public var defaultValueDescription: String { iso8601 }
}
