import AlertStore
import Alerts
import ArgumentParser
import Core
import Foundation
import Pipeline
import Reporting

/// The command `mekiki retention`.
struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Erase what is older than privacy.yaml lets it be kept, and hold back what a case needs.",
    subcommands: [
      RetentionPlanCommand.self, RetentionApplyCommand.self, RetentionHoldCommand.self,
      RetentionReleaseCommand.self,
    ])
}

/// Which day it is for what may be kept.
struct RetentionDay: ParsableArguments {
  @Option(help: "The day for which is asked, YYYY-MM-DD, today or earlier. Default: today in Japan.")
  var date: BankDay?
  @OptionGroup var databaseOption: DatabaseOption
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    // A day to come would erase what still has to be kept.
    if let date, date > Clock.now.japanDay { throw ValidationError("--date lies in the future.") }
  }

  func cutoff() throws -> BankDay {
    let years = try PipelineDefinition.privacy(folder: databaseOption.pipeline).retentionYears
    return RetentionPlan.cutoff(on: date ?? Clock.now.japanDay, years: years)
  }
}

/// The command `mekiki retention plan`.
struct RetentionPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Say what 'apply' would erase, and erase nothing.")

  @OptionGroup var day: RetentionDay
  @Flag(help: "Write JSON for programs.") var json = false

  func run() throws {
    let language = day.languageOption.language
    try ExitReport.run(language: language) {
      let plan = try day.databaseOption.open().retentionPlan(cutoff: try day.cutoff())
      let text = RetentionText(plan, isDone: false, language: language)
      Terminal.write(json ? text.json : text.terminal)
      return .clean
    }
  }
}

/// The command `mekiki retention apply`.
struct RetentionApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Erase names, accounts, texts and refused bytes whose time is over.",
    discussion: """
      Numbers, days, states and the audit stay, and 'mekiki audit verify' still holds. The file is written anew, for which as much free disk
      space is needed as it has. What was erased cannot be brought back; source files and backups are not touched.
      """)

  @OptionGroup var day: RetentionDay
  @Option(help: "Who erases, by name; kept in the audit.") var by: PersonName
  @Option(help: "Why; the audit keeps its digest.") var reason: String
  @Flag(help: "Write JSON for programs.") var json = false

  func run() throws {
    let language = day.languageOption.language
    try ExitReport.run(language: language) {
      let database = try AlertDatabase(path: try day.databaseOption.path(), access: .update)
      let plan = try database.applyRetention(
        cutoff: try day.cutoff(), by: ActingPerson.now(by), because: try NoteText(reason))
      let text = RetentionText(plan, isDone: true, language: language)
      Terminal.write(json ? text.json : text.terminal)
      return .clean
    }
  }
}

/// Which alert is held or let go, by whom and why.
struct RetentionHolding: ParsableArguments {
  @Argument(help: "The alert's number.") var alert: String
  @Option(help: "Who decides, by name; kept in the audit.") var by: PersonName
  @Option(help: "Why; the audit keeps its digest.") var reason: String
  @OptionGroup var databaseOption: DatabaseOption
  @OptionGroup var languageOption: LanguageOption

  func run(isHeld: Bool) throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let database = try AlertDatabase(path: try databaseOption.path(), access: .update)
      try database.hold(alert, isHeld: isHeld, because: try NoteText(reason), by: ActingPerson.now(by))
      let (japanese, english) =
        isHeld
        ? ("保全しました。消去の対象になりません。", "is held and will not be erased.") : ("保全を解除しました。", "is held no more.")
      Terminal.write(language == .japanese ? "\(alert)：\(japanese)\n" : "\(alert) \(english)\n")
      return .clean
    }
  }
}

/// The command `mekiki retention hold ALERT`.
struct RetentionHoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Keep an alert for a case, however old it becomes.")

  @OptionGroup var holding: RetentionHolding

  func run() throws { try holding.run(isHeld: true) }
}

/// The command `mekiki retention release ALERT`.
struct RetentionReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Let an alert go that was held for a case.")

  @OptionGroup var holding: RetentionHolding

  func run() throws { try holding.run(isHeld: false) }
}

extension PersonName: ExpressibleByArgument {
  /// Reads a name as the audit may keep it.
  public init?(argument: String) { self.init(argument) }
}

extension ActingPerson {
  /// A person who acts now, under this machine's account.
  static func now(_ name: PersonName) -> ActingPerson {
    ActingPerson(name: name, at: Clock.now, account: NSUserName(), program: ProgramVersion.current)
  }
}
