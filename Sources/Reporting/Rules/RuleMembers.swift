import Core
import Rules

/// Writes what a rule pack holds as members of JSON objects that are open.
struct RuleMembers {
  let today: BankDay
  let suppressed: [String: Int64]

  func write(_ rule: Rule, _ json: inout JSONText) {
    json.member("id", rule.id)
    RuleMembers.write("title", rule.title, &json)
    RuleMembers.write("why", rule.why, &json)
    json.member("source", rule.source)
    json.member("reference_case", rule.referenceCase)
    json.member("typology", rule.typology.rawValue)
    json.member("severity", rule.severity.rawValue)
    json.member("points", Int64(rule.points))
    json.member("review_by", rule.reviewBy.iso8601)
    json.member("file", rule.place.file)
    json.member("line", rule.place.record)
    json.key("is_on")
    json.value(rule.rest == nil)
    if let rest = rule.rest {
      RuleMembers.write("off_reason", rest.reason, &json)
      RuleMembers.names("needs", rest.needs.map(\.name.text), &json)
    }
    json.member("condition", rule.conditionText.source)
    RuleMembers.names("thresholds", rule.conditionText.thresholds.map(\.name), &json)
    RuleMembers.names("evidence", rule.evidence.map(\.text), &json)
    RuleMembers.names("context", rule.context.map(\.text), &json)
    json.key("exceptions")
    json.array { json in for exception in rule.exceptions { json.object { write(exception, &$0) } } }
    json.key("cases")
    json.array { json in
      for example in rule.cases {
        json.object { json in
          json.member("name", example.name)
          json.member("expected", example.expectation.rawValue)
        }
      }
    }
  }

  private func write(_ exception: RuleException, _ json: inout JSONText) {
    json.member("id", exception.id)
    json.member("owner", exception.owner)
    RuleMembers.write("reason", exception.reason, &json)
    json.member("expires", exception.expires.iso8601)
    json.key("is_in_force")
    json.value(exception.isInForce(on: today))
    json.member("account", exception.account)
    json.member("counterparty", exception.counterparty)
    json.member("condition", exception.conditionText?.source)
    json.member("suppressed", suppressed[exception.id])
  }

  static func write(_ threshold: RuleThreshold, _ json: inout JSONText) {
    json.member("name", threshold.name)
    switch threshold.number {
    case .integer(let number): json.member("value", number)
    case .real(let number): json.member("value", number)
    }
    json.member("unit", threshold.unit.rawValue)
    write("why", threshold.why, &json)
    json.member("source", threshold.source)
  }

  static func write(_ set: TypologySet, _ json: inout JSONText) {
    json.member("typology", set.typology.rawValue)
    write("title", set.typology.title, &json)
    json.member("look", Int64(set.lookWeight))
    json.member("alarm", Int64(set.alarmWeight))
    write("why", set.why, &json)
    json.member("source", set.source)
    json.key("rules")
    json.array { json in
      for member in set.members {
        json.object { json in
          json.member("rule", member.rule)
          json.member("weight", Int64(member.weight))
        }
      }
    }
  }

  private static func write(_ name: String, _ text: BilingualText, _ json: inout JSONText) {
    json.member(name + "_ja", text.japanese)
    json.member(name + "_en", text.english)
  }

  private static func names(_ key: String, _ names: [String], _ json: inout JSONText) {
    json.key(key)
    json.array { json in for name in names { json.value(name) } }
  }
}
