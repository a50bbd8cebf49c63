import Core
import Manifests

/// The names that conditions may use: the catalogue's features and the three word fields.
struct Vocabulary: Sendable {
  let features: [FeatureSpec]
  private let indexOfName: [String: Int]

  init(_ features: [FeatureSpec]) {
    self.features = features
    self.indexOfName = Dictionary(
      features.enumerated().map { ($1.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    precondition(!features.isEmpty, "The catalogue has no feature.")
    precondition(indexOfName.count == features.count, "The catalogue names a feature twice.")
  }

  func index(of name: String) -> Int? {
    indexOfName[name]
  }

  /// The known name that a misspelt one most likely means.
  func nearest(to name: String) -> String? {
    NearestWord.find(name, among: Array(indexOfName.keys) + WordField.allCases.map(\.rawValue))
  }
}
