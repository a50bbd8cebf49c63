import Alerts
import Core
import GRDB

/// What people and nights did to an alert, each in the order in which it was done.
public struct AlertHistory: Hashable, Sendable {
  /// A move.
  public struct Move: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// Who.
    public let actor: String
    /// What was done.
    public let move: AlertMove
    /// The state before.
    public let from: AlertState
    /// The state after.
    public let to: AlertState
    /// The word of the reason, when one was given.
    public let reason: String?
    /// To whom the alert was given after it, or nil.
    public let assignee: String?
    /// The version that it made.
    public let version: Int64
  }

  /// A note.
  public struct Note: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// Who.
    public let actor: String
    /// The text as it was written.
    public internal(set) var text: String
  }

  /// A file that belongs to the alert.
  public struct Attachment: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// Who.
    public let actor: String
    /// The name without folders.
    public internal(set) var name: String
    /// The length in bytes.
    public let byteLength: Int64
    /// The SHA-256 of the bytes in hexadecimal.
    public let digest: String
  }

  /// Another alert that a person linked with this one.
  public struct Link: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// Who.
    public let actor: String
    /// The other alert.
    public let otherAlertID: String
    /// Why.
    public internal(set) var text: String
  }

  /// The moves.
  public let moves: [Move]
  /// The notes.
  public internal(set) var notes: [Note]
  /// The attachments.
  public internal(set) var attachments: [Attachment]
  /// The links.
  public internal(set) var links: [Link]
}

extension AlertHistory {
  static func fetch(of alertID: String, _ database: Database) throws -> AlertHistory {
    func rows(_ table: String, _ sql: String) throws -> [(Row, StoredValues)] {
      try Row.fetchAll(database, sql: sql, arguments: StatementArguments([alertID])).map {
        ($0, StoredValues($0, table: table))
      }
    }
    let moves = try rows("alert_move", "SELECT * FROM alert_move WHERE alert_id = ? ORDER BY version")
    let notes = try rows("alert_note", "SELECT * FROM alert_note WHERE alert_id = ? ORDER BY note_id")
    let attachments = try rows(
      "alert_attachment", "SELECT * FROM alert_attachment WHERE alert_id = ? ORDER BY attachment_id")
    let links = try rows(
      "analyst_link",
      """
      SELECT at, actor, text, analyst_link_id, CASE alert_id WHEN ?1 THEN other_alert_id ELSE alert_id END AS other
      FROM analyst_link WHERE alert_id = ?1 OR other_alert_id = ?1 ORDER BY analyst_link_id
      """)
    return AlertHistory(
      moves: try moves.map { row, values in
        Move(
          at: try values.moment("at"), actor: row["actor"], move: try values.word("move"),
          from: try values.word("from_state"), to: try values.word("to_state"), reason: row["reason_code"],
          assignee: row["assignee"], version: row["version"])
      },
      notes: try notes.map { row, values in
        Note(at: try values.moment("at"), actor: row["actor"], text: row["text"])
      },
      attachments: try attachments.map { row, values in
        Attachment(
          at: try values.moment("at"), actor: row["actor"], name: row["name"], byteLength: row["byte_length"],
          digest: row["digest"])
      },
      links: try links.map { row, values in
        Link(at: try values.moment("at"), actor: row["actor"], otherAlertID: row["other"], text: row["text"])
      })
  }
}
