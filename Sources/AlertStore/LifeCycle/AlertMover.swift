import Alerts
import Core
import Cryptography
import GRDB

/// Moves alerts inside a transaction that is open: the state, its history and the entry of the audit are written together.
struct AlertMover {
  /// The actor of what a night does.
  static let nightActor = "mekiki run"

  /// Who moves, as the audit is to keep it.
  struct Mover {
    var actor: String
    /// The person, or nil for a run.
    var person: PersonName?
    var at: Instant
    var account: String?
    var program: String
    var runID: Int64?

    init(_ person: ActingPerson) {
      actor = person.name.text
      self.person = person.name
      at = person.at
      account = person.account
      program = person.program
    }

    init(runID: Int64, at: Instant, program: String) {
      actor = AlertMover.nightActor
      self.at = at
      self.program = program
      self.runID = runID
    }
  }

  let database: Database
  let workflow: AlertWorkflow

  /// The standing and the version of an alert, or nil when there is none; one that was erased is refused.
  func standing(of alertID: String) throws -> (standing: AlertStanding, version: Int64)? {
    let statement = try database.cachedStatement(
      sql: "SELECT state, assignee, state_by, decision, version, erased_at FROM alert WHERE alert_id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [alertID]) else { return nil }
    guard (row["erased_at"] as String?) == nil else { throw AlertChangeError.erased(alertID: alertID) }
    let values = StoredValues(row, table: "alert")
    let decision: AlertStanding.Decision? =
      (row["decision"] as String?) == nil ? nil : try values.word("decision")
    let standing = AlertStanding(
      state: try values.word("state"), assignee: (row["assignee"] as String?).flatMap(PersonName.init),
      stateBy: (row["state_by"] as String?).flatMap(PersonName.init), decision: decision)
    return (standing, row["version"])
  }

  /// Moves an alert, or throws an `AlertChangeError` and has written nothing.
  func move(_ request: MoveRequest, by mover: Mover) throws {
    let id = request.alertID
    guard let (before, version) = try standing(of: id) else {
      throw AlertChangeError.noSuchAlert(alertID: id)
    }
    try AlertMover.expect(request.expectation, id, version, before.state)
    let after: AlertStanding
    do {
      after = try before.after(
        request.move, by: mover.person, reason: request.reason, assignTo: request.assignee)
    } catch {
      throw AlertChangeError.refused(alertID: id, error)
    }
    if let note = request.note { try self.note(note, on: id, by: mover) }
    let dueDay = workflow.dueDay(after.state, since: mover.at.japanDay)
    let entry = try audit(request, from: before, to: after, version: version + 1, dueDay, mover)
    try keep(request, from: before, to: after, version: version + 1, dueDay, mover, entry)
    try update(request, from: before, to: after, version: version + 1, dueDay, mover)
  }

  static func expect(
    _ expectation: AlertExpectation, _ id: String, _ version: Int64, _ state: AlertState
  ) throws {
    guard expectation.version ?? version == version, expectation.state ?? state == state else {
      throw AlertChangeError.changedMeanwhile(alertID: id, version: version, state: state)
    }
  }

  private func audit(
    _ request: MoveRequest, from before: AlertStanding, to after: AlertStanding, version: Int64,
    _ dueDay: BankDay?, _ mover: Mover
  ) throws -> Int64 {
    var json = JSONText()
    json.object { json in
      json.member("move", request.move.rawValue)
      json.member("from", before.state.rawValue)
      json.member("to", after.state.rawValue)
      json.member("reason", request.reason?.rawValue)
      json.member("assignee", after.assignee?.text)
      json.member("due_day", dueDay?.iso8601)
      json.member("version", version)
      json.member("run_id", mover.runID)
      json.member("account", mover.account)
      json.member("program", mover.program)
    }
    return try AuditWriter(database: database).insert(
      AuditRecord(
        at: mover.at, actor: mover.actor, action: .alertMoved, subject: request.alertID, detail: json.text)
    ).entryID
  }

  private func keep(
    _ request: MoveRequest, from before: AlertStanding, to after: AlertStanding, version: Int64,
    _ dueDay: BankDay?, _ mover: Mover, _ entryID: Int64
  ) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO alert_move (alert_id, version, at, actor, move, from_state, to_state, reason_code, assignee,
          due_day, run_id, audit_entry_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      request.alertID, version, mover.at.iso8601Japan, mover.actor, request.move.rawValue,
      before.state.rawValue, after.state.rawValue, request.reason?.rawValue, after.assignee?.text,
      dueDay?.iso8601, mover.runID, entryID,
    ])
  }

  /// A move that keeps the state keeps since when and by whom it is there, and when it is due.
  private func update(
    _ request: MoveRequest, from before: AlertStanding, to after: AlertStanding, version: Int64,
    _ dueDay: BankDay?, _ mover: Mover
  ) throws {
    let isMoved = before.state != after.state
    let statement = try database.cachedStatement(
      sql: """
        UPDATE alert SET state = :state, assignee = :assignee, version = :version,
          state_since = CASE WHEN :moved THEN :at ELSE state_since END,
          state_by = CASE WHEN :moved THEN :by ELSE state_by END,
          due_day = CASE WHEN :moved THEN :due ELSE due_day END,
          decided_at = CASE WHEN :decision IS NULL THEN NULL WHEN :decided THEN :at ELSE decided_at END,
          decision_reason = CASE WHEN :decision IS NULL THEN NULL WHEN :decided THEN :reason ELSE decision_reason END,
          decision = :decision
        WHERE alert_id = :alert
        """)
    try statement.execute(arguments: [
      "state": after.state.rawValue, "assignee": after.assignee?.text, "version": version, "moved": isMoved,
      "at": mover.at.iso8601Japan, "by": after.stateBy?.text, "due": dueDay?.iso8601,
      "decision": after.decision?.rawValue,
      "decided": request.move == .confirm || request.move == .dismiss, "reason": request.reason?.rawValue,
      "alert": request.alertID,
    ])
  }
}
