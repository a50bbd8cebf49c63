/// The macros over lists and the keys of maps.
extension ExpressionEvaluator {
  mutating func folded(_ fold: ExpressionNode.Fold, _ slot: Int, _ node: ExpressionNode) -> ExpressionValue {
    let operands = expression.operands[node.operands]
    let items: [ExpressionValue]
    switch value(operands[operands.startIndex]) {
    case .list(let list): items = list
    case .map(let map): items = map.keys
    case .failure(let failure): return .failure(failure)
    default: return .failure(.noSuchOverload)
    }
    let body = operands[operands.startIndex + 1]
    switch fold {
    case .all: return quantified(items, slot, body, absorbing: false)
    case .exists: return quantified(items, slot, body, absorbing: true)
    case .existsOne: return counted(items, slot, body)
    case .filter: return gathered(items, slot, test: body, transform: nil)
    case .map: return gathered(items, slot, test: nil, transform: body)
    case .filterMap: return gathered(items, slot, test: body, transform: operands[operands.startIndex + 2])
    }
  }

  /// `all` and `exists` absorb failures as `&&` and `||` do.
  private mutating func quantified(
    _ items: [ExpressionValue], _ slot: Int, _ body: Int, absorbing: Bool
  ) -> ExpressionValue {
    var failure: ExpressionFailure?
    for item in items {
      locals[slot] = item
      switch value(body) {
      case .bool(let truth): if truth == absorbing { return .bool(absorbing) }
      case .failure(let own): failure = failure?.worse(own) ?? own
      default: failure = failure?.worse(.noSuchOverload) ?? .noSuchOverload
      }
      if stepsLeft < 0 { return .failure(.tooCostly) }
    }
    return failure.map(ExpressionValue.failure) ?? .bool(!absorbing)
  }

  private mutating func counted(_ items: [ExpressionValue], _ slot: Int, _ body: Int) -> ExpressionValue {
    var failure: ExpressionFailure?
    var count = 0
    for item in items {
      locals[slot] = item
      switch value(body) {
      case .bool(let truth): count += truth ? 1 : 0
      case .failure(let own): failure = failure?.worse(own) ?? own
      default: failure = failure?.worse(.noSuchOverload) ?? .noSuchOverload
      }
      if stepsLeft < 0 { return .failure(.tooCostly) }
    }
    return failure.map(ExpressionValue.failure) ?? .bool(count == 1)
  }

  private mutating func gathered(_ items: [ExpressionValue], _ slot: Int, test: Int?, transform: Int?)
    -> ExpressionValue
  {
    var failure: ExpressionFailure?
    var results: [ExpressionValue] = []
    for item in items {
      locals[slot] = item
      if stepsLeft < 0 { return .failure(.tooCostly) }
      if let test {
        switch value(test) {
        case .bool(true): break
        case .bool(false): continue
        case .failure(let own):
          failure = failure?.worse(own) ?? own
          continue
        default:
          failure = failure?.worse(.noSuchOverload) ?? .noSuchOverload
          continue
        }
      }
      let result = transform.map { value($0) } ?? item
      if case .failure(let own) = result { failure = failure?.worse(own) ?? own }
      results.append(result)
    }
    return failure.map(ExpressionValue.failure) ?? .list(results)
  }
}
