/// A piece of a condition as it is written, before names and types are known.
struct SyntaxNode {
  indirect enum Kind {
    case integer(Int64)
    case real(Double)
    case truth(Bool)
    case text(String)
    /// A name with dots.
    case name(String)
    case call(String, [SyntaxNode])
    case list([SyntaxNode])
    case not(SyntaxNode)
    case negate(SyntaxNode)
    case arithmetic(ArithmeticOperator, SyntaxNode, SyntaxNode)
    case compare(ComparisonOperator, SyntaxNode, SyntaxNode)
    /// `in`.
    case among(SyntaxNode, SyntaxNode)
    /// A chain of `&&`, flat: its order of evaluation never changes its value.
    case all([SyntaxNode])
    /// A chain of `||`, flat.
    case any([SyntaxNode])
    case conditional(SyntaxNode, SyntaxNode, SyntaxNode)
  }

  let kind: Kind
  /// The bytes of the condition that the piece takes, with its parentheses.
  let span: Range<Int>
  /// The number of levels below and with this one.
  let depth: Int

  init(_ kind: Kind, _ span: Range<Int>, depth: Int) {
    self.kind = kind
    self.span = span
    self.depth = depth
  }

  init(_ kind: Kind, _ span: Range<Int>, children: [SyntaxNode] = []) {
    self.kind = kind
    self.span = span
    self.depth = 1 + (children.map(\.depth).max() ?? 0)
  }
}
