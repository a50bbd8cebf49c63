import AlertStore
import ArgumentParser
import Core
import Pipeline
import Reporting

/// The command `mekiki policy`.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Ask what another policy would have put before analysts.",
    subcommands: [PolicyPreviewCommand.self])
}

/// The command `mekiki policy preview`.
struct PolicyPreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show what another budget or other lines would have done, from the database alone.",
    discussion: """
      Reads the alerts that nights have stored, with the scores that they had at the end of their night, and changes nothing. What is not
      given stays as it was in each night; minimums are those given here. Transactions below a night's own line were not stored, so a lower
      line cannot show them: the night is marked. What other rules would raise is told by 'mekiki rules backtest'.
      """)

  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "One night, by its business day, YYYY-MM-DD.") var date: BankDay?
  @Option(help: "The first night, YYYY-MM-DD.") var from: BankDay?
  @Option(help: "The last night, YYYY-MM-DD.") var to: BankDay?
  @Option(help: "The most alerts that a night may queue.") var budget: Int?
  @Option(help: "look_line_micro, the score from which a transaction is an alert.") var lookLine: Int64?
  @Option(help: "alarm_line_micro, the score from which an alert is an alarm.") var alarmLine: Int64?
  @Option(help: "TYPOLOGY=COUNT: alerts of a typology that are queued first; may be given several times.")
  var minimum: [String] = []
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard (date == nil) != (from == nil && to == nil), (from == nil) == (to == nil) else {
      throw ValidationError("Give --date, or --from and --to.")
    }
    if let from, let to, from > to { throw ValidationError("--from is not later than --to.") }
    if let budget, !(1...Limits.alertsOfDay).contains(budget) {
      throw ValidationError("A budget is 1 to \(Limits.alertsOfDay).")
    }
    let wanted = try minimums().values.reduce(0, +)
    guard minimum.isEmpty || wanted <= budget ?? 0 else {
      throw ValidationError("The minimums together are at most --budget, which must be given with them.")
    }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      guard let first = date ?? from, let last = date ?? to else {
        preconditionFailure("The validation has held that there are days.")
      }
      var question = QueuePreview.Question()
      question.budget = budget
      question.lookLineMicro = lookLine
      question.alarmLineMicro = alarmLine
      question.minimumPerTypology = try minimums()
      let preview = try QueuePreview(question, days: first...last, in: try databaseOption.open())
      Terminal.write(json ? PreviewText.json(preview) : PreviewText.text(preview, language))
      return .clean
    }
  }

  private func minimums() throws -> [String: Int] {
    var minimums: [String: Int] = [:]
    for text in minimum {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, let count = Int(parts[1]),
        (1...Limits.alertsOfDay).contains(count), minimums[String(parts[0])] == nil
      else { throw ValidationError("A minimum is TYPOLOGY=COUNT, each typology once: \(text)") }
      minimums[String(parts[0])] = count
    }
    return minimums
  }
}
