import Core

extension [FeatureName] {
  /// Where each of these names stands among those of a matrix, or nil when one is missing there.
  func places(among names: [FeatureName]) -> [Int]? {
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let found = compactMap { places[$0] }
    return found.count == count ? found : nil
  }
}
