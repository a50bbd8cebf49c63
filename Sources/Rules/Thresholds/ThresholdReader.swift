import Core
import Manifests

/// Reads the thresholds of one file and leaves findings in its reading.
struct ThresholdReader {
  let reading: ManifestReading
  /// The names that are taken, also by files read before.
  var names: Set<String>

  mutating func read(_ values: [ManifestValue]) -> [RuleThreshold] {
    values.compactMap { value in value.mapping().flatMap { read($0) } }
  }

  private mutating func read(_ mapping: ManifestMapping) -> RuleThreshold? {
    let unit = mapping.required("unit")?.word(among: ThresholdReader.units.map(\.rawValue))
      .flatMap(FeatureSpec.Unit.init(rawValue:))
    let name = mapping.required("name").flatMap { readName($0, unit) }
    let number = mapping.required("value").flatMap(readNumber)
    let why = mapping.mapping("why").flatMap(BilingualText.read)
    let source = mapping.string("source")
    mapping.finish()
    guard let unit, let name, let number, let why, let source else { return nil }
    return RuleThreshold(
      name: name, number: number, unit: unit, why: why, source: source, place: mapping.place)
  }

  /// Every unit but truth, which has no thresholds.
  private static let units: [FeatureSpec.Unit] = [.yen, .count, .seconds, .days, .ratio, .ordinal]

  private mutating func readName(_ value: ManifestValue, _ unit: FeatureSpec.Unit?) -> String? {
    guard let name = value.string() else { return nil }
    let words = name.split(separator: "_", omittingEmptySubsequences: false)
    let isPlain = words.allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
    guard isPlain, words.count >= 2, words[0].utf8.first.map({ $0 >= 0x61 }) == true,
      unit.map({ ThresholdReader.lastWords(of: $0).contains(String(words[words.count - 1])) }) ?? true
    else {
      reading.report(
        RuleFault.badThresholdName(name, lastWords: unit.map(ThresholdReader.lastWords)).finding(
          at: value.place))
      return nil
    }
    guard names.insert(name).inserted else {
      reading.report(RuleFault.repeatedThreshold(name).finding(at: value.place))
      return nil
    }
    return name
  }

  /// How the name of a threshold of a unit may end.
  static func lastWords(of unit: FeatureSpec.Unit) -> [String] {
    unit == .ordinal ? ["hour", "weekday", "day"] : [unit.rawValue]
  }

  private func readNumber(_ value: ManifestValue) -> RuleThreshold.Number? {
    guard let scalar = value.scalar() else { return nil }
    if let integer = scalar.integer { return .integer(integer) }
    return value.real().map { .real($0) }
  }
}
