import Core

/// Reads the tokens of a condition into a tree by recursive descent.
///
/// - Shape: from loosest to tightest `? :`, `||`, `&&`, comparisons and `in`, `+ -`, `* / %`, `! -`, calls
///   and names. All two-sided operators group to the left, `? :` to the right.
/// - Source: the grammar of the Common Expression Language (cel-spec, langdef), with one difference: after a
///   dot any word may stand, also `in`, because the catalogue says `account.in.count_24h`.
struct ConditionParser {
  private let tokens: [Token]
  private var index = 0
  private var nesting = 0

  private init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  static func parse(_ text: String) throws(ConditionFault) -> SyntaxNode {
    guard text.utf8.count <= Limits.conditionBytes else {
      throw ConditionFault(fault: .tooLong(bytes: text.utf8.count), utf8Offset: 0)
    }
    var parser = ConditionParser(try ConditionLexer.tokens(of: text))
    let root = try parser.expression()
    guard parser.current.kind == .end else { throw parser.unexpected() }
    return root
  }

  private mutating func expression() throws(ConditionFault) -> SyntaxNode {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Limits.conditionDepth else { throw fault(.tooNested) }
    let condition = try chain(.logicalOr)
    guard take(.question) else { return condition }
    let yes = try chain(.logicalOr)
    try expect(.colon)
    let no = try expression()
    return try node(.conditional(condition, yes, no), [condition, yes, no])
  }

  /// Reads a chain of `||`, or of the `&&` inside it.
  private mutating func chain(_ sign: Token.Sign) throws(ConditionFault) -> SyntaxNode {
    var parts = [try sign == .logicalOr ? chain(.logicalAnd) : relation()]
    while take(sign) { parts.append(try sign == .logicalOr ? chain(.logicalAnd) : relation()) }
    guard parts.count > 1 else { return parts[0] }
    return try node(sign == .logicalOr ? .any(parts) : .all(parts), parts)
  }

  private mutating func relation() throws(ConditionFault) -> SyntaxNode {
    var left = try addition()
    while true {
      if case .word("in") = current.kind {
        index += 1
        let right = try addition()
        left = try node(.among(left, right), [left, right])
      } else if let comparison = takeComparison() {
        let right = try addition()
        left = try node(.compare(comparison, left, right), [left, right])
      } else {
        return left
      }
    }
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    guard case .sign(let sign) = current.kind else { return nil }
    let comparison: ComparisonOperator
    switch sign {
    case .equal: comparison = .equal
    case .notEqual: comparison = .notEqual
    case .less: comparison = .less
    case .lessOrEqual: comparison = .lessOrEqual
    case .greater: comparison = .greater
    case .greaterOrEqual: comparison = .greaterOrEqual
    default: return nil
    }
    index += 1
    return comparison
  }

  private mutating func addition() throws(ConditionFault) -> SyntaxNode {
    var left = try multiplication()
    while let sign = takeArithmetic([.add, .subtract]) {
      let right = try multiplication()
      left = try node(.arithmetic(sign, left, right), [left, right])
    }
    return left
  }

