import BoostedTrees
import Foundation
import TestSupport
import Testing

/// The models of `SampleData/golden/trees` with LightGBM's answers to some rows.
struct GoldenTrees {
  static let kinds = [
    "categorical", "deep", "no-missing", "numeric", "sigmoid-dart", "single-leaf", "zero-missing",
  ]

  let ensemble: TreeEnsemble
  /// Each row's features, then raw score, probability, Shapley values and the mean.
  let rows: [[Double]]

  init(_ kind: String) throws {
    ensemble = try TreeEnsemble(bytes: try GoldenTrees.bytes(kind))
    rows = try GoldenTrees.table(try GoldenTrees.read("\(kind).csv"))
  }

  static func bytes(_ kind: String) throws -> [UInt8] { Array(try read("\(kind).txt")) }

  static func table(_ bytes: Data) throws -> [[Double]] {
    try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      try line.split(separator: ",").map { try #require(Double($0)) }
    }
  }

  private static func read(_ name: String) throws -> Data {
    let root = try #require(RepositoryRoot.path())
    return try Data(contentsOf: URL(filePath: "\(root)/SampleData/golden/trees/\(name)"))
  }
}
