import Core

/// Turns feature values into the network's numeric inputs, piece by piece linear.
///
/// A column with edges `e0 < e1 < … < ek` becomes `k` inputs: input `i` rises from 0 to 1 while the value goes from `e(i-1)` to `e(i)`. A
/// missing value gives zeros and a one in the column's missing input.
///
/// - Shape: `inputCount` inputs a row, row-major.
/// - Missing: said by an input of its own, never replaced by a number.
/// - Source: Gorishniy, Rubachev, Babenko, "On Embeddings for Numerical Features in Tabular Deep Learning", 2022, section 3.2.
public struct FeatureEncoder: Sendable, Equatable {
  /// How one column of the matrix is encoded.
  public struct Column: Sendable, Equatable {
    /// The feature's name.
    public let name: FeatureName
    /// Rising edges, at least two.
    public let edges: [Double]
    /// Whether the column has an input that says it is missing.
    public let hasMissingInput: Bool

    /// Makes a column's code.
    public init(name: FeatureName, edges: [Double], hasMissingInput: Bool) {
      precondition(edges.count >= 2, "An encoded column needs two edges at least.")
      precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "Edges must rise.")
      self.name = name
      self.edges = edges
      self.hasMissingInput = hasMissingInput
    }

    /// The number of inputs the column becomes.
    public var inputCount: Int { edges.count - 1 + (hasMissingInput ? 1 : 0) }
  }

  /// The encoded columns, in the order of the inputs.
  public let columns: [Column]
  /// The number of inputs a row has.
  public let inputCount: Int
  /// The first input of each column.
  public let firstInput: [Int]

  /// Makes an encoder from its columns.
  public init(columns: [Column]) {
    self.columns = columns
    var first: [Int] = []
    var next = 0
    for column in columns {
      first.append(next)
      next += column.inputCount
    }
    firstInput = first
    inputCount = next
  }

  /// The inputs that belong to a column.
  public func inputs(of column: Int) -> Range<Int> {
    firstInput[column]..<(firstInput[column] + columns[column].inputCount)
  }

  /// The column of the matrix for each encoded column, or nil when the matrix lacks one.
  public func matrixColumns(in names: [FeatureName]) -> [Int]? {
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var found: [Int] = []
    for column in columns {
      guard let place = places[column.name] else { return nil }
      found.append(place)
    }
    return found
  }

  /// Encodes a run of rows; `inputs` is set to `rows.count * inputCount` numbers.
  public func encode(
    _ matrix: borrowing FeatureMatrix, matrixColumns: [Int], rows: Range<Int>, into inputs: inout [Float]
  ) {
    let needed = rows.count * inputCount
    if inputs.count != needed { inputs = [Float](repeating: 0, count: needed) }
    let values = matrix.values.span
    var output = inputs.mutableSpan
    for (index, column) in columns.enumerated() {
      let start = matrixColumns[index] * matrix.rowCapacity
      encode(
        column, values.extracting((start + rows.lowerBound)..<(start + rows.upperBound)), firstInput[index],
        &output)
    }
  }

  private func encode(
    _ column: Column, _ values: Span<Double>, _ first: Int, _ output: inout MutableSpan<Float>
  ) {
    let pieces = column.edges.count - 1
    for row in values.indices {
      let value = values[row]
      let place = row * inputCount + first
      if column.hasMissingInput { output[place + pieces] = value.isNaN ? 1 : 0 }
      for piece in 0..<pieces {
        let low = column.edges[piece]
        let share = (value - low) / (column.edges[piece + 1] - low)
        // A missing value compares false with everything and so leaves every piece at zero.
        output[place + piece] = share >= 1 ? 1 : (share > 0 ? Float(share) : 0)
      }
    }
  }
}
