import Alerts
import AlertStore
import ArgumentParser
import Core
import Foundation
import Pipeline
import Reporting

/// What every command has that changes an alert: who acts, what was seen, and where the database is.
struct AlertsActingOptions: ParsableArguments {
  @Option(
    name: [.customLong("by"), .customLong("as")],
    help: "Who acts, by name; kept in the audit beside the machine's account.")
  var actor: String
  @Option(help: "Act only while the alert has this version, as 'mekiki alerts show' gave it.")
  var expectVersion: Int64?
  @Option(help: "Act only while the alert is in this state.") var expectState: AlertState?
  @Option(help: "The pipeline's folder, whose workflow says when alerts are due.") var pipeline =
    "Pipelines/nightly"
  @Option(help: "The database. Default: as the pipeline says.") var database: String?
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard PersonName(actor) != nil else {
      throw ValidationError(
        "The name is empty, longer than \(Limits.personNameCharacters) characters, or holds a control character."
      )
    }
  }

  var language: Language { languageOption.language }
  var expectation: AlertExpectation { AlertExpectation(version: expectVersion, state: expectState) }

  /// The person who acts now.
  func person() throws -> ActingPerson {
    guard let name = PersonName(actor) else { throw ValidationError("The name is no name.") }
    return ActingPerson(
      name: name, at: Clock.now, account: NSUserName(), program: ProgramVersion.current)
  }

  /// The database, which must be there.
  func open() throws -> AlertDatabase {
    try AlertDatabase(
      path: try database ?? PipelineDefinition.databasePath(folder: pipeline), access: .update)
  }

  /// Makes the same move with some alerts, all or none of them, and says for each where it stands.
  func move(
    _ alerts: [String], _ move: AlertMove, reason: String? = nil, to assignee: String? = nil, note: String?
  ) throws {
    try ExitReport.run(language: language) {
      var requests: [MoveRequest] = []
      for alert in alerts {
        var request = MoveRequest(alert, move)
        request.reason = try reason.map { word in
          guard let known = AlertReason(rawValue: word) else {
            throw AlertChangeError.refused(alertID: alert, .unknownReason(move: move))
          }
          return known
        }
        request.assignee = assignee.flatMap { PersonName($0) }
        request.note = try note.map { try NoteText($0) }
        request.expectation = expectation
        requests.append(request)
      }
      let database = try open()
      try database.move(
        requests, by: try person(), workflow: try PipelineDefinition.workflow(folder: pipeline))
      return try report(alerts, database)
    }
  }

  /// Says of each alert in which state and version it is now.
  func report(_ alerts: [String], _ database: AlertDatabase) throws -> ExitStatus {
    for id in alerts {
      guard let alert = try database.alert(id: id)?.alert else { throw CommandError.noSuchAlert(id) }
      Terminal.write(AlertStandingText.line(alert, language))
    }
    return .clean
  }
}

extension AlertState: ExpressibleByArgument {}
extension AlertMove: ExpressibleByArgument {}
