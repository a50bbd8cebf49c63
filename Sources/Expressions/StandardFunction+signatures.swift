/// The table of the forms in which operators and standard functions may be used.
extension StandardFunction {
  private static let anyType = ExpressionType.parameter(0)
  private static let otherType = ExpressionType.parameter(1)
  private static let numbers: [ExpressionType] = [.int, .uint, .double]
  private static let ordered: [ExpressionType] =
    numbers + [.bool, .string, .bytes, .timestamp, .duration]

  /// The forms of each operator, made once.
  static let operatorSignatures: [StandardFunction: [FunctionSignature]] = {
    let arithmetic: [ArithmeticOperator] = [.add, .subtract, .multiply, .divide, .remainder]
    let operators =
      [.not, .negate, .among, .index] + arithmetic.map(StandardFunction.arithmetic)
      + ComparisonOperator.allCases.map(StandardFunction.compare)
    return Dictionary(uniqueKeysWithValues: operators.map { ($0, forms(of: $0)) })
  }()

  private static func forms(of function: StandardFunction) -> [FunctionSignature] {
    func form(_ parameters: [ExpressionType], _ result: ExpressionType) -> FunctionSignature {
      FunctionSignature(function.name, false, parameters, result, is: .standard(function))
    }
    switch function {
    case .not: return [form([.bool], .bool)]
    case .negate: return [form([.int], .int), form([.double], .double), form([.duration], .duration)]
    case .arithmetic(.remainder): return [form([.int, .int], .int), form([.uint, .uint], .uint)]
    case .arithmetic(.add):
      let list = ExpressionType.list(anyType)
      return numbers.map { form([$0, $0], $0) } + [
        form([.string, .string], .string), form([.bytes, .bytes], .bytes), form([list, list], list),
        form([.timestamp, .duration], .timestamp), form([.duration, .timestamp], .timestamp),
        form([.duration, .duration], .duration),
      ]
    case .arithmetic(.subtract):
      return numbers.map { form([$0, $0], $0) } + [
        form([.timestamp, .duration], .timestamp), form([.timestamp, .timestamp], .duration),
        form([.duration, .duration], .duration),
      ]
    case .arithmetic: return numbers.map { form([$0, $0], $0) }
    // Numbers of different types are compared by their values, as the conformance tests have it.
    case .compare(.equal), .compare(.notEqual):
      return [form([anyType, anyType], .bool)]
        + numbers.flatMap { left in numbers.filter { $0 != left }.map { form([left, $0], .bool) } }
    case .compare:
      return ordered.map { form([$0, $0], .bool) }
        + numbers.flatMap { left in numbers.filter { $0 != left }.map { form([left, $0], .bool) } }
    case .among:
      return [form([anyType, .list(anyType)], .bool), form([anyType, .map(anyType, otherType)], .bool)]
        + numbers.flatMap { left in
          numbers.filter { $0 != left }.flatMap {
            [form([left, .list($0)], .bool), form([left, .map($0, otherType)], .bool)]
          }
        }
    case .index:
      return [form([.list(anyType), .int], anyType), form([.map(anyType, otherType), anyType], otherType)]
    default: return []
    }
  }

  /// The forms of all functions, in the order of their documentation.
  package static let functionSignatures: [FunctionSignature] = sizes + texts + conversions + times

  static let signaturesOfName = Dictionary(grouping: functionSignatures, by: \.name)

  private static let sizes: [FunctionSignature] = [false, true].flatMap { isMethod in
    [.string, .bytes, .list(anyType), .map(anyType, otherType)].map {
      FunctionSignature("size", isMethod, [$0], .int, is: .standard(.size))
    }
  }

  private static let texts: [FunctionSignature] = [
    text(.contains, [.string, .string], .bool), text(.startsWith, [.string, .string], .bool),
    text(.endsWith, [.string, .string], .bool), text(.matches, [.string, .string], .bool),
    FunctionSignature(
      "matches", false, [.string, .string], .bool, steps: textSteps, is: .standard(.text(.matches))),
    text(.charAt, [.string, .int], .string),
    text(.indexOf, [.string, .string], .int), text(.indexOf, [.string, .string, .int], .int),
    text(.lastIndexOf, [.string, .string], .int), text(.lastIndexOf, [.string, .string, .int], .int),
    text(.join, [.list(.string)], .string), text(.join, [.list(.string), .string], .string),
    text(.lowerAscii, [.string], .string), text(.upperAscii, [.string], .string),
    text(.replace, [.string, .string, .string], .string),
    text(.replace, [.string, .string, .string, .int], .string),
    text(.split, [.string, .string], .list(.string)), text(.split, [.string, .string, .int], .list(.string)),
    text(.substring, [.string, .int], .string), text(.substring, [.string, .int, .int], .string),
    text(.trim, [.string], .string), text(.reverse, [.string], .string),
  ]

  private static let textSteps = 4

  private static func text(
    _ function: TextFunction, _ parameters: [ExpressionType], _ result: ExpressionType
  ) -> FunctionSignature {
    FunctionSignature(
      function.rawValue, true, parameters, result, steps: textSteps, is: .standard(.text(function)))
  }

  private static let conversions: [FunctionSignature] =
    convert(.int, [.int, .uint, .double, .string, .timestamp], .int, .ofArgument(0))
    + convert(.uint, [.uint, .int, .double, .string], .uint, .ofArgument(0))
    + convert(.double, [.double, .int, .uint, .string], .double, .ofArgument(0))
    + convert(.string, [.string, .int, .uint, .double, .bool, .bytes, .timestamp, .duration], .string)
    + convert(.bytes, [.bytes, .string], .bytes)
    + convert(.bool, [.bool, .string], .bool)
    + convert(.timestamp, [.timestamp, .string, .int], .timestamp)
    + convert(.duration, [.duration, .string], .duration)
    + [
      FunctionSignature("type", false, [anyType], .type(anyType), is: .standard(.typeOf)),
      FunctionSignature("dyn", false, [anyType], .dyn, .ofArgument(0), is: .standard(.forgetType)),
    ]

  private static func convert(
    _ name: ExpressionValue.TypeName, _ sources: [ExpressionType], _ result: ExpressionType,
    _ unit: FunctionSignature.ResultUnit = .none
  ) -> [FunctionSignature] {
    let function = StandardFunction.convert(name)
    return sources.map {
      FunctionSignature(function.name, false, [$0], result, unit, is: .standard(function))
    }
  }

  private static let times: [FunctionSignature] = TimeField.allCases.flatMap { field in
    let function = StandardFunction.field(field)
    let moments = [[ExpressionType.timestamp], [.timestamp, .string]].map {
      FunctionSignature(field.rawValue, true, $0, .int, steps: 2, is: .standard(function))
    }
    switch field {
    case .getHours, .getMinutes, .getSeconds, .getMilliseconds:
      return moments + [FunctionSignature(field.rawValue, true, [.duration], .int, is: .standard(function))]
    default: return moments
    }
  }
}
