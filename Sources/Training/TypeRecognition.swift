import Scoring

/// How often the highest of a model's heads is the type that a found fraud really was of.
public struct TypeRecognition: Sendable {
  /// One type of scam.
  public struct Entry: Sendable, Equatable {
    /// The type.
    public let scamType: String
    /// The found frauds of this type.
    public let rows: Int
    /// Those of them whose highest head is this type's; always zero for a type without a head.
    public let right: Int
    /// The found frauds, of whatever type, whose highest head is this type's.
    public let said: Int
    /// Whether the model has a head for it.
    public let hasHead: Bool
  }

  /// The types, sorted.
  public let entries: [Entry]
  /// How well the stated shares of the highest heads hold, as far as they are calibrated.
  public let calibration: CalibrationTable

  /// Counts found frauds, each with its type and what its highest head says; those whose type is not said are left out.
  public init(found: [(scamType: String, likely: TypeScore?)], heads: [TypeHead]) {
    var counts: [String: (rows: Int, right: Int, said: Int)] = [:]
    var calibration = CalibrationTable()
    for fraud in found where !fraud.scamType.isEmpty {
      counts[fraud.scamType, default: (0, 0, 0)].rows += 1
      guard let likely = fraud.likely else { continue }
      let isRight = likely.name == fraud.scamType
      if isRight { counts[fraud.scamType, default: (0, 0, 0)].right += 1 }
      counts[likely.name, default: (0, 0, 0)].said += 1
      if let estimate = likely.estimate {
        calibration.add(probability: estimate, isFraud: isRight)
      }
    }
    for head in heads { counts[head.name, default: (0, 0, 0)].rows += 0 }
    let names = Set(heads.map(\.name))
    entries = counts.keys.sorted().compactMap { type in
      counts[type].map {
        Entry(
          scamType: type, rows: $0.rows, right: $0.right, said: $0.said, hasHead: names.contains(type))
      }
    }
    self.calibration = calibration
  }

  /// The found frauds whose type is said.
  public var rows: Int { entries.reduce(0) { $0 + $1.rows } }
  /// Those of them whose highest head is right.
  public var right: Int { entries.reduce(0) { $0 + $1.right } }
  /// The share that is right, or nil when none was found.
  public var accuracy: Double? { rows > 0 ? Double(right) / Double(rows) : nil }
}
