import Core
import Manifests

/// All rules of a pipeline, checked and compiled against one catalogue of features.
///
/// - Shape: rules stand in the order of their files' names and of their lines; identifiers are unique.
/// - Determinism: the same files and catalogue give the same pack.
public struct RulePack: Sendable {
  /// The files it was read from, in the order of their names, byte for byte.
  public let files: [RuleFile]
  /// The features its conditions count on, in the order of their columns.
  public let featureNames: [FeatureName]
  /// The declared text columns that its conditions may compare, by their own names.
  public let textColumns: [String]
  /// The rules; a verdict's rule number is the place in this list.
  public let rules: [Rule]

  init(files: [RuleFile], featureNames: [FeatureName], textColumns: [String] = [], rules: [Rule]) {
    self.files = files
    self.featureNames = featureNames
    self.textColumns = textColumns
    self.rules = rules
  }

  /// Reads, checks and compiles the files of a pack.
  ///
  /// - Input: YAML files with a list `rules` each; the catalogue in the order of the matrix's columns; the
  ///   declared columns, whose texts conditions compare as `extra.NAME`.
  /// - Missing: the pack is nil when any finding is more than a notice: a night never runs with half its
  ///   rules.
  /// - Errors: everything wrong in every file is a finding with file, line and, for conditions, column.
  public static func load(
    files: [RuleFile], features: [FeatureSpec], extraColumns: [ExtraColumnSpec] = []
  ) -> (pack: RulePack?, findings: [Finding]) {
    let ordered = files.sorted { $0.name < $1.name }
    let vocabulary = Vocabulary(features, extraColumns: extraColumns)
    var rules: [Rule] = []
    var findings: [Finding] = []
    var identifiers: Set<String> = []
    for file in ordered {
      let reading = ManifestReading(bytes: file.bytes, name: file.name)
      var reader = RuleFileReader(reading: reading, vocabulary: vocabulary, identifiers: identifiers)
      rules += reader.read()
      identifiers = reader.identifiers
      findings += reading.findings.enumerated().sorted { left, right in
        (left.element.place.record ?? 0, left.offset) < (right.element.place.record ?? 0, right.offset)
      }.map(\.element)
    }
    if files.isEmpty { findings.append(RuleFault.noRules.finding(at: Finding.Place(file: "rules"))) }
    guard findings.allSatisfy({ $0.severity == .notice }) else { return (nil, findings) }
    let pack = RulePack(
      files: ordered, featureNames: features.map(\.name), textColumns: vocabulary.texts.map(\.column),
      rules: rules)
    return (pack, findings)
  }

  /// A notice for each rule whose review was due before a day.
  public func overdueReviews(on day: BankDay) -> [Finding] {
    rules.filter { $0.reviewBy < day }.map {
      RuleFault.reviewOverdue(rule: $0.id, day: $0.reviewBy.iso8601).finding(at: $0.place)
    }
  }
}
