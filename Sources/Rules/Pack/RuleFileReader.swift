import Core
import Manifests

/// Reads the rules of one file and leaves findings in its reading.
struct RuleFileReader {
  let reading: ManifestReading
  let vocabulary: Vocabulary
  /// The identifiers that are taken, also by files read before.
  var identifiers: Set<String>

  mutating func read(_ values: [ManifestValue]) -> [Rule] {
    values.compactMap { value in value.mapping().flatMap { readRule($0) } }
  }

  private mutating func readRule(_ mapping: ManifestMapping) -> Rule? {
    let id = mapping.required("id").flatMap { readIdentifier($0) }
    let title = mapping.mapping("title").flatMap(BilingualText.read)
    let why = mapping.mapping("why").flatMap(BilingualText.read)
    let source = mapping.string("source")
    let referenceCase = mapping.required("reference_case")?.possiblyEmptyString()
    let typology = mapping.required("typology")?.word(Typology.self)
    let severity = mapping.required("severity")?.word(RuleSeverity.self)
    let points = mapping.integer("points", in: 0...100)
    let off = mapping.optionalMapping("off")
    let rest = off.flatMap { RuleRestReader(reading: reading).read($0) }
    let words = vocabulary.adding(rest?.needs ?? [])
    let conditions = ConditionReader(reading: reading, vocabulary: words)
    let condition = mapping.required("condition").flatMap(conditions.read)
    let evidence = readNames(mapping.list("evidence") ?? [], words)
    let context = readNames(mapping.optionalList("context") ?? [], words)
    let exceptions = readExceptions(mapping.optionalList("exceptions") ?? [], conditions)
    let reviewBy = mapping.day("review_by")
    let cases = mapping.mapping("cases").map { readCases($0, words) }
    mapping.finish()
    guard let id, let title, let why, let source, let referenceCase, let typology, let severity, let points,
      let condition, let reviewBy, let cases, off == nil || rest != nil
    else { return nil }
    var rule = Rule(
      id: id, title: title, why: why, source: source,
      referenceCase: referenceCase.isEmpty ? nil : referenceCase,
      typology: typology, severity: severity, points: Int32(points), condition: condition.condition,
      evidence: evidence, reviewBy: reviewBy, cases: cases, place: mapping.place)
    rule.conditionText = condition.text
    rule.context = context
    rule.exceptions = exceptions
    rule.rest = rest
    return rule
  }

  private mutating func readIdentifier(_ value: ManifestValue) -> String? {
    guard let id = value.string() else { return nil }
    guard RuleIdentifier.isWellFormed(id, letter: "R") else {
      report(.badIdentifier(id), value.place)
      return nil
    }
    guard identifiers.insert(id).inserted else {
      report(.repeatedIdentifier(id), value.place)
      return nil
    }
    return id
  }

  private mutating func readExceptions(_ values: [ManifestValue], _ conditions: ConditionReader)
    -> [RuleException]
  {
    var reader = RuleExceptionReader(conditions: conditions, identifiers: identifiers)
    defer { identifiers = reader.identifiers }
    return reader.read(values)
  }

  private func readNames(_ values: [ManifestValue], _ words: Vocabulary) -> [FeatureName] {
    values.compactMap { value in
      guard let name = value.string() else { return nil }
      guard words.index(of: name) != nil else {
        report(.unknownName(name, nearest: words.nearest(to: name)), value.place)
        return nil
      }
      return FeatureName(name)
    }
  }

  private func readCases(_ mapping: ManifestMapping, _ words: Vocabulary) -> [RuleCase] {
    let firing = mapping.optionalList("fires") ?? []
    let silent = mapping.optionalList("silent") ?? []
    mapping.finish()
    if firing.isEmpty { report(.noFiringCase, mapping.place) }
    if silent.isEmpty { report(.noSilentCase, mapping.place) }
    let reader = RuleCaseReader(reading: reading, vocabulary: words)
    var names: Set<String> = []
    var cases: [RuleCase] = []
    for (values, expectation) in [(firing, RuleCase.Expectation.fires), (silent, .silent)] {
      for value in values {
        guard let example = value.mapping().flatMap({ reader.read($0, expectation) }) else { continue }
        if !names.insert(example.name).inserted { report(.repeatedCase(example.name), example.place) }
        cases.append(example)
      }
    }
    return cases
  }

  private func report(_ fault: RuleFault, _ place: Finding.Place) {
    reading.report(fault.finding(at: place))
  }
}
