/// Equality and order as CEL has them: numbers whatever their types, everything else within
/// one type.
extension ExpressionValue {
  /// Whether two values are equal; values of different types are not, numbers apart.
  ///
  /// - Missing: a failure equals nothing; operators look at failures before they compare.
  public func equals(_ other: ExpressionValue) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): return left == right
    case (.string(let left), .string(let right)): return left == right
    case (.double(let left), .double(let right)): return left == right
    case (.bool(let left), .bool(let right)): return left == right
    case (.null, .null): return true
    case (.uint(let left), .uint(let right)): return left == right
    case (.bytes(let left), .bytes(let right)): return left == right
    case (.timestamp(let left), .timestamp(let right)): return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.type(let left), .type(let right)): return left == right
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.map(let left), .map(let right)):
      return left.keys.count == right.keys.count
        && zip(left.keys, left.values).allSatisfy { key, value in right[key]?.equals(value) ?? false }
    default: return numberOutcome(other) == ComparisonOperator.equalOutcome
    }
  }

  /// Whether a comparison holds; nil when the types have no order between them.
  func holds(_ sign: ComparisonOperator, _ other: ExpressionValue) -> Bool? {
    switch (self, other) {
    case (.int(let left), .int(let right)): return sign.holds(left, right)
    case (.double(let left), .double(let right)): return sign.holds(left, right)
    default: break
    }
    if sign == .equal { return equals(other) }
    if sign == .notEqual { return !equals(other) }
    return outcome(other).map { sign.outcomes & $0 != 0 }
  }

  private func outcome(_ other: ExpressionValue) -> UInt8? {
    switch (self, other) {
    case (.string(let left), .string(let right)), (.bytes(let left), .bytes(let right)):
      return left == right
        ? ComparisonOperator.equalOutcome
        : left.lexicographicallyPrecedes(right)
          ? ComparisonOperator.lessOutcome : ComparisonOperator.greaterOutcome
    case (.bool(let left), .bool(let right)):
      return ComparisonOperator.outcome(Int64(left ? 1 : 0), Int64(right ? 1 : 0))
    case (.timestamp(let left), .timestamp(let right)):
      return left.seconds == right.seconds
        ? ComparisonOperator.outcome(Int64(left.nanoseconds), Int64(right.nanoseconds))
        : ComparisonOperator.outcome(left.seconds, right.seconds)
    case (.duration(let left), .duration(let right)): return ComparisonOperator.outcome(left, right)
    default: return numberOutcome(other)
    }
  }

  private func numberOutcome(_ other: ExpressionValue) -> UInt8? {
    switch (self, other) {
    case (.int(let left), .int(let right)): return ComparisonOperator.outcome(left, right)
    case (.uint(let left), .uint(let right)): return ComparisonOperator.outcome(left, right)
    case (.double(let left), .double(let right)): return ComparisonOperator.outcome(left, right)
    case (.int(let left), .uint(let right)): return ComparisonOperator.outcome(left, right)
    case (.uint(let left), .int(let right)):
      return ComparisonOperator.turned(ComparisonOperator.outcome(right, left))
    case (.int(let left), .double(let right)): return ComparisonOperator.outcome(left, right)
    case (.double(let left), .int(let right)):
      return ComparisonOperator.turned(ComparisonOperator.outcome(right, left))
    case (.uint(let left), .double(let right)): return ComparisonOperator.outcome(left, right)
    case (.double(let left), .uint(let right)):
      return ComparisonOperator.turned(ComparisonOperator.outcome(right, left))
    default: return nil
    }
  }
}

extension ExpressionValue: Equatable {
  /// Whether two values are the same, for tests and traces: as `equals`, but of one type, with not-a-number and
  /// failures equal to themselves.
  public static func == (left: ExpressionValue, right: ExpressionValue) -> Bool {
    switch (left, right) {
    case (.failure(let one), .failure(let other)): return one == other
    case (.double(let one), .double(let other)): return one == other || (one.isNaN && other.isNaN)
    case (.list(let one), .list(let other)): return one == other
    case (.map(let one), .map(let other)):
      return one.keys.count == other.keys.count
        && zip(one.keys, one.values).allSatisfy { key, value in
          other.keys.firstIndex(of: key).map { other.values[$0] == value } ?? false
        }
    default: return left.typeName == right.typeName && left.equals(right)
    }
  }
}
