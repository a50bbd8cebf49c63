import Alerts
import Core
import GRDB

/// What people do to alerts.
///
/// Every function reads, checks and writes in one transaction that holds the write lock from its beginning, together with the entries
/// of the audit. Two people at once are therefore one after the other, and the second is checked against what the first has left.
extension AlertDatabase {
  /// Makes some moves, all of them or none.
  ///
  /// Throws an `AlertChangeError` when a move cannot be made, an `AlertStoreError` when the database fails.
  public func move(_ requests: [MoveRequest], by person: ActingPerson, workflow: AlertWorkflow) throws {
    try changing { database in
      let mover = AlertMover(database: database, workflow: workflow)
      for request in requests { try mover.move(request, by: AlertMover.Mover(person)) }
    }
  }

  /// Writes a note to an alert of any state.
  public func note(
    _ note: NoteText, on alertID: String, by person: ActingPerson, expecting: AlertExpectation = .init()
  ) throws {
    try changing { database in
      let mover = AlertMover(database: database, workflow: .unlimited)
      try mover.touch(alertID, expecting)
      try mover.note(note, on: alertID, by: AlertMover.Mover(person))
    }
  }

  /// Writes down a file that belongs to an alert of any state; the file's bytes are not kept.
  public func attach(
    _ file: AttachedFile, to alertID: String, by person: ActingPerson, expecting: AlertExpectation = .init()
  ) throws {
    try changing { database in
      let mover = AlertMover(database: database, workflow: .unlimited)
      try mover.touch(alertID, expecting)
      try mover.attach(file, to: alertID, by: AlertMover.Mover(person))
    }
  }

  /// Links two alerts for a reason.
  public func link(
    _ alertID: String, _ otherAlertID: String, because note: NoteText, by person: ActingPerson
  ) throws {
    try changing { database in
      let mover = AlertMover(database: database, workflow: .unlimited)
      for id in [alertID, otherAlertID] { try mover.touch(id, AlertExpectation()) }
      try mover.link(alertID, otherAlertID, because: note, by: AlertMover.Mover(person))
    }
  }

  func changing(_ body: (Database) throws -> Void) throws {
    do {
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try body(database)
          return .commit
        }
      }
    } catch let error as AlertChangeError {
      throw error
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }
}
