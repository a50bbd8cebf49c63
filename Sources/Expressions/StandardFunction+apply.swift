/// What operators and functions compute, for values of any types: what they do not take fails.
extension StandardFunction {
  func apply(_ values: [ExpressionValue]) -> ExpressionValue {
    switch values.count {
    case 1: return apply(values[0])
    case 2: return apply(values[0], values[1])
    default:
      guard case .text(let function) = self else { return .failure(.noSuchOverload) }
      return function.apply(values)
    }
  }

  func apply(_ value: ExpressionValue) -> ExpressionValue {
    switch self {
    case .not:
      if case .bool(let truth) = value { return .bool(!truth) }
      return .failure(.noSuchOverload)
    case .negate: return StandardFunction.negated(value)
    case .size: return StandardFunction.size(value)
    case .convert(let type): return Conversion.convert(value, to: type)
    case .typeOf: return value.typeName.map(ExpressionValue.type) ?? value
    case .forgetType: return value
    case .text(let function): return function.apply([value])
    case .field(let field): return field.of(value)
    case .arithmetic, .compare, .among, .index: return .failure(.noSuchOverload)
    }
  }

  func apply(_ left: ExpressionValue, _ right: ExpressionValue) -> ExpressionValue {
    switch self {
    case .compare(let sign):
      return left.holds(sign, right).map(ExpressionValue.bool) ?? .failure(.noSuchOverload)
    case .arithmetic(let sign): return StandardFunction.computed(sign, left, right)
    case .among: return StandardFunction.isMember(left, of: right)
    case .index: return StandardFunction.element(of: left, at: right)
    case .text(let function): return function.apply([left, right])
    default: return .failure(.noSuchOverload)
    }
  }

  private static func negated(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .int(let number):
      return ArithmeticOperator.subtract.apply(0, number).map(ExpressionValue.int) ?? .failure(.outOfRange)
    case .double(let number): return .double(-number)
    case .duration(let nanoseconds):
      return ArithmeticOperator.subtract.apply(0, nanoseconds).map(ExpressionValue.duration)
        ?? .failure(.outOfRange)
    default: return .failure(.noSuchOverload)
    }
  }

  private static func size(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .string(let text): return .int(Int64(UTF8Text.count(text)))
    case .bytes(let bytes): return .int(Int64(bytes.count))
    case .list(let items): return .int(Int64(items.count))
    case .map(let map): return .int(Int64(map.keys.count))
    default: return .failure(.noSuchOverload)
    }
  }

  private static func isMember(_ value: ExpressionValue, of range: ExpressionValue) -> ExpressionValue {
    switch range {
    case .list(let items): return .bool(items.contains { $0.equals(value) })
    case .map(let map): return .bool(map[value] != nil)
    default: return .failure(.noSuchOverload)
    }
  }

  private static func element(of range: ExpressionValue, at place: ExpressionValue) -> ExpressionValue {
    switch range {
    case .map(let map): return map[place] ?? .failure(.noSuchKey)
    case .list(let items):
      guard let index = wholePlace(place) else { return .failure(.noSuchOverload) }
      return items.indices.contains(index) ? items[index] : .failure(.indexOutOfRange)
    default: return .failure(.noSuchOverload)
    }
  }

  /// A place in a list: any number that is whole.
  private static func wholePlace(_ place: ExpressionValue) -> Int? {
    switch place {
    case .int(let number): return Int(number)
    case .uint(let number): return Int(exactly: number)
    case .double(let number): return Int(exactly: number)
    default: return nil
    }
  }

  private static func computed(
    _ sign: ArithmeticOperator, _ left: ExpressionValue, _ right: ExpressionValue
  ) -> ExpressionValue {
    switch (left, right) {
    case (.int(let one), .int(let other)):
      return sign.apply(one, other).map(ExpressionValue.int) ?? .failure(failure(sign, other == 0))
    case (.double(let one), .double(let other)):
      return sign == .remainder ? .failure(.noSuchOverload) : .double(sign.apply(one, other))
    case (.uint(let one), .uint(let other)):
      return sign.apply(one, other).map(ExpressionValue.uint) ?? .failure(failure(sign, other == 0))
    default: break
    }
    switch sign {
    case .add: return joined(left, right) ?? later(left, right) ?? .failure(.noSuchOverload)
    case .subtract: return earlier(left, right) ?? .failure(.noSuchOverload)
    default: return .failure(.noSuchOverload)
    }
  }

  private static func failure(_ sign: ArithmeticOperator, _ isByZero: Bool) -> ExpressionFailure {
    isByZero && (sign == .divide || sign == .remainder) ? .divisionByZero : .outOfRange
  }

  private static func joined(_ left: ExpressionValue, _ right: ExpressionValue) -> ExpressionValue? {
    switch (left, right) {
    case (.string(let one), .string(let other)): return .string((Array(one) + other)[...])
    case (.bytes(let one), .bytes(let other)): return .bytes((Array(one) + other)[...])
    case (.list(let one), .list(let other)): return .list(one + other)
    default: return nil
    }
  }

  private static func later(_ left: ExpressionValue, _ right: ExpressionValue) -> ExpressionValue? {
    switch (left, right) {
    case (.timestamp(let moment), .duration(let length)), (.duration(let length), .timestamp(let moment)):
      return moment.adding(nanoseconds: length).map(ExpressionValue.timestamp) ?? .failure(.outOfRange)
    case (.duration(let one), .duration(let other)):
      return ArithmeticOperator.add.apply(one, other).map(ExpressionValue.duration) ?? .failure(.outOfRange)
    default: return nil
    }
  }

  private static func earlier(_ left: ExpressionValue, _ right: ExpressionValue) -> ExpressionValue? {
    switch (left, right) {
    case (.timestamp(let moment), .duration(let length)):
      let negated = ArithmeticOperator.subtract.apply(0, length)
      return negated.flatMap { moment.adding(nanoseconds: $0) }.map(ExpressionValue.timestamp)
        ?? .failure(.outOfRange)
    case (.timestamp(let one), .timestamp(let other)):
      return one.nanoseconds(since: other).map(ExpressionValue.duration) ?? .failure(.outOfRange)
    case (.duration(let one), .duration(let other)):
      return ArithmeticOperator.subtract.apply(one, other).map(ExpressionValue.duration)
        ?? .failure(.outOfRange)
    default: return nil
    }
  }
}
