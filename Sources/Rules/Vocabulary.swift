import Core
import Manifests

/// The names that conditions may use: the catalogue's features, the three word fields and the declared texts.
struct Vocabulary: Sendable {
  let features: [FeatureSpec]
  /// The declared text columns, in the order of declaration.
  let texts: [TextField]
  private let indexOfName: [String: Int]

  init(_ features: [FeatureSpec], extraColumns: [ExtraColumnSpec] = []) {
    let texts = extraColumns.filter { $0.type == .text }.enumerated().map {
      TextField(index: $0.offset, column: $0.element.name)
    }
    self.init(features, texts: texts)
  }

  private init(_ features: [FeatureSpec], texts: [TextField]) {
    self.texts = texts
    self.features = features
    self.indexOfName = Dictionary(
      features.enumerated().map { ($1.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    precondition(!features.isEmpty, "The catalogue has no feature.")
    precondition(indexOfName.count == features.count, "The catalogue names a feature twice.")
  }

  /// The same names with values that no feature gives yet, behind them.
  func adding(_ needs: [FeatureSpec]) -> Vocabulary {
    let new = needs.enumerated().filter { offset, spec in
      index(of: spec.name.text) == nil && !needs[..<offset].contains { $0.name == spec.name }
    }.map(\.element)
    return new.isEmpty ? self : Vocabulary(features + new, texts: texts)
  }

  func index(of name: String) -> Int? {
    indexOfName[name]
  }

  func text(named name: String) -> TextField? {
    texts.first { $0.name == name }
  }

  /// The known name that a misspelt one most likely means.
  func nearest(to name: String) -> String? {
    NearestWord.find(
      name, among: Array(indexOfName.keys) + WordField.allCases.map(\.rawValue) + texts.map(\.name))
  }
}
