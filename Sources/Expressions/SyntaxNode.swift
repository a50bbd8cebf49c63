/// A piece of an expression as it is written, before names and types are known.
struct SyntaxNode {
  indirect enum Kind {
    case literal(ExpressionValue)
    /// One word; rooted when a dot stands before it, so that neither containers nor macro variables hide it.
    case name(String, isRooted: Bool)
    case select(SyntaxNode, field: String)
    case list([SyntaxNode])
    /// Keys and values in turn.
    case map([SyntaxNode])
    /// A call, with the receiver of a method or of a qualified function.
    case call(SyntaxNode?, name: String, isRooted: Bool, [SyntaxNode])
    case operation(StandardFunction, [SyntaxNode])
    /// A chain of `&&`, flat: its order of evaluation never changes its value.
    case all([SyntaxNode])
    /// A chain of `||`, flat.
    case any([SyntaxNode])
    case conditional(SyntaxNode, SyntaxNode, SyntaxNode)
  }

  let kind: Kind
  /// The bytes of the expression that the piece takes, with its parentheses.
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

  /// The names of a chain of selections that begins with a word, or nil.
  var qualifiedName: (parts: [String], isRooted: Bool)? {
    var parts: [String] = []
    var node = self
    while true {
      switch node.kind {
      case .name(let name, let isRooted): return ((parts + [name]).reversed(), isRooted)
      case .select(let operand, let field):
        parts.append(field)
        node = operand
      default: return nil
      }
    }
  }
}
