import Alerts
import ArgumentParser
import Core

/// The command `mekiki alerts assign ALERT...`.
struct AlertsAssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give alerts to somebody.")

  @Argument(help: "The alerts' numbers.") var alerts: [String]
  @Option(help: "To whom.") var to: String
  @Option(help: "A note to each alert.") var note: String?
  @OptionGroup var acting: AlertsActingOptions

  func validate() throws {
    guard PersonName(to) != nil else { throw ValidationError("The name in --to is no name.") }
  }

  func run() throws { try acting.move(alerts, .assign, to: to, note: note) }
}

/// The command `mekiki alerts decide VERDICT ALERT...`.
struct AlertsDecideCommand: ParsableCommand {
  /// What an alert can be found to be.
  enum Verdict: String, CaseIterable, ExpressibleByArgument {
    case confirmed, dismissed
  }

  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Say what alerts were found to be: confirmed or dismissed.",
    discussion: "Reasons: see 'mekiki alerts move --help' and Pipelines/lifecycle.md.")

  @Argument(help: "confirmed or dismissed.") var verdict: Verdict
  @Argument(help: "The alerts' numbers.") var alerts: [String]
  @Option(help: "The code of the reason.") var reason: String?
  @Option(help: "A note to each alert.") var note: String?
  @OptionGroup var acting: AlertsActingOptions

  func run() throws {
    try acting.move(alerts, verdict == .confirmed ? .confirm : .dismiss, reason: reason, note: note)
  }
}

/// The command `mekiki alerts move MOVE ALERT...`.
struct AlertsMoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Move alerts through their life: begin, escalate, wait, report, close, reopen ...",
    discussion: AlertMove.allCases.filter { $0 != .add && $0 != .assign }.map { move in
      let codes = AlertReason.reasons(for: move).map(\.rawValue).joined(separator: ", ")
      return "\(move.rawValue)" + (codes.isEmpty ? "" : ": \(codes)")
    }.joined(separator: "\n"))

  @Argument(help: "The move.") var move: AlertMove
  @Argument(help: "The alerts' numbers.") var alerts: [String]
  @Option(help: "The code of the reason, where the move needs one.") var reason: String?
  @Option(help: "A note to each alert.") var note: String?
  @OptionGroup var acting: AlertsActingOptions

  func validate() throws {
    guard move != .assign else {
      throw ValidationError("To give an alert to somebody, use 'mekiki alerts assign'.")
    }
  }

  func run() throws { try acting.move(alerts, move, reason: reason, note: note) }
}
