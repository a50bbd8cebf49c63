import Core
import Manifests

/// Reads why a rule is off, and the values that it waits for.
struct RuleRestReader {
  let reading: ManifestReading

  func read(_ mapping: ManifestMapping) -> RuleRest? {
    let reason = mapping.mapping("reason").flatMap(BilingualText.read)
    let needs = mapping.optionalList("needs")?.compactMap { $0.mapping().flatMap(need) } ?? []
    mapping.finish()
    guard let reason else { return nil }
    return RuleRest(reason: reason, needs: needs)
  }

  private func need(_ mapping: ManifestMapping) -> FeatureSpec? {
    let name = mapping.string("name")
    let type = mapping.required("type")?.word(among: ["integer", "real", "boolean"])
      .flatMap(FeatureSpec.ValueType.init(rawValue:))
    let unit = mapping.required("unit")?.word(among: RuleRestReader.units.map(\.rawValue))
      .flatMap(FeatureSpec.Unit.init(rawValue:))
    let japanese = mapping.string("ja")
    let english = mapping.string("en")
    mapping.finish()
    guard let name, let type, let unit, let japanese, let english else { return nil }
    return FeatureSpec(
      FeatureName(name), type, unit, missing: .withoutField, japanese: japanese, english: english,
      source: "needed by a rule")
  }

  private static let units: [FeatureSpec.Unit] = [.yen, .count, .seconds, .days, .ratio, .ordinal, .truth]
}
