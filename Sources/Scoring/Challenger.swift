import BoostedTrees
import Core

/// A LightGBM model beside the network: its trees, and the features that they ask.
///
/// LightGBM and the programs around it change some characters of names, so a name of the file is first looked for as it is, and then
/// among the names with everything but ASCII letters, digits and `_` replaced by `_`.
/// - Errors: `ChallengerFault` when the file cannot be read or asks a feature that the pipeline does not have.
public struct Challenger: Sendable {
  /// The trees.
  public let ensemble: TreeEnsemble
  /// The feature behind each number of a row, in the order of the file.
  public let names: [FeatureName]

  /// Reads a model file for a pipeline with these features.
  public init(bytes: [UInt8], catalogue: [FeatureName]) throws(ChallengerFault) {
    do {
      ensemble = try TreeEnsemble(bytes: bytes)
    } catch {
      throw .unreadable(error)
    }
    names = try Challenger.names(of: ensemble, in: catalogue)
  }

  /// The column of the matrix for each number of a row, or nil when the matrix lacks one.
  public func matrixColumns(in names: [FeatureName]) -> [Int]? {
    self.names.places(among: names)
  }

  private static func names(of ensemble: TreeEnsemble, in catalogue: [FeatureName])
    throws(ChallengerFault) -> [FeatureName]
  {
    let known = Set(catalogue.map(\.text))
    let bySafeName = Dictionary(grouping: catalogue) { safeSpelling($0.text) }
    let line = ensemble.featureNamesLine
    var found: [FeatureName] = []
    for written in ensemble.featureNames {
      if known.contains(written) {
        found.append(FeatureName(written))
        continue
      }
      let candidates = bySafeName[safeSpelling(written)] ?? []
      guard let name = candidates.first else { throw .unknownFeature(name: written, line: line) }
      guard candidates.count == 1 else { throw .ambiguousFeature(name: written, line: line) }
      found.append(name)
    }
    var seen: Set<FeatureName> = []
    for name in found where !seen.insert(name).inserted {
      throw .repeatedFeature(name: name.text, line: line)
    }
    return found
  }

  private static func safeSpelling(_ name: String) -> String {
    String(
      decoding: name.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          byte
        default: UInt8(ascii: "_")
        }
      }, as: UTF8.self)
  }
}
