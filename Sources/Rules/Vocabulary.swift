import Core
import Expressions
import Manifests

/// The names that conditions may use: the catalogue's features, the word fields, the fields of the transaction itself
/// and the declared texts.
struct Vocabulary: Sendable {
  /// What stands behind a variable of a condition.
  enum Source: Sendable {
    case feature(Int, FeatureSpec.ValueType)
    case word(WordField)
    /// A field and its place among all fields.
    case field(RowField, Int)
    case text(TextField)
  }

  let features: [FeatureSpec]
  /// The lists that conditions may ask.
  let lists: NamedLists
  /// The thresholds, in the order of the environment's constants.
  let thresholds: [RuleThreshold]
  /// The declared text columns, in the order of declaration.
  let texts: [TextField]
  /// What conditions are checked against; its variables are in the order of `sources`.
  let environment: ExpressionEnvironment
  let sources: [Source]
  private let indexOfName: [String: Int]

  init(
    _ features: [FeatureSpec], extraColumns: [ExtraColumnSpec] = [], lists: NamedLists = NamedLists(),
    thresholds: [RuleThreshold] = []
  ) {
    let texts = extraColumns.filter { $0.type == .text }.enumerated().map {
      TextField(index: $0.offset, column: $0.element.name)
    }
    self.init(features, texts: texts, lists, thresholds)
  }

  private init(
    _ features: [FeatureSpec], texts: [TextField], _ lists: NamedLists, _ thresholds: [RuleThreshold]
  ) {
    self.lists = lists
    self.thresholds = thresholds
    self.texts = texts
    self.features = features
    self.indexOfName = Dictionary(
      features.enumerated().map { ($1.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    precondition(!features.isEmpty, "The catalogue has no feature.")
    precondition(indexOfName.count == features.count, "The catalogue names a feature twice.")
    self.sources =
      features.enumerated().map { .feature($0.offset, $0.element.type) }
      + WordField.allCases.map(Source.word)
      + RowField.allCases.enumerated().map { .field($0.element, $0.offset) } + texts.map(Source.text)
    var limits = ExpressionLimits()
    // A folded YAML text has no line ends that could close a comment.
    limits.allowsComments = false
    self.environment = ExpressionEnvironment(
      variables: features.map { ExpressionEnvironment.Variable($0) }
        + WordField.allCases.map { .init($0.rawValue, .string, unit: $0.unit) }
        + RowField.allCases.map { .init($0.rawValue, $0.type) } + texts.map { .init($0.name, .string) },
      constants: thresholds.map { .init($0) },
      functions: RuleFunctions.all(lists), limits: limits)
  }

  /// The same names with values that no feature gives yet, behind them.
  func adding(_ needs: [FeatureSpec]) -> Vocabulary {
    let new = needs.enumerated().filter { offset, spec in
      index(of: spec.name.text) == nil && !needs[..<offset].contains { $0.name == spec.name }
    }.map(\.element)
    return new.isEmpty ? self : Vocabulary(features + new, texts: texts, lists, thresholds)
  }

  /// The same names with thresholds.
  func naming(_ thresholds: [RuleThreshold]) -> Vocabulary {
    Vocabulary(features, texts: texts, lists, thresholds)
  }

  /// The same names with other lists.
  func asking(_ lists: NamedLists) -> Vocabulary {
    Vocabulary(features, texts: texts, lists, thresholds)
  }

  func index(of name: String) -> Int? {
    indexOfName[name]
  }

  func text(named name: String) -> TextField? {
    texts.first { $0.name == name }
  }

  /// The known name that a misspelt one most likely means.
  func nearest(to name: String) -> String? {
    NearestWord.find(name, among: environment.variables.map(\.name))
  }

  /// The known threshold that a misspelt one most likely means.
  func nearestThreshold(to name: String) -> String? {
    NearestWord.find(name, among: environment.constants.map(\.name))
  }
}

extension ExpressionEnvironment.Constant {
  fileprivate init(_ threshold: RuleThreshold) {
    let value: ExpressionValue
    switch threshold.number {
    case .integer(let number): value = .int(number)
    case .real(let number): value = .double(number)
    }
    self.init(RuleThreshold.prefix + threshold.name, value, unit: threshold.unit.expressionUnit)
  }
}

extension ExpressionEnvironment.Variable {
  fileprivate init(_ spec: FeatureSpec) {
    let type: ExpressionType = spec.type == .integer ? .int : spec.type == .real ? .double : .bool
    self.init(spec.name.text, type, unit: spec.unit.expressionUnit)
  }
}
