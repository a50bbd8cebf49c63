import AlertStore
import Alerts
import Core

/// What people and nights did to the alert, for a terminal and as JSON.
///
/// Names, notes and file names were typed by people: a terminal shows them escaped, JSON keeps them as they are.
extension AlertDetail {
  /// The history for a terminal, empty when nothing was done.
  func historyText(_ style: TerminalStyle) -> String {
    let history = detail.history
    let isJapanese = language == .japanese
    var lines: [(at: Instant, text: String)] = history.moves.map { move in
      let states = WordNames.name(move.from, language) + " → " + WordNames.name(move.to, language)
      let reason = move.reason.map { word in
        let name = AlertReason(rawValue: word)?.name(language) ?? VisibleText.make(word)
        return isJapanese ? "（\(name)）" : " (\(name))"
      }
      let given = move.move == .assign ? (isJapanese ? "、担当: " : ", given to ") + (move.assignee ?? "") : ""
      return (move.at, line(move.actor, states + (reason ?? "") + VisibleText.make(given)))
    }
    lines += history.notes.map { note in
      let text = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { VisibleText.make(String($0)) }.joined(separator: "\n      ")
      return (note.at, line(note.actor, (isJapanese ? "メモ: " : "note: ") + text))
    }
    lines += history.attachments.map { file in
      let name = VisibleText.make(file.name)
      let words =
        isJapanese ? "添付: \(name)（\(file.byteLength) バイト）" : "attached: \(name) (\(file.byteLength) bytes)"
      return (file.at, line(file.actor, "\(words) SHA-256 \(file.digest)"))
    }
    lines += history.links.map { link in
      let words = isJapanese ? "関連付け: " : "linked with "
      return (link.at, line(link.actor, words + link.otherAlertID + ": " + VisibleText.make(link.text)))
    }
    guard !lines.isEmpty else { return "" }
    let title = style.coloured("== \(isJapanese ? "経緯" : "History") ==", .heading)
    // Sorting by moment keeps the order within one second.
    let sorted = lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return "\n\(title)\n" + sorted.map { "  \($0.element.at.iso8601Japan)  \($0.element.text)\n" }.joined()
  }

  private func line(_ actor: String, _ text: String) -> String { VisibleText.make(actor) + "  " + text }

  /// Writes the history into an object that is open.
  func writeHistory(to json: inout JSONText) {
    json.key("history")
    json.array { json in
      for move in detail.history.moves {
        json.object { json in
          json.member("at", move.at.iso8601Japan)
          json.member("actor", move.actor)
          json.member("move", move.move.rawValue)
          json.member("from_state", move.from.rawValue)
          json.member("to_state", move.to.rawValue)
          json.member("reason", move.reason)
          json.member("assignee", move.assignee)
          json.member("version", move.version)
        }
      }
    }
    json.key("notes")
    json.array { json in
      for note in detail.history.notes {
        json.object { json in
          json.member("at", note.at.iso8601Japan)
          json.member("actor", note.actor)
          json.member("text", note.text)
        }
      }
    }
    json.key("attachments")
    json.array { json in
      for file in detail.history.attachments {
        json.object { json in
          json.member("at", file.at.iso8601Japan)
          json.member("actor", file.actor)
          json.member("name", file.name)
          json.member("byte_length", file.byteLength)
          json.member("digest", file.digest)
        }
      }
    }
    json.key("linked_by_analysts")
    json.array { json in
      for link in detail.history.links {
        json.object { json in
          json.member("at", link.at.iso8601Japan)
          json.member("actor", link.actor)
          json.member("alert_id", link.otherAlertID)
          json.member("text", link.text)
        }
      }
    }
  }
}
