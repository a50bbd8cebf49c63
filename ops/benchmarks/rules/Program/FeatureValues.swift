import Core
import Foundation
import Ingest

/// Input that cannot be timed, and why.
struct UnusableInput: Error {
  let text: String
}

/// What `mekiki features export` wrote of one file, beside the transactions of that file.
struct FeatureValues {
  let specs: [FeatureSpec]
  private(set) var batches: [(batch: TransactionBatch, matrix: FeatureMatrix)] = []

  /// - Input: FOLDER holds `inbox/tx.csv` and `values.npy` with its two files beside it.
  init(folder: String) throws {
    specs = try String(contentsOfFile: folder + "/values.columns.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst().map { line in
        let words = line.split(separator: ",", omittingEmptySubsequences: false)
        guard let type = FeatureSpec.ValueType(rawValue: String(words[1])),
          let unit = FeatureSpec.Unit(rawValue: String(words[2])),
          let missing = FeatureSpec.MissingPolicy(rawValue: String(words[3]))
        else { throw UnusableInput(text: "The columns are not those of an export: \(line)") }
        return FeatureSpec(
          FeatureName(String(words[0])), type, unit, missing: missing, japanese: "-", english: "-",
          source: "-")
      }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/values.npy"), options: .mappedIfSafe)
    let header = 10 + Int(bytes[8]) + Int(bytes[9]) << 8
    guard let day = BankDay(year: 2026, month: 11, day: 20) else { preconditionFailure("The day exists.") }
    let file = try TransactionFile(
      path: folder + "/inbox/tx.csv", name: "tx.csv", options: ReadingOptions(referenceDay: day))
    var batch = TransactionBatch()
    var first = 0
    while try file.read(into: &batch) {
      var matrix = FeatureMatrix(names: specs.map(\.name), rowCapacity: Limits.batchRows)
      matrix.reset(rows: batch.count)
      bytes.withUnsafeBytes { all in
        for row in 0..<batch.count {
          for feature in specs.indices {
            let place = header + ((first + row) * specs.count + feature) * 8
            matrix[feature, row] = all.loadUnaligned(fromByteOffset: place, as: Double.self)
          }
        }
      }
      first += batch.count
      batches.append((batch, matrix))
    }
    guard header + first * specs.count * 8 == bytes.count else {
      throw UnusableInput(text: "The export is of another file.")
    }
  }

  var rows: Int { batches.reduce(0) { $0 + $1.batch.count } }

  /// Writes each column as bytes that other programs read at once: doubles, and codes with a list of their words.
  func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (feature, spec) in specs.enumerated() {
      var bytes = Data(capacity: rows * 8)
      for (batch, matrix) in batches {
        let start = feature * matrix.rowCapacity
        matrix.values[start..<start + batch.count].withUnsafeBytes { bytes.append(contentsOf: $0) }
      }
      try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(spec.name.text).f8"))
    }
    try write("transaction.channel", folder) { $0.channel.map(\.word) }
    try write("transaction.kind", folder) { $0.kind.map(\.word) }
    try write("transaction.direction", folder) { $0.direction.map(\.word) }
    for (name, column) in [
      ("transaction.memo", \TransactionBatch.memo), ("transaction.counterparty_name", \.counterpartyName),
      ("transaction.originator_name", \.originatorName),
    ] {
      try write(name, folder) { batch in (0..<batch.count).map { batch[keyPath: column].string($0) } }
    }
    let types = specs.map { "\($0.name.text) \($0.type.rawValue)\n" }.joined()
    try types.write(toFile: folder + "/types.txt", atomically: false, encoding: .utf8)
  }

  private func write(_ name: String, _ folder: String, _ words: (TransactionBatch) -> [String]) throws {
    let lines = batches.map { words($0.batch).map { $0 + "\n" }.joined() }.joined()
    try lines.write(toFile: "\(folder)/\(name).txt", atomically: false, encoding: .utf8)
  }
}
