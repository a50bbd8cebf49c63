/// Words of closed lists, declared texts, and `in`.
extension ConditionChecker {
  mutating func checkWords(
    _ sign: ComparisonOperator, _ operand: SyntaxNode, _ words: [(text: String, node: SyntaxNode)],
    _ node: SyntaxNode
  ) -> TypedNode? {
    if case .text = operand.kind {
      return refuse(.typeMismatch(operation: sign.text, left: "'…'", right: "'…'"), node)
    }
    guard let operand = check(operand) else { return nil }
    if case .text(let text) = operand.kind, sign == .equal || sign == .notEqual {
      return typed(
        .textTest(operand, text, words.map(\.text), isNegated: sign == .notEqual), .truth, nil, node)
    }
    guard case .word(let field) = operand.kind, sign == .equal || sign == .notEqual else {
      return refuse(.typeMismatch(operation: sign.text, left: operand.type.rawValue, right: "string"), node)
    }
    var codes: UInt64 = 0
    var areKnown = true
    for word in words {
      if let code = field.code(ofWord: word.text) {
        codes |= 1 << UInt64(code)
      } else {
        report(.unknownWord(word.text, field: field.rawValue, known: field.words), word.node)
        areKnown = false
      }
    }
    guard areKnown else { return nil }
    return typed(.wordTest(operand, field, codes: codes, isNegated: sign == .notEqual), .truth, nil, node)
  }

  mutating func checkAmong(_ operand: SyntaxNode, _ list: SyntaxNode, _ node: SyntaxNode) -> TypedNode? {
    guard case .list(let items) = list.kind else {
      _ = check(operand)
      return refuse(.typeMismatch(operation: "in", left: "…", right: "…"), list)
    }
    let words = items.compactMap { item -> (text: String, node: SyntaxNode)? in
      if case .text(let word) = item.kind { return (word, item) } else { return nil }
    }
    if !words.isEmpty, words.count == items.count { return checkWords(.equal, operand, words, node) }
    guard let operand = check(operand) else { return nil }
    var integers: [Int64] = []
    var reals: [Double] = []
    for item in items {
      switch item.kind {
      case .integer(let number):
        integers.append(number)
        if let real = Double(exactly: number) { reals.append(real) }
      case .real(let number):
        reals.append(number)
        if let integer = Int64(exactly: number) { integers.append(integer) }
      default: return refuse(.typeMismatch(operation: "in", left: operand.type.rawValue, right: "…"), item)
      }
    }
    switch operand.type {
    case .integer: return typed(.integerAmong(operand, integers), .truth, nil, node)
    case .real: return typed(.realAmong(operand, reals), .truth, nil, node)
    case .truth, .word:
      return refuse(.typeMismatch(operation: "in", left: operand.type.rawValue, right: "list"), node)
    }
  }
}
