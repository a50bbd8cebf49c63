import Core

/// Turns feature values into the network's numeric inputs, by edges that were learned for each feature.
///
/// - Shape: `inputCount` inputs a row, row-major: of each column its edges' inputs, its size if it has one, and whether it is missing if it
///   can be.
/// - Missing: said by an input of its own, never replaced by a number; the column's other inputs are then zero.
/// - Determinism: exactly rounded operations on doubles, in one order.
/// - Source: Gorishniy, Rubachev, Babenko, "On Embeddings for Numerical Features in Tabular Deep Learning", 2022, section 3.2, for pieces
///   and for edges from trees.
public struct FeatureEncoder: Sendable, Equatable {
  /// How one column of the matrix is encoded.
  public struct Column: Sendable, Equatable {
    /// The feature's name.
    public let name: FeatureName
    /// What the edges mean.
    public let form: EdgeForm
    /// Rising edges: at least two of pieces, at least one of steps.
    public let edges: [Double]
    /// The scale of the input that says how large a value is, or nil without one.
    public let size: SizeScale?
    /// Whether the column has an input that says it is missing.
    public let hasMissingInput: Bool

    /// Makes a column's code.
    public init(
      name: FeatureName, form: EdgeForm, edges: [Double], size: SizeScale?, hasMissingInput: Bool
    ) {
      precondition(edges.count >= form.leastEdges, "An encoded column has too few edges for its form.")
      precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "Edges must rise.")
      self.name = name
      self.form = form
      self.edges = edges
      self.size = size
      self.hasMissingInput = hasMissingInput
    }

    /// The number of inputs that its edges give.
    var edgeInputs: Int { form == .pieces ? edges.count - 1 : edges.count }

    /// The number of inputs the column becomes.
    public var inputCount: Int { edgeInputs + (size == nil ? 0 : 1) + (hasMissingInput ? 1 : 0) }
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
    columns.map(\.name).places(among: names)
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
    let edges = column.edges.span
    let last = column.inputCount - 1
    for row in values.indices {
      let value = values[row]
      let place = row * inputCount + first
      if column.hasMissingInput { output[place + last] = value.isNaN ? 1 : 0 }
      if let size = column.size {
        output[place + column.edgeInputs] = value.isNaN ? 0 : Float(size.value(of: value))
      }
      // A missing value compares false with everything and so leaves every edge's input at zero.
      switch column.form {
      case .steps:
        for step in edges.indices { output[place + step] = value > edges[step] ? 1 : 0 }
      case .pieces:
        for piece in 0..<(edges.count - 1) {
          let low = edges[piece]
          let share = (value - low) / (edges[piece + 1] - low)
          output[place + piece] = share >= 1 ? 1 : (share > 0 ? Float(share) : 0)
        }
      }
    }
  }
}
