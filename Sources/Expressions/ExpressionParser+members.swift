/// What binds tightest: literals, names, brackets, and the selections, indexes and calls behind them.
extension ExpressionParser {
  mutating func member(after first: SyntaxNode) throws(ExpressionFault) -> SyntaxNode {
    var operand = first
    while true {
      if take(.dot) {
        operand = try selection(of: operand)
      } else if take(.openBracket) {
        try refuseOptional()
        let place = try expression()
        try expect(.closeBracket)
        operand = try node(
          .operation(.index, [operand, place]), operand.span.lowerBound..<previousEnd, [operand, place])
      } else if current.kind == .sign(.openBrace), operand.qualifiedName != nil {
        throw fault(.outsideSubset("{ }"))
      } else {
        return operand
      }
    }
  }

  private mutating func selection(of operand: SyntaxNode) throws(ExpressionFault) -> SyntaxNode {
    try refuseOptional()
    let name: String
    var isQuoted = false
    switch current.kind {
    case .word(let word): name = word
    case .quotedWord(let word):
      name = word
      isQuoted = true
    default: throw unexpected()
    }
    advance()
    let start = operand.span.lowerBound
    guard !isQuoted, take(.openParenthesis) else {
      return try node(.select(operand, field: name), start..<previousEnd, [operand])
    }
    let items = try arguments(until: .closeParenthesis, allowsTrailingComma: false)
    return try node(
      .call(operand, name: name, isRooted: false, items), start..<previousEnd, [operand] + items)
  }

  /// Optional values have a syntax of their own, with a question mark.
  private func refuseOptional() throws(ExpressionFault) {
    if current.kind == .sign(.question) { throw fault(.outsideSubset("?")) }
  }

  mutating func primary() throws(ExpressionFault) -> SyntaxNode {
    let token = current
    switch token.kind {
    case .integer(let magnitude):
      return try integer(magnitude, isNegative: false, start: token.span.lowerBound)
    case .unsigned(let number): return literal(.uint(number))
    case .real(let number): return literal(.double(number))
    case .text(let text): return literal(.string(text[...]))
    case .bytes(let bytes): return literal(.bytes(bytes[...]))
    case .word(let word): return try nameOrCall(word, isRooted: false, start: token.span.lowerBound)
    case .sign(.dot):
      advance()
      guard case .word(let word) = current.kind else { throw unexpected() }
      return try nameOrCall(word, isRooted: true, start: token.span.lowerBound)
    case .sign(.openParenthesis):
      advance()
      let inner = try expression()
      try expect(.closeParenthesis)
      return SyntaxNode(inner.kind, token.span.lowerBound..<previousEnd, depth: inner.depth)
    case .sign(.openBracket):
      advance()
      let items = try arguments(until: .closeBracket, allowsTrailingComma: true)
      return try node(.list(items), token.span.lowerBound..<previousEnd, items)
    case .sign(.openBrace): return try map(start: token.span.lowerBound)
    default: throw unexpected()
    }
  }

  mutating func integer(_ magnitude: UInt64, isNegative: Bool, start: Int) throws(ExpressionFault)
    -> SyntaxNode
  {
    let bound = UInt64(Int64.max) + (isNegative ? 1 : 0)
    guard magnitude <= bound else { throw fault(.badLiteral(String(magnitude))) }
    advance()
    let number = isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
    return SyntaxNode(.literal(.int(number)), start..<previousEnd)
  }

  private mutating func literal(_ value: ExpressionValue) -> SyntaxNode {
    let span = current.span
    advance()
    return SyntaxNode(.literal(value), span)
  }

  private mutating func nameOrCall(_ word: String, isRooted: Bool, start: Int) throws(ExpressionFault)
    -> SyntaxNode
  {
    switch word {
    case "true", "false": return literal(.bool(word == "true"))
    case "null": return literal(.null)
    default: break
    }
    if ExpressionParser.reserved.contains(word) { throw unexpected() }
    advance()
    guard take(.openParenthesis) else {
      return SyntaxNode(.name(word, isRooted: isRooted), start..<previousEnd)
    }
    let items = try arguments(until: .closeParenthesis, allowsTrailingComma: false)
    return try node(.call(nil, name: word, isRooted: isRooted, items), start..<previousEnd, items)
  }

  private mutating func arguments(
    until closing: Token.Sign, allowsTrailingComma: Bool
  ) throws(ExpressionFault) -> [SyntaxNode] {
    var items: [SyntaxNode] = []
    if take(closing) { return items }
    while true {
      try refuseOptional()
      items.append(try expression())
      if take(closing) { return items }
      try expect(.comma)
      if allowsTrailingComma, take(closing) { return items }
    }
  }

  private mutating func map(start: Int) throws(ExpressionFault) -> SyntaxNode {
    advance()
    var items: [SyntaxNode] = []
    while !take(.closeBrace) {
      try refuseOptional()
      items.append(try expression())
      try expect(.colon)
      items.append(try expression())
      if take(.closeBrace) { break }
      try expect(.comma)
    }
    return try node(.map(items), start..<previousEnd, items)
  }

  /// The words that CEL keeps for itself and host languages.
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "in", "let", "loop",
    "package", "namespace", "return", "var", "void", "while",
  ]
}
