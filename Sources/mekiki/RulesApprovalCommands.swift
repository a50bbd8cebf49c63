import AlertStore
import ArgumentParser
import Core
import Foundation
import Pipeline
import Reporting

/// What the commands of change control share: the pack as it lies there, who acts, and the database whose audit keeps it.
struct RulesApprovalOptions: ParsableArguments {
  @Option(name: .customLong("as"), help: "Who acts, by name; kept in the audit beside the machine's account.")
  var actor: String
  @Option(help: "A remark for the audit.") var note = ""
  @Option(help: "The pipeline's folder.") var pipeline = "Pipelines/nightly"
  @Option(help: "The database. Default: as the pipeline says.") var database: String?
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard actor.contains(where: { !$0.isWhitespace }), actor.count <= 100 else {
      throw ValidationError("The name is empty or longer than 100 characters.")
    }
    guard note.count <= 1_000 else { throw ValidationError("The remark is longer than 1,000 characters.") }
  }

  /// Does the work with the pack's digest under the lock of nights, and writes the entry that it made.
  func act(_ work: (RuleApproval, PipelineRules) throws -> StoredAuditEntry) throws -> ExitStatus {
    let rules = try PipelineRules.load(folder: pipeline)
    let path = try database ?? PipelineDefinition.databasePath(folder: pipeline)
    let entry = try NightLock.hold(forDatabaseAt: path, at: Clock.now) {
      try work(RuleApproval(try AlertDatabase(path: path, access: .readWrite)), rules)
    }
    let text = AuditText([entry], language: languageOption.language)
    Terminal.write(json ? text.json() : text.terminal(.plain))
    return .clean
  }
}

/// The command `mekiki rules propose`.
struct RulesProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Put the rules forward as they lie there.",
    discussion:
      "What is put forward is the content of the files: any later change needs a proposal of its own.")

  @OptionGroup var options: RulesApprovalOptions

  func run() throws {
    try ExitReport.run(language: options.languageOption.language) {
      try options.act { approval, rules in
        let errors = rules.lint(today: Clock.now.japanDay).count { $0.severity != .notice }
        guard errors == 0 else { throw RuleApprovalError.notFit(errors: errors) }
        return try approval.propose(
          rules.digest, author: options.actor, note: options.note, account: NSUserName(), at: Clock.now)
      }
    }
  }
}

/// The command `mekiki rules approve`.
struct RulesApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve the rules that somebody else put forward.")

  @OptionGroup var options: RulesApprovalOptions

  func run() throws {
    try ExitReport.run(language: options.languageOption.language) {
      try options.act { approval, rules in
        try approval.approve(
          rules.digest, approver: options.actor, note: options.note, account: NSUserName(), at: Clock.now)
      }
    }
  }
}

/// The command `mekiki rules history`.
struct RulesHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show who put which rules forward and who approved them.",
    discussion:
      "The audit is checked on the way: exit code 65 when an entry does not follow from those before it.")

  @OptionGroup var databaseOption: DatabaseOption
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let entries = try RuleApproval(try databaseOption.open()).entries()
      let text = AuditText(entries, language: language)
      let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
      Terminal.write(json ? text.json() : text.terminal(style))
      return .clean
    }
  }
}
