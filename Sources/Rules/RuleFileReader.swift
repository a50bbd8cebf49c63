import Core
import Manifests

/// Reads the rules of one file and leaves findings in its reading.
struct RuleFileReader {
  let reading: ManifestReading
  let vocabulary: Vocabulary
  /// The identifiers that are taken, also by files read before.
  var identifiers: Set<String>

  mutating func read() -> [Rule] {
    guard let root = reading.rootMapping() else { return [] }
    let mappings = root.mappings("rules") ?? []
    if mappings.isEmpty, !reading.hasErrors { report(.noRules, root.place) }
    let rules = mappings.compactMap { readRule($0) }
    root.finish()
    return rules
  }

  private mutating func readRule(_ mapping: ManifestMapping) -> Rule? {
    let id = mapping.required("id").flatMap { readIdentifier($0) }
    let title = readText(mapping.mapping("title"))
    let why = readText(mapping.mapping("why"))
    let source = mapping.string("source")
    let referenceCase = mapping.required("reference_case")?.possiblyEmptyString()
    let typology = mapping.required("typology")?.word(Typology.self)
    let severity = mapping.required("severity")?.word(RuleSeverity.self)
    let points = mapping.integer("points", in: 1...100)
    let condition = mapping.required("condition").flatMap { readCondition($0) }
    let evidence = readEvidence(mapping.list("evidence") ?? [])
    let reviewBy = mapping.day("review_by")
    let cases = mapping.mapping("cases").map { readCases($0) }
    mapping.finish()
    guard let id, let title, let why, let source, let referenceCase, let typology, let severity, let points,
      let condition, let reviewBy, let cases
    else { return nil }
    return Rule(
      id: id, title: title, why: why, source: source,
      referenceCase: referenceCase.isEmpty ? nil : referenceCase,
      typology: typology, severity: severity, points: Int32(points), condition: condition, evidence: evidence,
      reviewBy: reviewBy, cases: cases, place: mapping.place)
  }

  private mutating func readIdentifier(_ value: ManifestValue) -> String? {
    guard let id = value.string() else { return nil }
    let parts = id.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.count == 3, parts[0] == [UInt8(ascii: "R")], (2...12).contains(parts[1].count),
      parts[1].allSatisfy(capitals.contains), parts[2].count == 2, parts[2].allSatisfy(digits.contains)
    else {
      report(.badIdentifier(id), value.place)
      return nil
    }
    guard identifiers.insert(id).inserted else {
      report(.repeatedIdentifier(id), value.place)
      return nil
    }
    return id
  }

  private func readText(_ mapping: ManifestMapping?) -> BilingualText? {
    guard let mapping else { return nil }
    let japanese = mapping.string("ja")
    let english = mapping.string("en")
    mapping.finish()
    guard let japanese, let english else { return nil }
    return BilingualText(japanese: japanese, english: english)
  }

  private func readCondition(_ value: ManifestValue) -> RuleCondition? {
    guard let text = value.string() else { return nil }
    let (condition, faults) = RuleCondition.read(text, vocabulary: vocabulary)
    for fault in faults {
      let position = value.position(utf8Offset: fault.utf8Offset)
      var place = value.place
      place.record = Int64(position.line)
      reading.report(fault.fault.finding(at: place, column: position.column))
    }
    return condition
  }

  private func readEvidence(_ values: [ManifestValue]) -> [FeatureName] {
    values.compactMap { value in
      guard let name = value.string() else { return nil }
      guard vocabulary.index(of: name) != nil else {
        report(.unknownName(name, nearest: vocabulary.nearest(to: name)), value.place)
        return nil
      }
      return FeatureName(name)
    }
  }

  private func readCases(_ mapping: ManifestMapping) -> [RuleCase] {
    let firing = mapping.optionalList("fires") ?? []
    let silent = mapping.optionalList("silent") ?? []
    mapping.finish()
    if firing.isEmpty { report(.noFiringCase, mapping.place) }
    if silent.isEmpty { report(.noSilentCase, mapping.place) }
    let reader = RuleCaseReader(reading: reading, vocabulary: vocabulary)
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
