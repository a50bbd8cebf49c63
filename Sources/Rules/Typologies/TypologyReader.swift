import Core
import Manifests

/// Reads the typologies of one file and leaves findings in its reading.
struct TypologyReader {
  let reading: ManifestReading
  /// The identifiers of every rule of the pack.
  let rules: Set<String>
  /// The typologies that have a set.
  var taken: Set<Typology>

  mutating func read(_ values: [ManifestValue]) -> [TypologySet] {
    values.compactMap { value in value.mapping().flatMap { read($0) } }
  }

  private mutating func read(_ mapping: ManifestMapping) -> TypologySet? {
    let typology = mapping.required("typology")?.word(Typology.self)
    let look = mapping.integer("look", in: 1...10_000)
    let alarm = mapping.integer("alarm", in: 1...10_000)
    let members = mapping.mapping("rules").map(readMembers)
    let why = mapping.mapping("why").flatMap(BilingualText.read)
    let source = mapping.string("source")
    mapping.finish()
    guard let typology, let look, let alarm, let members, let why, let source else { return nil }
    if !taken.insert(typology).inserted {
      reading.report(RuleFault.repeatedTypology(typology.rawValue).finding(at: mapping.place))
    }
    if look > alarm { reading.report(RuleFault.linesCrossed.finding(at: mapping.place)) }
    return TypologySet(
      typology: typology, lookWeight: Int32(look), alarmWeight: Int32(alarm), members: members, why: why,
      source: source, place: mapping.place)
  }

  private func readMembers(_ mapping: ManifestMapping) -> [TypologySet.Member] {
    mapping.everyEntry().compactMap { entry in
      guard rules.contains(entry.key) else {
        let nearest = NearestWord.find(entry.key, among: rules)
        reading.report(RuleFault.unknownRule(entry.key, nearest: nearest).finding(at: entry.value.place))
        return nil
      }
      return entry.value.integer(in: 1...100).map { TypologySet.Member(rule: entry.key, weight: Int32($0)) }
    }
  }
}
