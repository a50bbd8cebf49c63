import Core
import Manifests

/// Reads the exceptions of a rule.
struct RuleExceptionReader {
  let conditions: ConditionReader
  /// The identifiers that are taken.
  var identifiers: Set<String>

  mutating func read(_ values: [ManifestValue]) -> [RuleException] {
    values.compactMap { value in value.mapping().flatMap { read($0) } }
  }

  private mutating func read(_ mapping: ManifestMapping) -> RuleException? {
    let id = mapping.required("id").flatMap { readIdentifier($0) }
    let owner = mapping.string("owner")
    let reason = mapping.mapping("reason").flatMap(BilingualText.read)
    let expires = mapping.day("expires")
    let account = mapping.optional("account")
    let counterparty = mapping.optional("counterparty")
    let condition = mapping.optional("condition")
    mapping.finish()
    if account == nil, counterparty == nil, condition == nil {
      conditions.reading.report(RuleFault.exemptsEverything.finding(at: mapping.place))
      return nil
    }
    let read = condition.flatMap(conditions.read)
    let (accountText, counterpartyText) = (account?.string(), counterparty?.string())
    guard let id, let owner, let reason, let expires, condition == nil || read != nil,
      account == nil || accountText != nil, counterparty == nil || counterpartyText != nil
    else { return nil }
    return RuleException(
      id: id, owner: owner, reason: reason, expires: expires, account: accountText,
      counterparty: counterpartyText, condition: read?.condition, conditionText: read?.text,
      place: mapping.place)
  }

  private mutating func readIdentifier(_ value: ManifestValue) -> String? {
    guard let id = value.string() else { return nil }
    guard RuleIdentifier.isWellFormed(id, letter: "E") else {
      conditions.reading.report(RuleFault.badExceptionIdentifier(id).finding(at: value.place))
      return nil
    }
    guard identifiers.insert(id).inserted else {
      conditions.reading.report(RuleFault.repeatedIdentifier(id).finding(at: value.place))
      return nil
    }
    return id
  }
}
