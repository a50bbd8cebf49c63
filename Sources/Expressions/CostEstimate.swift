/// How many steps an evaluation takes at most, when lists and texts are of the sizes that are assumed.
///
/// - Unit: a step is one piece evaluated once, or sixteen bytes or elements looked at.
struct CostEstimate {
  /// How large a value is: its elements or bytes, and how large each element is.
  private struct Extent {
    var count: Double
    var element: [Extent] = []

    static let one = Extent(count: 0)

    func larger(_ other: Extent) -> Extent {
      let elements = zip(element, other.element).map { $0.larger($1) }
      return Extent(
        count: max(count, other.count),
        element: elements.isEmpty ? (element.isEmpty ? other.element : element) : elements)
    }
  }

  private let program: ExpressionProgram
  private let types: [ExpressionType]
  private let environment: ExpressionEnvironment

  init(_ program: ExpressionProgram, types: [ExpressionType], _ environment: ExpressionEnvironment) {
    self.program = program
    self.types = types
    self.environment = environment
  }

  func steps(of root: Int) -> Int {
    var locals = [Extent](repeating: .one, count: program.slotCount)
    return Int(min(estimate(root, &locals).steps, 1e15))
  }

  private typealias Estimate = (steps: Double, extent: Extent)

  private func estimate(_ index: Int, _ locals: inout [Extent]) -> Estimate {
    let node = program.nodes[index]
    if node.folded >= 0 { return (1, extent(of: program.constants[node.folded])) }
    switch node.kind {
    case .constant(let place): return (1, extent(of: program.constants[place]))
    case .local(let slot): return (1, locals[slot])
    case .fold(let fold, let slot): return estimate(fold, slot, node, &locals)
    default: break
    }
    var steps = 1.0
    var extents: [Extent] = []
    for operand in program.operands[node.operands] {
      let part = estimate(operand, &locals)
      steps += part.steps + part.extent.count / 16
      extents.append(part.extent)
    }
    if case .declared(let place) = node.kind { steps += Double(program.declaredSteps[place]) }
    if case .call(.among) = node.kind, let list = extents.last { steps += list.count }
    return (steps, extent(of: node.kind, extents, types[index]))
  }

  private func estimate(
    _ fold: ExpressionNode.Fold, _ slot: Int, _ node: ExpressionNode, _ locals: inout [Extent]
  ) -> Estimate {
    let operands = Array(program.operands[node.operands])
    let range = estimate(operands[0], &locals)
    locals[slot] = range.extent.element.first ?? .one
    let bodies = operands.dropFirst().map { estimate($0, &locals) }
    let steps = 1 + range.steps + range.extent.count * (1 + bodies.reduce(0) { $0 + $1.steps })
    switch fold {
    case .all, .exists, .existsOne: return (steps, .one)
    case .filter: return (steps, range.extent)
    case .map, .filterMap:
      return (steps, Extent(count: range.extent.count, element: bodies.suffix(1).map(\.extent)))
    }
  }

  private func extent(of kind: ExpressionNode.Kind, _ operands: [Extent], _ type: ExpressionType) -> Extent {
    let sum = operands.reduce(0) { $0 + $1.count }
    switch kind {
    case .variable: return assumed(type)
    case .list, .map:
      let element = operands.dropFirst().reduce(operands.first ?? Extent.one) { $0.larger($1) }
      return Extent(count: Double(operands.count), element: [element])
    case .conditional: return operands[1].larger(operands[2])
    case .call(.arithmetic(.add)):
      return Extent(count: sum, element: operands[0].larger(operands[1]).element)
    case .call(.index), .select: return operands.first?.element.first ?? assumed(type)
    case .call(.text(.split)):
      return Extent(count: operands[0].count + 1, element: [Extent(count: operands[0].count)])
    case .call(.text(.join)):
      let each = (operands[0].element.first?.count ?? 0) + (operands.count > 1 ? operands[1].count : 0)
      return Extent(count: operands[0].count * each)
    case .call(.text(.replace)):
      return Extent(count: operands[0].count + (operands[0].count + 1) * operands[2].count)
    case .call(.text): return Extent(count: operands[0].count)
    case .call(.forgetType): return operands[0]
    case .call(.convert): return Extent(count: max(sum, 32))
    case .declared: return assumed(type)
    default: return .one
    }
  }

  /// What is assumed of a value that is only known when the expression runs.
  private func assumed(_ type: ExpressionType) -> Extent {
    switch type {
    case .string, .bytes: return Extent(count: Double(environment.limits.assumedTextBytes))
    case .list(let element):
      return Extent(count: Double(environment.limits.assumedElements), element: [assumed(element)])
    case .map(let key, _):
      return Extent(count: Double(environment.limits.assumedElements), element: [assumed(key)])
    case .dyn, .parameter: return Extent(count: Double(environment.limits.assumedElements))
    default: return .one
    }
  }

  private func extent(of value: ExpressionValue) -> Extent {
    switch value {
    case .list(let items):
      let element = items.map { extent(of: $0) }.reduce(Extent.one) { $0.larger($1) }
      return Extent(count: Double(items.count), element: [element])
    case .map(let map):
      let element = map.keys.map { extent(of: $0) }.reduce(Extent.one) { $0.larger($1) }
      return Extent(count: Double(map.keys.count), element: [element])
    case .string(let text), .bytes(let text): return Extent(count: Double(text.count))
    default: return .one
    }
  }
}
