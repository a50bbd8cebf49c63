/// How an expression came to its value: a tree of the same shape as the expression.
///
/// - Shape: each node has the text it stands for, its value, and the nodes of its operands in the order of the text, also
///   of those that could not change the value. A macro has its range and, for the element that decided or else the
///   last one, what it computed of it; a list or map of literals, and a pattern, has no nodes of its own.
public struct ExpressionTrace: Equatable, Sendable {
  /// The part of the expression that this node stands for.
  public let text: String
  /// What it is worth.
  public let value: ExpressionValue
  /// Its operands.
  public let operands: [ExpressionTrace]
}

extension ExpressionEvaluator {
  /// Explains the expression for the present values of the variables.
  ///
  /// - Cost: every piece is evaluated once for itself and once for each piece around it.
  public mutating func trace() -> ExpressionTrace {
    trace(expression.root, Array(expression.source.utf8))
  }

  private mutating func trace(_ index: Int, _ source: [UInt8]) -> ExpressionTrace {
    let node = expression.nodes[index]
    let value = evaluate(index)
    var operands: [ExpressionTrace] = []
    switch node.kind {
    case .fold(let fold, let slot): operands = traceFold(fold, slot, node, source)
    case .list, .map: if node.folded < 0 { operands = traceOperands(node, source) }
    case .matches, .zoned: operands = [trace(expression.operands[node.operands.lowerBound], source)]
    default: operands = traceOperands(node, source)
    }
    return ExpressionTrace(
      text: String(decoding: source[node.span], as: UTF8.self), value: value, operands: operands)
  }

  private mutating func traceOperands(_ node: ExpressionNode, _ source: [UInt8]) -> [ExpressionTrace] {
    // What a function reads without its being written takes no place in the text.
    expression.operands[node.operands].filter { !expression.nodes[$0].span.isEmpty }.map { trace($0, source) }
  }

  private mutating func traceFold(
    _ fold: ExpressionNode.Fold, _ slot: Int, _ node: ExpressionNode, _ source: [UInt8]
  ) -> [ExpressionTrace] {
    let operands = Array(expression.operands[node.operands])
    let range = trace(operands[0], source)
    var items: [ExpressionValue] = []
    switch range.value {
    case .list(let list): items = list
    case .map(let map): items = map.keys
    default: return [range]
    }
    guard let last = items.last else { return [range] }
    let decisive = fold == .all ? ExpressionValue.bool(false) : .bool(true)
    locals[slot] = last
    for item in items where fold != .map {
      locals[slot] = item
      if evaluate(operands[1]) == decisive { break }
    }
    return [range] + operands.dropFirst().map { trace($0, source) }
  }
}
