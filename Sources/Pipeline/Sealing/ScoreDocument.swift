import AlertStore
import Core
import Evidence

/// What is kept of a score beside its reasons, as a file of a bundle: families, memo spans, types of scam, the challenger and the smallest
/// change that would have kept it below the line.
enum ScoreDocument {
  static func path(_ number: Int) -> String { "scores/\(number).json" }

  static func file(_ record: AlertTransactionRecord, number: Int) -> EvidenceFile {
    let explained = record.explained
    var json = JSONText()
    json.object { json in
      list("families", explained.families, &json) { family, json in
        json.member("family", family.word)
        json.member("contribution_micro", family.contributionMicro)
      }
      list("memo_spans", explained.memoSpans, &json) { span, json in
        json.member("start_byte", Int64(span.bytes.lowerBound))
        json.member("end_byte", Int64(span.bytes.upperBound))
        json.member("contribution_micro", span.contributionMicro)
      }
      list("types", explained.types, &json) { type, json in
        json.member("type", type.scamType)
        json.member("score_micro", type.scoreMicro)
        json.member("estimate", type.estimate)
      }
      json.member("decider", explained.challenger?.decider.rawValue)
      json.member("challenger_score_micro", explained.challenger?.scoreMicro)
      json.member("challenger_baseline_micro", explained.challenger?.baselineMicro)
      list("challenger_reasons", explained.challenger?.reasons ?? [], &json) { reason, json in
        json.member("origin", reason.origin.rawValue)
        json.member("name", reason.name)
        json.member("value", reason.value)
        json.member("contribution_micro", reason.contributionMicro)
      }
      json.member("change_score_micro", explained.smallestChange?.scoreMicro)
      json.member("change_ja", explained.smallestChange?.japanese)
      json.member("change_en", explained.smallestChange?.english)
      list("change", explained.smallestChange?.parts ?? [], &json) { part, json in
        json.member("name", part.name)
        json.member("value", part.value)
        json.member("enough", part.enough)
      }
    }
    return EvidenceFile(path: path(number), bytes: Array((json.text + "\n").utf8))
  }

  private static func list<Element>(
    _ name: String, _ elements: [Element], _ json: inout JSONText,
    _ members: (Element, inout JSONText) -> Void
  ) {
    json.key(name)
    json.array { json in for element in elements { json.object { members(element, &$0) } } }
  }
}
