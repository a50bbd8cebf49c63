/// Finds out what the type parameters of an expression stand for.
///
/// - Source: the type checking of cel-spec, langdef, "Gradual Type Checking"; `dyn` goes with every type.
struct TypeSolver {
  private var bindings: [ExpressionType?] = []

  /// A type parameter that stands for nothing yet.
  mutating func fresh() -> ExpressionType {
    bindings.append(nil)
    return .parameter(bindings.count - 1)
  }

  /// A signature's types with fresh parameters for its own.
  mutating func instantiate(_ types: [ExpressionType]) -> [ExpressionType] {
    var ownParameters: [Int: ExpressionType] = [:]
    return types.map { replaceParameters($0, &ownParameters) }
  }

  private mutating func replaceParameters(
    _ type: ExpressionType, _ fresh: inout [Int: ExpressionType]
  ) -> ExpressionType {
    switch type {
    case .parameter(let number):
      if let known = fresh[number] { return known }
      let made = self.fresh()
      fresh[number] = made
      return made
    case .list(let element): return .list(replaceParameters(element, &fresh))
    case .map(let key, let value):
      return .map(replaceParameters(key, &fresh), replaceParameters(value, &fresh))
    case .type(let inner): return .type(replaceParameters(inner, &fresh))
    default: return type
    }
  }

  /// A type with everything that is known put in; parameters that stand for nothing become `dyn`.
  func resolved(_ type: ExpressionType) -> ExpressionType {
    switch shallow(type) {
    case .parameter: return .dyn
    case .list(let element): return .list(resolved(element))
    case .map(let key, let value): return .map(resolved(key), resolved(value))
    case .type(let inner): return .type(resolved(inner))
    case let plain: return plain
    }
  }

  /// Follows parameters to what they stand for, at the top only.
  func shallow(_ type: ExpressionType) -> ExpressionType {
    var type = type
    while case .parameter(let number) = type, let bound = bindings[number] { type = bound }
    return type
  }

  /// Whether values of all the sources can stand where the targets are wanted; learns what follows from it.
  mutating func accept(_ targets: [ExpressionType], _ sources: [ExpressionType]) -> Bool {
    let before = bindings
    for (target, source) in zip(targets, sources) where !accept(target, source) {
      bindings = before
      return false
    }
    return targets.count == sources.count
  }

  private mutating func accept(_ target: ExpressionType, _ source: ExpressionType) -> Bool {
    let (left, right) = (shallow(target), shallow(source))
    if left == right { return true }
    if case .parameter(let number) = right {
      if case .parameter = left {
        bindings[number] = left
        return true
      }
      return bind(number, left)
    }
    if case .parameter(let number) = left { return bind(number, right) }
    switch (left, right) {
    case (.dyn, _), (_, .dyn):
      widen(target, right)
      return true
    case (.type, .type): return true
    case (.timestamp, .null), (.duration, .null), (.null, .timestamp), (.null, .duration): return true
    case (.list(let one), .list(let other)): return accept(one, other)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return accept(key, otherKey) && accept(value, otherValue)
    default: return false
    }
  }

  /// A parameter that met a type and then `dyn` stands for `dyn`.
  private mutating func widen(_ target: ExpressionType, _ source: ExpressionType) {
    guard source == .dyn, case .parameter(var number) = target else { return }
    while case .parameter(let next)? = bindings[number] { number = next }
    bindings[number] = .dyn
  }

  private mutating func bind(_ number: Int, _ type: ExpressionType) -> Bool {
    if mentions(type, number) { return false }
    bindings[number] = type
    return true
  }

  private func mentions(_ type: ExpressionType, _ number: Int) -> Bool {
    switch shallow(type) {
    case .parameter(let other): return other == number
    case .list(let element): return mentions(element, number)
    case .map(let key, let value): return mentions(key, number) || mentions(value, number)
    case .type(let inner): return mentions(inner, number)
    default: return false
    }
  }

  /// The type of both, when one of them stands for the other too; nil when they have none.
  mutating func joined(_ one: ExpressionType, _ other: ExpressionType) -> ExpressionType? {
    guard accept([one], [other]) else { return nil }
    return isAtMostAsSpecific(one, other) ? one : other
  }

  private func isAtMostAsSpecific(_ one: ExpressionType, _ other: ExpressionType) -> Bool {
    switch (shallow(one), shallow(other)) {
    case (.dyn, _), (.parameter, _): return true
    case (_, .dyn), (_, .parameter), (.null, _): return false
    case (.list(let left), .list(let right)): return isAtMostAsSpecific(left, right)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return isAtMostAsSpecific(key, otherKey) && isAtMostAsSpecific(value, otherValue)
    default: return true
    }
  }
}
