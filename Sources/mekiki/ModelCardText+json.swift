import Core
import Scoring
import Training

extension ModelCardText {
  /// The card for programs, with the reference for drift.
  func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.model_card/1")
      json.member("model_sha256", digest)
      json.member("model_bytes", Int64(size))
      json.member("features", Int64(model.encoder.columns.count))
      json.key("provenance")
      json.object { json in
        for (key, value) in model.provenance.sorted(by: { $0.key < $1.key }) { json.member(key, value) }
      }
      json.key("data")
      json.array { json in for name in data { json.value(name) } }
      json.member("rows", Int64(card.rows))
      json.member("fraud", Int64(card.fraud))
      json.member("accounts", Int64(card.accounts))
      json.member("first_day", card.days.lowerBound.iso8601)
      json.member("last_day", card.days.upperBound.iso8601)
      for (name, measured) in [
        ("average_precision", card.averagePrecision), ("area_under_roc", card.areaUnderROC),
        ("recall_at_half_percent", card.recallAtHalfPercent),
        ("recall_at_five_to_one", card.recallAtFiveToOne),
      ] {
        json.key(name)
        json.object { json in
          json.member("value", measured.value)
          json.member("low", measured.interval.lowerBound)
          json.member("high", measured.interval.upperBound)
        }
      }
      json.member("account_precision_at_100", card.accountPrecisionAt100)
      json.member("calibrated_on_own_outcomes", isCalibrated)
      json.member("calibration_error", card.calibration.expectedError)
      json.member("brier", card.brier)
      for (name, groups) in [
        ("scam_types", card.scamTypes), ("ages", card.ages), ("branches", card.branches),
      ] { write(groups, name, to: &json) }
      writeDrift(to: &json)
    }
    return json.text + "\n"
  }

  private func write(_ groups: [ModelCard.Group], _ name: String, to json: inout JSONText) {
    json.key(name)
    json.array { json in
      for group in groups {
        json.object { json in
          json.member("name", group.name)
          json.member("rows", Int64(group.rows))
          json.member("fraud", Int64(group.fraud))
          json.member("found", Int64(group.found))
          json.member("false_alarms", Int64(group.falseAlarms))
        }
      }
    }
  }

  private func writeDrift(to json: inout JSONText) {
    json.key("drift_reference")
    json.array { json in
      for feature in drift.features {
        json.object { json in
          json.member("name", feature.name.text)
          json.member("missing_share", feature.missingShare)
          json.key("deciles")
          json.array { json in for value in feature.deciles { json.value(value) } }
          json.key("shares")
          json.array { json in for value in feature.shares { json.value(value) } }
        }
      }
    }
    // For each half logit from -20 to 20, and what lies below and above: the rows.
    json.key("score_reference")
    json.array { json in for count in card.scoreCounts { json.value(count) } }
  }
}
