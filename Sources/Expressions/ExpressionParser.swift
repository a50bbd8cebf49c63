/// Reads the tokens of an expression into a tree by recursive descent.
///
/// - Shape: from loosest to tightest `? :`, `||`, `&&`, comparisons and `in`, `+ -`, `* / %`, `! -`, selections,
///   indexes and calls. All two-sided operators group to the left, `? :` to the right.
/// - Source: the grammar of the Common Expression Language (cel-spec, langdef), with one difference: after a
///   dot any word may stand, also `in`, because names of variables may hold it.
struct ExpressionParser {
  private let tokens: [Token]
  private let depthLimit: Int
  private var index = 0
  private var nesting = 0

  private init(_ tokens: [Token], depthLimit: Int) {
    self.tokens = tokens
    self.depthLimit = depthLimit
  }

  static func parse(_ text: String, _ limits: ExpressionLimits) throws(ExpressionFault) -> SyntaxNode {
    guard text.utf8.count <= limits.bytes else {
      throw ExpressionFault(.tooLong(bytes: text.utf8.count), at: 0..<0)
    }
    let tokens = try ExpressionLexer.tokens(of: text, allowsComments: limits.allowsComments)
    var parser = ExpressionParser(tokens, depthLimit: limits.depth)
    let root = try parser.expression()
    guard parser.current.kind == .end else { throw parser.unexpected() }
    return root
  }

  mutating func expression() throws(ExpressionFault) -> SyntaxNode {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= depthLimit else { throw fault(.tooNested) }
    let condition = try chain(.logicalOr)
    guard take(.question) else { return condition }
    let yes = try chain(.logicalOr)
    try expect(.colon)
    let no = try expression()
    return try node(.conditional(condition, yes, no), [condition, yes, no])
  }

  /// Reads a chain of `||`, or of the `&&` inside it.
  private mutating func chain(_ sign: Token.Sign) throws(ExpressionFault) -> SyntaxNode {
    var parts = [try sign == .logicalOr ? chain(.logicalAnd) : relation()]
    while take(sign) { parts.append(try sign == .logicalOr ? chain(.logicalAnd) : relation()) }
    guard parts.count > 1 else { return parts[0] }
    return try node(sign == .logicalOr ? .any(parts) : .all(parts), parts)
  }

  private mutating func relation() throws(ExpressionFault) -> SyntaxNode {
    var left = try addition()
    while let function = takeRelation() {
      let right = try addition()
      left = try node(.operation(function, [left, right]), [left, right])
    }
    return left
  }

  private mutating func takeRelation() -> StandardFunction? {
    if current.kind == .word("in") {
      index += 1
      return .among
    }
    guard case .sign(let sign) = current.kind,
      let comparison = ComparisonOperator.allCases.first(where: { $0.text == sign.rawValue })
    else { return nil }
    index += 1
    return .compare(comparison)
  }

  private mutating func addition() throws(ExpressionFault) -> SyntaxNode {
    var left = try multiplication()
    while let sign = takeArithmetic([.add, .subtract]) {
      let right = try multiplication()
      left = try node(.operation(.arithmetic(sign), [left, right]), [left, right])
    }
    return left
  }

  private mutating func multiplication() throws(ExpressionFault) -> SyntaxNode {
    var left = try unary()
    while let sign = takeArithmetic([.multiply, .divide, .remainder]) {
      let right = try unary()
      left = try node(.operation(.arithmetic(sign), [left, right]), [left, right])
    }
    return left
  }

  private mutating func takeArithmetic(_ allowed: [ArithmeticOperator]) -> ArithmeticOperator? {
    guard case .sign(let sign) = current.kind, let found = ArithmeticOperator(rawValue: sign.rawValue),
      allowed.contains(found)
    else { return nil }
    index += 1
    return found
  }

  /// Reads a run of `!` or a run of `-`, never mixed, as the grammar has it.
  private mutating func unary() throws(ExpressionFault) -> SyntaxNode {
    var starts: [Int] = []
    let sign: Token.Sign = current.kind == .sign(.not) ? .not : .minus
    while current.kind == .sign(sign) {
      starts.append(current.span.lowerBound)
      index += 1
    }
    guard starts.count < depthLimit else { throw fault(.tooNested) }
    var operand: SyntaxNode
    if sign == .minus, let start = starts.last, case .integer(let magnitude) = current.kind {
      operand = try member(after: integer(magnitude, isNegative: true, start: start))
      starts.removeLast()
    } else {
      operand = try member(after: primary())
    }
    for start in starts.reversed() {
      let span = start..<operand.span.upperBound
      operand = try node(.operation(sign == .not ? .not : .negate, [operand]), span, [operand])
    }
    return operand
  }

  // MARK: The tokens

  var current: Token { tokens[index] }

  var previousEnd: Int { tokens[index - 1].span.upperBound }

  mutating func advance() { index += 1 }

  mutating func take(_ sign: Token.Sign) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ sign: Token.Sign) throws(ExpressionFault) {
    guard take(sign) else { throw unexpected() }
  }

  private func node(_ kind: SyntaxNode.Kind, _ children: [SyntaxNode]) throws(ExpressionFault) -> SyntaxNode {
    try node(kind, children[0].span.lowerBound..<children[children.count - 1].span.upperBound, children)
  }

  func node(_ kind: SyntaxNode.Kind, _ span: Range<Int>, _ children: [SyntaxNode]) throws(ExpressionFault)
    -> SyntaxNode
  {
    let node = SyntaxNode(kind, span, children: children)
    guard node.depth <= depthLimit else { throw ExpressionFault(.tooNested, at: span) }
    return node
  }

  func unexpected() -> ExpressionFault {
    switch current.kind {
    case .end: return fault(.unexpectedEnd)
    case .word(let word), .quotedWord(let word): return fault(.unexpected(word))
    case .integer(let number): return fault(.unexpected(String(number)))
    case .unsigned(let number): return fault(.unexpected("\(number)u"))
    case .real(let number): return fault(.unexpected(String(number)))
    case .text: return fault(.unexpected("'"))
    case .bytes: return fault(.unexpected("b'"))
    case .sign(let sign): return fault(.unexpected(sign.rawValue))
    }
  }

  func fault(_ kind: ExpressionFault.Kind) -> ExpressionFault {
    ExpressionFault(kind, at: current.span)
  }
}
