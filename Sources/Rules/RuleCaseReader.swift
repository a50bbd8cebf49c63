import Core
import Expressions
import Manifests

/// Reads the examples of a rule: names of features and words with typed values.
struct RuleCaseReader {
  let reading: ManifestReading
  let vocabulary: Vocabulary

  func read(_ mapping: ManifestMapping, _ expectation: RuleCase.Expectation) -> RuleCase? {
    let name = mapping.string("name")
    let values = mapping.mapping("values")
    let lists = mapping.optionalMapping("lists").map(readLists) ?? [:]
    mapping.finish()
    guard let name, let values else { return nil }
    var row = RuleRow(values: [Double](repeating: .nan, count: vocabulary.features.count), words: [:])
    for entry in values.everyEntry() {
      if let index = vocabulary.index(of: entry.key) {
        row.values[index] = number(entry.value, vocabulary.features[index]) ?? .nan
      } else if let field = WordField(rawValue: entry.key) {
        row.words[field] = entry.value.word(among: field.words)
      } else if let field = RowField(rawValue: entry.key) {
        row.fields[field] = fieldValue(entry.value, field)
      } else if let text = vocabulary.text(named: entry.key) {
        row.texts[text.column] = entry.value.string()
      } else {
        let fault = RuleFault.unknownName(entry.key, nearest: vocabulary.nearest(to: entry.key))
        reading.report(fault.finding(at: entry.value.place))
      }
    }
    return RuleCase(name: name, expectation: expectation, row: row, lists: lists, place: mapping.place)
  }

  private func readLists(_ mapping: ManifestMapping) -> [String: [String]] {
    var lists: [String: [String]] = [:]
    for entry in mapping.everyEntry() {
      let known = vocabulary.lists.names
      if !known.contains(entry.key) {
        reading.report(RuleFault.unknownList(entry.key, known: known).finding(at: entry.value.place))
      }
      lists[entry.key] = entry.value.strings()
    }
    return lists
  }

  private func fieldValue(_ value: ManifestValue, _ field: RowField) -> ExpressionValue? {
    guard let text = value.string() else { return nil }
    guard field.type == .timestamp else { return .text(text) }
    if let moment = ExpressionTimestamp(text) { return .timestamp(moment) }
    reading.report(RuleFault.badCaseMoment(field.rawValue).finding(at: value.place))
    return nil
  }

  private func number(_ value: ManifestValue, _ spec: FeatureSpec) -> Double? {
    guard let scalar = value.scalar() else { return nil }
    let number: Double?
    switch spec.type {
    case .integer: number = scalar.integer.flatMap { Double(exactly: $0) }
    case .real: number = scalar.real
    case .boolean: number = scalar.boolean.map { $0 ? 1 : 0 }
    }
    if number == nil {
      reading.report(RuleFault.badCaseValue(spec.name.text, type: spec.type).finding(at: value.place))
    }
    return number
  }
}