  private mutating func multiplication() throws(ConditionFault) -> SyntaxNode {
    var left = try unary()
    while let sign = takeArithmetic([.multiply, .divide, .remainder]) {
      let right = try unary()
      left = try node(.arithmetic(sign, left, right), [left, right])
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
  private mutating func unary() throws(ConditionFault) -> SyntaxNode {
    var starts: [Int] = []
    let sign: Token.Sign = current.kind == .sign(.not) ? .not : .minus
    while current.kind == .sign(sign) {
      starts.append(current.span.lowerBound)
      index += 1
    }
    guard starts.count < Limits.conditionDepth else { throw fault(.tooNested) }
    var operand: SyntaxNode
    if sign == .minus, let start = starts.last, case .integer(let magnitude) = current.kind {
      operand = try integer(magnitude, isNegative: true, start: start)
      starts.removeLast()
    } else {
      operand = try member()
    }
    for start in starts.reversed() {
      let span = start..<operand.span.upperBound
      operand = try node(sign == .not ? .not(operand) : .negate(operand), span, [operand])
    }
    return operand
  }

  private mutating func member() throws(ConditionFault) -> SyntaxNode {
    let operand = try primary()
    switch current.kind {
    case .sign(.openBracket): throw fault(.outsideSubset("[ ]"))
    case .sign(.openBrace): throw fault(.outsideSubset("{ }"))
    case .sign(.dot): throw fault(.outsideSubset("."))
    default: return operand
    }
  }

  private mutating func primary() throws(ConditionFault) -> SyntaxNode {
    let token = current
    switch token.kind {
    case .integer(let magnitude):
      return try integer(magnitude, isNegative: false, start: token.span.lowerBound)
    case .real(let number):
      index += 1
      return SyntaxNode(.real(number), token.span)
    case .text(let text):
      index += 1
      return SyntaxNode(.text(text), token.span)
    case .word(let word): return try wordOrCall(word)
    case .sign(.openParenthesis):
      index += 1
      let inner = try expression()
      try expect(.closeParenthesis)
      let span = token.span.lowerBound..<previousEnd
      return SyntaxNode(inner.kind, span, depth: inner.depth)
    case .sign(.openBracket):
      index += 1
      let items = try arguments(until: .closeBracket, allowsTrailingComma: true)
      return try node(.list(items), token.span.lowerBound..<previousEnd, items)
    case .sign(.openBrace): throw fault(.outsideSubset("{ }"))
    case .sign(.dot): throw fault(.outsideSubset("."))
    default: throw unexpected()
    }
  }

  private mutating func integer(_ magnitude: UInt64, isNegative: Bool, start: Int) throws(ConditionFault)
    -> SyntaxNode
  {
    let bound = UInt64(Int64.max) + (isNegative ? 1 : 0)
    guard magnitude <= bound else { throw fault(.badLiteral(String(magnitude))) }
    index += 1
    let number = isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
    return SyntaxNode(.integer(number), start..<previousEnd)
  }

  private mutating func wordOrCall(_ word: String) throws(ConditionFault) -> SyntaxNode {
    let start = current.span.lowerBound
    if word == "true" || word == "false" {
      index += 1
      return SyntaxNode(.truth(word == "true"), start..<previousEnd)
    }
    if word == "null" { throw fault(.outsideSubset("null")) }
    if ConditionParser.reserved.contains(word) { throw unexpected() }
    index += 1
    var name = word
    while take(.dot) {
      switch current.kind {
      case .word(let next), .quotedWord(let next): name += "." + next
      default: throw unexpected()
      }
      index += 1
    }
    guard take(.openParenthesis) else { return SyntaxNode(.name(name), start..<previousEnd) }
    let items = try arguments(until: .closeParenthesis, allowsTrailingComma: false)
    return try node(.call(name, items), start..<previousEnd, items)
  }

  private mutating func arguments(until closing: Token.Sign, allowsTrailingComma: Bool) throws(ConditionFault)
    -> [SyntaxNode]
  {
    var items: [SyntaxNode] = []
    if take(closing) { return items }
    while true {
      items.append(try expression())
      if take(closing) { return items }
      try expect(.comma)
      if allowsTrailingComma, take(closing) { return items }
    }
  }

  private var current: Token { tokens[index] }

  private var previousEnd: Int { tokens[index - 1].span.upperBound }

  private mutating func take(_ sign: Token.Sign) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ sign: Token.Sign) throws(ConditionFault) {
    guard take(sign) else { throw unexpected() }
  }

  private func node(_ kind: SyntaxNode.Kind, _ children: [SyntaxNode]) throws(ConditionFault) -> SyntaxNode {
    try node(kind, children[0].span.lowerBound..<children[children.count - 1].span.upperBound, children)
  }

  private func node(_ kind: SyntaxNode.Kind, _ span: Range<Int>, _ children: [SyntaxNode])
    throws(ConditionFault)
    -> SyntaxNode
  {
    let node = SyntaxNode(kind, span, children: children)
    guard node.depth <= Limits.conditionDepth else {
      throw ConditionFault(fault: .tooNested, utf8Offset: span.lowerBound)
    }
    return node
  }

  private func unexpected() -> ConditionFault {
    switch current.kind {
    case .end: return fault(.unexpectedEnd)
    case .word(let word), .quotedWord(let word): return fault(.unexpected(word))
    case .integer(let number): return fault(.unexpected(String(number)))
    case .real(let number): return fault(.unexpected(String(number)))
    case .text: return fault(.unexpected("'"))
    case .sign(let sign): return fault(.unexpected(sign.rawValue))
    }
  }

  private func fault(_ fault: RuleFault) -> ConditionFault {
    ConditionFault(fault: fault, utf8Offset: current.span.lowerBound)
  }

  /// The words that CEL keeps for itself and host languages.
  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "in", "let", "loop",
    "package",
    "namespace", "return", "var", "void", "while",
  ]
}
