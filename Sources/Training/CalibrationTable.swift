/// How often fraud happened among rows of like probability.
public struct CalibrationTable: Sendable {
  /// One row of the table.
  public struct Bin: Sendable {
    /// The probabilities of the bin: from, below.
    public let from: Double
    /// The upper end.
    public let below: Double
    /// The rows of the bin.
    public internal(set) var rows = 0
    /// The fraud among them.
    public internal(set) var fraud = 0
    /// The sum of the stated probabilities.
    public internal(set) var statedSum = 0.0

    /// The mean of the stated probabilities, or nil for an empty bin.
    public var stated: Double? { rows > 0 ? statedSum / Double(rows) : nil }
    /// The share of fraud that happened, or nil for an empty bin.
    public var happened: Double? { rows > 0 ? Double(fraud) / Double(rows) : nil }
  }

  /// The bins, lowest probability first; narrow where fraud is rare.
  public private(set) var bins: [Bin]

  /// Makes an empty table.
  public init() {
    let edges = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.000001]
    bins = zip(edges, edges.dropFirst()).map { Bin(from: $0, below: $1) }
  }

  /// Adds a row with its stated probability.
  public mutating func add(probability: Double, isFraud: Bool) {
    for index in bins.indices where probability >= bins[index].from && probability < bins[index].below {
      bins[index].rows += 1
      bins[index].statedSum += probability
      if isFraud { bins[index].fraud += 1 }
    }
  }

  /// The mean distance between stated and happened, weighted by rows.
  public var expectedError: Double {
    let rows = bins.reduce(0) { $0 + $1.rows }
    guard rows > 0 else { return 0 }
    return bins.reduce(0) { sum, bin in
      guard let stated = bin.stated, let happened = bin.happened else { return sum }
      return sum + abs(stated - happened) * Double(bin.rows) / Double(rows)
    }
  }
}
