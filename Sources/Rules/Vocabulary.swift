import Core
import Manifests

/// The names that conditions may use: the catalogue's features, the three word fields and the declared texts.
struct Vocabulary: Sendable {
  let features: [FeatureSpec]
  /// The declared text columns, in the order of declaration.
  let texts: [TextField]
  private let indexOfName: [String: Int]

  init(_ features: [FeatureSpec], extraColumns: [ExtraColumnSpec] = []) {
    self.texts = extraColumns.filter { $0.type == .text }.enumerated().map {
      TextField(index: $0.offset, column: $0.element.name)
    }
    self.features = features
    self.indexOfName = Dictionary(
      features.enumerated().map { ($1.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    precondition(!features.isEmpty, "The catalogue has no feature.")
    precondition(indexOfName.count == features.count, "The catalogue names a feature twice.")
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
