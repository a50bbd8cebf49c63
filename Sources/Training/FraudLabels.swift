import Foundation

/// Which records of a data folder are fraud; read from `labels.csv`.
///
/// - Missing: a record that is not named is not fraud.
public struct FraudLabels: Sendable {
  /// What a labelled record is.
  public struct Label: Sendable, Equatable {
    /// The type of scam.
    public let scamType: String
    /// The role of the record in it.
    public let role: String
  }

  private var labels: [String: [Int64: Label]] = [:]

  /// The number of labelled records.
  public var count: Int { labels.values.reduce(0) { $0 + $1.count } }

  /// Reads a labels file.
  public init(path: String) throws(TrainingError) {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw .missingFile(folder: folder, file: name)
    }
    for (index, line) in bytes.split(separator: 0x0A).enumerated() {
      let fields = line.split(separator: 0x2C, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      }
      guard fields.count == 5 else { throw .unreadableLabels(file: name, line: index + 1) }
      if index == 0 {
        guard fields[0] == "file" else { throw .unreadableLabels(file: name, line: 1) }
        continue
      }
      guard let record = Int64(fields[1]) else { throw .unreadableLabels(file: name, line: index + 1) }
      labels[fields[0], default: [:]][record] = Label(scamType: fields[3], role: fields[4])
    }
  }

  /// The labels of one file, by record number.
  public func records(of file: String) -> [Int64: Label] {
    labels[file] ?? [:]
  }
}
