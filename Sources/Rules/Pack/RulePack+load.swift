import Core
import Manifests

extension RulePack {
  /// Reads, checks and compiles the files of a pack.
  ///
  /// - Input: YAML files with lists `rules`, `thresholds` and `typologies`, at least one of them each; the
  ///   catalogue in the order of the matrix's columns; the declared columns, whose texts conditions compare as
  ///   `extra.NAME`; the watch lists, which conditions ask by `inList`.
  /// - Missing: the pack is nil when any finding is more than a notice: a night never runs with half its
  ///   rules.
  /// - Errors: everything wrong in every file is a finding with file, line and, for conditions, column.
  public static func load(
    files: [RuleFile], features: [FeatureSpec], extraColumns: [ExtraColumnSpec] = [],
    lists: NamedLists = NamedLists()
  ) -> (pack: RulePack?, findings: [Finding]) {
    let ordered = files.sorted { $0.name < $1.name }
    var loading = PackLoading(ordered, Vocabulary(features, extraColumns: extraColumns, lists: lists))
    loading.readThresholds()
    loading.readRules()
    loading.readTypologies()
    var findings = loading.finish()
    if loading.hasNoRules { findings.append(RuleFault.noRules.finding(at: Finding.Place(file: "rules"))) }
    let vocabulary = loading.vocabulary
    guard findings.allSatisfy({ $0.severity == .notice }) else { return (nil, findings) }
    var pack = RulePack(
      files: ordered, featureNames: features.map(\.name), textColumns: vocabulary.texts.map(\.column),
      rules: loading.rules.filter { $0.rest == nil }, vocabulary: vocabulary)
    pack.restingRules = loading.rules.filter { $0.rest != nil }
    pack.thresholds = loading.thresholds
    pack.typologies = loading.typologies
    return (pack, findings)
  }
}

/// The files of a pack on their way: thresholds first, since conditions name them, and typologies last, since they name rules.
private struct PackLoading {
  private let files: [(reading: ManifestReading, root: ManifestMapping?)]
  /// The names that conditions may use; the thresholds are among them once they are read.
  private(set) var vocabulary: Vocabulary
  private(set) var thresholds: [RuleThreshold] = []
  private(set) var rules: [Rule] = []
  private(set) var typologies: [TypologySet] = []
  /// Every identifier that was read, also of rules that are refused.
  private var identifiers: Set<String> = []

  init(_ files: [RuleFile], _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    self.files = files.map { file in
      let reading = ManifestReading(bytes: file.bytes, name: file.name)
      return (reading, reading.rootMapping())
    }
  }

  /// Whether no file holds a rule and none says why.
  var hasNoRules: Bool {
    rules.isEmpty && !files.contains { $0.reading.hasErrors }
  }

  mutating func readThresholds() {
    var names: Set<String> = []
    for (reading, root) in files {
      guard let values = root?.optionalList("thresholds") else { continue }
      var reader = ThresholdReader(reading: reading, names: names)
      thresholds += reader.read(values)
      names = reader.names
    }
    vocabulary = vocabulary.naming(thresholds)
  }

  mutating func readRules() {
    for (reading, root) in files {
      guard let root, let values = root.optional("rules")?.list() else { continue }
      if values.isEmpty, !reading.hasErrors { reading.report(RuleFault.noRules.finding(at: root.place)) }
      var reader = RuleFileReader(
        reading: reading, vocabulary: vocabulary, identifiers: identifiers)
      rules += reader.read(values)
      identifiers = reader.identifiers
    }
  }

  mutating func readTypologies() {
    var taken: Set<Typology> = []
    for (reading, root) in files {
      guard let values = root?.optionalList("typologies") else { continue }
      var reader = TypologyReader(reading: reading, rules: identifiers, taken: taken)
      typologies += reader.read(values)
      taken = reader.taken
    }
  }

  /// Refuses unknown keys and empty files; gives the findings of each file in the order of its lines.
  func finish() -> [Finding] {
    files.flatMap { reading, root in
      if let root {
        let keys = ["rules", "thresholds", "typologies"]
        if keys.allSatisfy({ root.optional($0) == nil }) {
          reading.report(RuleFault.nothingInFile.finding(at: root.place))
        }
        root.finish()
      }
      return reading.findings.enumerated().sorted { left, right in
        (left.element.place.record ?? 0, left.offset) < (right.element.place.record ?? 0, right.offset)
      }.map(\.element)
    }
  }
}
