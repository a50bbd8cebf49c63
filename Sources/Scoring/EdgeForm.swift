/// What the edges of an encoded column mean.
public enum EdgeForm: Int64, Sendable {
  /// Between two edges an input rises from 0 to 1 in proportion to the value; there is one input fewer than edges.
  case pieces = 0
  /// An input is 1 for values above its edge, else 0; there are as many inputs as edges.
  case steps = 1

  /// The fewest edges a column has.
  public var leastEdges: Int { self == .pieces ? 2 : 1 }
}
