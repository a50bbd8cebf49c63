import AlertStore
import Core

extension NightReport {
  /// The night as one JSON object with keys in a fixed order.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.night-report/1")
      json.member("night", figures.night.iso8601)
      json.member("written_at", writtenAt.iso8601Japan)
      json.key("run_ids")
      json.array { json in for run in figures.runIDs { json.value(run) } }
      json.key("figures")
      json.object { write(figures.totals, to: &$0) }
      json.member("night_before", figures.before?.night.iso8601)
      json.key("figures_before")
      if let before = figures.before {
        json.object { write(before.totals, to: &$0) }
      } else {
        json.value(nil as String?)
      }
      writeFiles(to: &json)
      writeChanges(to: &json)
      writeQueue(to: &json)
      writeRules(to: &json)
      writeSpread(to: &json)
    }
    return json.text + "\n"
  }

  private func write(_ totals: NightFigures.Totals, to json: inout JSONText) {
    for figure in NightComparison.figures { json.member(figure.name, figure.value(totals)) }
  }

  private func writeFiles(to json: inout JSONText) {
    json.key("files")
    json.array { json in
      for file in summaries.flatMap(\.files) {
        let outcome = file.file.outcome
        json.object { json in
          json.member("name", file.file.description.name)
          json.member("format", file.file.description.format)
          json.member("status", outcome.status.rawValue)
          json.member("digest", file.file.description.digest)
          json.member("bytes", file.file.description.byteLength)
          json.member("bytes_accepted", outcome.bytesAccepted)
          json.member("bytes_rejected", outcome.bytesRejected)
          json.member("bytes_framing", outcome.bytesFraming)
          json.member("records_accepted", outcome.recordsAccepted)
          json.member("records_rejected", outcome.recordsRejected)
          json.member("yen_accepted", outcome.yenAccepted)
          json.member("records_scored", outcome.reconciliation?.recordsScored)
          json.key("balances")
          if let balances = file.balances { json.value(balances) } else { json.value(nil as String?) }
        }
      }
    }
  }

  private func writeChanges(to json: inout JSONText) {
    json.key("extended_alerts")
    json.array { json in
      for extended in figures.extended {
        json.object { json in
          json.member("alert_id", extended.alertID)
          json.member("run_id", extended.change.runID)
          json.member("transactions_added", Int64(extended.change.transactionsAdded))
          json.member("score_before_micro", extended.change.scoreBeforeMicro)
          json.member("score_after_micro", extended.change.scoreAfterMicro)
        }
      }
    }
    json.key("moves")
    json.array { json in
      for move in figures.moves {
        json.object { json in
          json.member("state", move.state.rawValue)
          json.member("count", move.count)
        }
      }
    }
  }

  private func writeQueue(to json: inout JSONText) {
    json.member("alert_total", Int64(alertTotal))
    json.key("alerts")
    json.array { json in
      for alert in alerts { json.object { alert.detail.alert.writeMembers(to: &$0) } }
    }
    let estimate = summaries.last?.estimate
    json.key("below_line")
    guard let estimate else { return json.value(nil as String?) }
    json.object { json in
      json.member("first_night", estimate.nights.lowerBound.iso8601)
      json.member("last_night", estimate.nights.upperBound.iso8601)
      json.member("drawn", Int64(estimate.drawn))
      json.member("reviewed", Int64(estimate.reviewed))
      json.member("confirmed", Int64(estimate.confirmed))
      json.member("share", estimate.share)
      json.member("interval_low", estimate.interval?.lowerBound)
      json.member("interval_high", estimate.interval?.upperBound)
    }
  }

  private func writeRules(to json: inout JSONText) {
    json.key("rules")
    json.array { json in
      for rule in figures.rules {
        json.object { json in
          json.member("rule", rule.rule)
          json.member("hits", rule.hits)
          json.member("alerts", rule.alerts)
          json.member("suppressed_hits", rule.suppressedHits)
          json.member("all_alerts", rule.allAlerts)
          json.member("confirmed", rule.confirmed)
          json.member("dismissed", rule.dismissed)
          json.member("precision", rule.precision)
        }
      }
    }
  }

  private func writeSpread(to json: inout JSONText) {
    let rows = DriftRows(figures.distributions, before: figures.before?.distributions ?? [])
    let records = Dictionary(
      figures.distributions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    json.key("distributions")
    json.array { json in
      for row in (rows.scores.map { [$0] } ?? []) + rows.features {
        json.object { json in
          json.member("name", row.name)
          json.member("stability_training", row.training)
          json.member("stability_before", row.before)
          json.member("missing_share", row.missing)
          json.member("missing_share_training", row.missingTraining)
          json.member("missing", records[row.name]?.missing)
          json.key("edges")
          json.array { json in for edge in records[row.name]?.edges ?? [] { json.value(edge) } }
          json.key("counts")
          json.array { json in for count in records[row.name]?.counts ?? [] { json.value(count) } }
        }
      }
    }
  }
}
