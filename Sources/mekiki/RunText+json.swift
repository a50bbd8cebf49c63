import AlertStore
import Core
import Pipeline
import Reporting

extension RunText {
  /// What a run did, for programs.
  func json(_ summary: NightSummary?) -> String {
    var json = JSONText()
    json.object { json in
      json.key("dry_run")
      json.value(isDry)
      json.member("run_id", outcome.runID)
      json.member("stopped", outcome.stop?.rawValue)
      json.key("files_left")
      json.array { json in
        for name in outcome.filesLeft { json.value(name) }
      }
      json.member("records_accepted", outcome.recordsAccepted)
      json.member("records_rejected", outcome.recordsRejected)
      json.member("late_transactions", Int64(outcome.windowCounts.late))
      json.member("too_late_transactions", Int64(outcome.windowCounts.tooLate))
      json.member("future_transactions", Int64(outcome.windowCounts.future))
      json.member("unmatched_corrections", Int64(outcome.windowCounts.unmatchedCorrections))
      json.member("learning_transactions", Int64(outcome.learningTransactions))
      json.key("missing_drift")
      json.array { json in
        for drift in outcome.missingDrift {
          json.object { json in
            json.member("feature", drift.feature.text)
            json.member("trained_share", drift.trainedShare)
            json.member("share", drift.share)
          }
        }
      }
      json.key("suppressed_hits")
      json.array { json in
        for (exception, count) in outcome.suppressed.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.member("exception", exception)
            json.member("hits", count)
          }
        }
      }
      json.member("alarms", summary.map { Int64($0.alerts.alarms) })
      json.member("looks", summary.map { Int64($0.alerts.looks) })
      RunText.write(summary?.queue, summary?.estimate, to: &json)
      json.key("files")
      json.array { json in
        for line in outcome.files { RunText.write(line, summary, to: &json) }
      }
      json.key("left_alone")
      json.array { json in
        for entry in outcome.leftAlone { json.value(entry.name) }
      }
      json.key("left_alone_because")
      json.array { json in
        for entry in outcome.leftAlone { json.value(entry.reason.rawValue) }
      }
    }
    return json.text + "\n"
  }

  private static func write(
    _ line: NightOutcome.FileLine, _ summary: NightSummary?, to json: inout JSONText
  ) {
    json.object { json in
      json.member("name", line.name)
      json.member("fate", word(line.fate))
      json.member("records_accepted", line.recordsAccepted)
      json.member("records_rejected", line.recordsRejected)
      json.member("yen_accepted", line.yenAccepted)
      json.member("alert_transactions", Int64(line.raised))
      let more = line.reconciliation
      json.member("yen_rejected", more?.yenRejected)
      json.member("records_rejected_without_amount", more?.recordsRejectedWithoutAmount)
      json.member("records_cancelled", more?.recordsCancelled)
      json.member("yen_cancelled", more?.yenCancelled)
      json.member("records_scored", more?.recordsScored)
      json.member("yen_scored", more?.yenScored)
      json.key("balances")
      if let balances = balances(line.name, summary) {
        json.value(balances)
      } else {
        json.value(String?.none)
      }
    }
  }

  private static func write(_ queue: QueueCounts?, _ estimate: BelowLineEstimate?, to json: inout JSONText) {
    json.key("below_line_estimate")
    write(estimate, to: &json)
    json.key("queue")
    guard let queue else { return json.value(String?.none) }
    json.object { json in
      json.member("budget", queue.settings.budget.map { Int64($0) })
      json.member("queued", Int64(queue.queued))
      json.member("below_budget", Int64(queue.belowBudget))
      json.member("alarms_below_budget", Int64(queue.alarmsBelowBudget))
      json.member("sample_size", queue.settings.sampleSize.map { Int64($0) })
      json.member("sample", Int64(queue.sampled))
      json.member("suppressed", Int64(queue.suppressed))
    }
  }

  private static func write(_ estimate: BelowLineEstimate?, to json: inout JSONText) {
    guard let estimate else { return json.value(String?.none) }
    json.object { json in
      json.member("first_night", estimate.nights.lowerBound.iso8601)
      json.member("last_night", estimate.nights.upperBound.iso8601)
      json.member("drawn", Int64(estimate.drawn))
      json.member("reviewed", Int64(estimate.reviewed))
      json.member("confirmed", Int64(estimate.confirmed))
      json.member("share", estimate.share)
      json.member("lowest", estimate.interval?.lowerBound)
      json.member("highest", estimate.interval?.upperBound)
    }
  }

  /// Whether a file of this run balances; nil when nothing of it was stored.
  private static func balances(_ name: String, _ summary: NightSummary?) -> Bool? {
    summary?.files.first { $0.file.description.name == name }?.balances
  }

  private static func word(_ fate: NightOutcome.Fate) -> String {
    switch fate {
    case .accepted: return "accepted"
    case .quarantined: return "quarantined"
    case .known: return "known"
    case .held: return "held"
    case .unreadable: return "unreadable"
    }
  }
}
