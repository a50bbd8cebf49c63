import AlertStore
import Core

extension AlertDetail {
  /// What each run added, and the alerts that have to do with this one; each with its heading, or nothing.
  func context(_ style: TerminalStyle) -> String {
    changes(style) + related(style)
  }

  private func changes(_ style: TerminalStyle) -> String {
    // An alert that was raised in one go has no history to tell.
    guard detail.changes.contains(where: { $0.scoreBeforeMicro != nil }) else { return "" }
    var table = TerminalTable([
      (Label.businessDay.text(language), .left), (Label.run.text(language), .right),
      (Label.added.text(language), .right), (Label.score.text(language), .left),
      (Label.band.text(language), .left),
    ])
    for change in detail.changes {
      let after = NumberText.score(change.scoreAfterMicro)
      let band = WordNames.name(change.bandAfter, language)
      table.append([
        .init(change.night.iso8601), .init("\(change.runID)"), .init("+\(change.transactionsAdded)"),
        .init(change.scoreBeforeMicro.map { "\(NumberText.score($0)) -> \(after)" } ?? after),
        .init(change.bandBefore.map { "\(WordNames.name($0, language)) -> \(band)" } ?? band),
      ])
    }
    return "\n" + style.coloured("== \(Label.whatChanged.text(language)) ==", .heading) + "\n"
      + table.text(style)
  }

  private func related(_ style: TerminalStyle) -> String {
    guard !detail.related.isEmpty else { return "" }
    var table = TerminalTable([
      (Label.alertID.text(language), .left), (Label.band.text(language), .left),
      (Label.score.text(language), .right), (Label.account.text(language), .left),
      (Label.relation.text(language), .left),
    ])
    for other in detail.related {
      table.append([
        .init(other.alertID),
        .init(WordNames.name(other.band, language), other.band == .alarm ? .alarm : .look),
        .init(NumberText.score(other.scoreMicro)), .init(other.account.text),
        .init(WordNames.name(other.relation, language)),
      ])
    }
    return "\n" + style.coloured("== \(Label.relatedAlerts.text(language)) ==", .heading) + "\n"
      + table.text(style)
  }

  /// Writes what each run added and the related alerts into an object that is open.
  func writeContext(to json: inout JSONText) {
    json.key("changes")
    json.array { json in
      for change in detail.changes {
        json.object { json in
          json.member("run_id", change.runID)
          json.member("night", change.night.iso8601)
          json.member("started_at", change.startedAt.iso8601Japan)
          json.member("transactions_added", Int64(change.transactionsAdded))
          json.member("score_before_micro", change.scoreBeforeMicro)
          json.member("score_after_micro", change.scoreAfterMicro)
          json.member("band_before", change.bandBefore?.rawValue)
          json.member("band_after", change.bandAfter.rawValue)
        }
      }
    }
    json.key("related")
    json.array { json in
      for other in detail.related {
        json.object { json in
          json.member("alert_id", other.alertID)
          json.member("relation", other.relation.rawValue)
          json.member("account", other.account.text)
          json.member("business_day", other.businessDay.iso8601)
          json.member("band", other.band.rawValue)
          json.member("score_micro", other.scoreMicro)
          json.member("queue_place", other.place.rawValue)
        }
      }
    }
  }
}
