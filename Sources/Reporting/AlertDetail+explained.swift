import AlertStore
import Core

extension ExplanationRecord {
  /// Writes the members of what is kept beside the reasons; what is not kept is null or empty.
  func writeMembers(to json: inout JSONText) {
    json.key("families")
    json.array { json in
      for family in families {
        json.object { json in
          json.member("family", family.word)
          json.member("contribution_micro", family.contributionMicro)
        }
      }
    }
    json.key("memo_spans")
    json.array { json in
      for span in memoSpans {
        json.object { json in
          json.member("span_start", Int64(span.bytes.lowerBound))
          json.member("span_end", Int64(span.bytes.upperBound))
          json.member("contribution_micro", span.contributionMicro)
        }
      }
    }
    json.key("types")
    json.array { json in
      for type in types {
        json.object { json in
          json.member("scam_type", type.scamType)
          json.member("japanese", ScamTypeNames.name(type.scamType, .japanese))
          json.member("english", ScamTypeNames.name(type.scamType, .english))
          json.member("score_micro", type.scoreMicro)
          json.member("estimate", type.estimate)
        }
      }
    }
    json.member("decider", challenger?.decider.rawValue)
    json.member("challenger_score_micro", challenger?.scoreMicro)
    json.member("challenger_baseline_micro", challenger?.baselineMicro)
    json.key("challenger_reasons")
    json.array { json in
      for reason in challenger?.reasons ?? [] {
        json.object { json in
          json.member("origin", reason.origin.rawValue)
          json.member("name", reason.name)
          json.member("value", reason.value)
          json.member("contribution_micro", reason.contributionMicro)
          json.member("japanese", reason.japanese)
          json.member("english", reason.english)
        }
      }
    }
    writeChange(to: &json)
  }

  private func writeChange(to json: inout JSONText) {
    json.member("smallest_change_score_micro", smallestChange?.scoreMicro)
    json.member("smallest_change_japanese", smallestChange?.japanese)
    json.member("smallest_change_english", smallestChange?.english)
    json.key("smallest_change")
    json.array { json in
      for part in smallestChange?.parts ?? [] {
        json.object { json in
          json.member("name", part.name)
          json.member("value", part.value)
          json.member("enough", part.enough)
        }
      }
    }
  }
}
