/// Calls: functions, methods and macros.
extension ExpressionChecker {
  mutating func checkCall(
    _ receiver: SyntaxNode?, _ name: String, _ isRooted: Bool, _ arguments: [SyntaxNode], _ node: SyntaxNode
  ) -> Checked {
    guard let receiver else {
      if name == "has", !isRooted {
        return arguments.count == 1
          ? checkHas(arguments[0], node) : refuse(.wrongArguments("has", types: []), node.span)
      }
      return checkFunction(name, isRooted, arguments, node)
    }
    if let fold = fold(named: name, arguments) { return checkFold(fold, receiver, arguments, node) }
    if let qualified = receiver.qualifiedName, !isLocal(qualified.parts[0]) || qualified.isRooted {
      let full = (qualified.parts + [name]).joined(separator: ".")
      let candidates = environment.candidates(full, isRooted: qualified.isRooted)
      if candidates.contains(where: { environment.signatures(of: $0).contains { !$0.isMethod } }) {
        return checkFunction(full, qualified.isRooted, arguments, node)
      }
    }
    let signatures = environment.signatures(of: name).filter(\.isMethod)
    guard !signatures.isEmpty else {
      let full = receiver.qualifiedName.map { ($0.parts + [name]).joined(separator: ".") }
      return refuse(.unknownFunction(full ?? name), node.span)
    }
    return checkCall(name, signatures, [receiver] + arguments, node)
  }

  private mutating func checkFunction(
    _ name: String, _ isRooted: Bool, _ arguments: [SyntaxNode], _ node: SyntaxNode
  ) -> Checked {
    for candidate in environment.candidates(name, isRooted: isRooted) {
      let signatures = environment.signatures(of: candidate).filter { !$0.isMethod }
      if !signatures.isEmpty { return checkCall(candidate, signatures, arguments, node) }
    }
    let checked = arguments.map { check($0) }
    return environment.checking == .typed || checked.isEmpty
      ? refuse(.unknownFunction(name), node.span) : failing(node.span, .unknownName)
  }

  private mutating func checkCall(
    _ name: String, _ signatures: [FunctionSignature], _ arguments: [SyntaxNode], _ node: SyntaxNode
  ) -> Checked {
    let checked = arguments.map { check($0) }
    guard let (signature, result) = resolve(signatures, checked) else {
      return refuse(
        .wrongArguments(name, types: checked.map { solver.resolved($0.type).name }), node.span)
    }
    let unit: ExpressionUnit?
    switch signature.unit {
    case .none: unit = nil
    case .ofArgument(let place): unit = checked[place].unit
    case .fixed(let own):
      guard let first = checked.first, commonUnit(with(first, own), first, name, node.span) != nil else {
        return failing(node.span)
      }
      unit = own
    }
    switch signature.body {
    case .standard(let function): return emitCall(function, checked, result, unit, node.span)
    case .declared(let body):
      if let words = signature.words, let refused = refuseWord(checked[0], words, name) { return refused }
      program.declared.append(body)
      program.declaredSteps.append(signature.steps)
      program.declaredNames.insert(signature.name)
      return emit(
        .declared(program.declared.count - 1), checked + unwritten(signature.reading, node.span), result,
        unit,
        node.span)
    }
  }

  /// A fault when an argument is no literal text, or none of the words that it must be out of.
  private mutating func refuseWord(_ argument: Checked, _ words: ExpressionUnit, _ function: String)
    -> Checked?
  {
    guard case .string(let text)? = constant(argument.index), case .words(let known) = words.role else {
      return refuse(.notLiteral(function), argument.span)
    }
    let word = String(decoding: text, as: UTF8.self)
    return known.contains(word) ? nil : refuse(.unknownWord(word, unit: words), argument.span)
  }

  /// Variables that a function reads without their being written; they take no place in the text.
  private mutating func unwritten(_ names: [String], _ span: Range<Int>) -> [Checked] {
    names.map { name in
      guard let index = environment.index(of: name) else {
        preconditionFailure("A function reads a variable that its environment does not have.")
      }
      let variable = environment.variables[index]
      let place = span.upperBound..<span.upperBound
      return emit(.variable(index), [], variable.type, variable.unit, place)
    }
  }

  /// Appends a call of a standard function; patterns and time zones are made ready here.
  private mutating func emitCall(
    _ function: StandardFunction, _ arguments: [Checked], _ result: ExpressionType, _ unit: ExpressionUnit?,
    _ span: Range<Int>
  ) -> Checked {
    if case .text(.matches) = function {
      guard case .string(let text)? = constant(arguments[1].index) else {
        return refuse(.notLiteral("matches"), arguments[1].span)
      }
      guard let pattern = RegularExpression(text) else {
        return refuse(.badPattern(String(decoding: text, as: UTF8.self)), arguments[1].span)
      }
      program.patterns.append(pattern)
      return emit(.matches(pattern: program.patterns.count - 1), arguments, result, unit, span)
    }
    if case .field(let field) = function, arguments.count == 2 {
      guard case .string(let text)? = constant(arguments[1].index) else {
        return refuse(.notLiteral(field.rawValue), arguments[1].span)
      }
      guard let zone = ClockZone(text) else {
        return refuse(.unknownZone(String(decoding: text, as: UTF8.self)), arguments[1].span)
      }
      program.zones.append(zone)
      return emit(.zoned(field, zone: program.zones.count - 1), arguments, result, unit, span)
    }
    return emit(.call(function), arguments, result, unit, span)
  }

  // MARK: Macros

  private func fold(named name: String, _ arguments: [SyntaxNode]) -> ExpressionNode.Fold? {
    switch (name, arguments.count) {
    case ("map", 3): return .filterMap
    case ("existsOne", 2): return .existsOne
    case (_, 2): return ExpressionNode.Fold(rawValue: name).flatMap { $0 == .filterMap ? nil : $0 }
    default: return nil
    }
  }

  private mutating func checkFold(
    _ fold: ExpressionNode.Fold, _ receiver: SyntaxNode, _ arguments: [SyntaxNode], _ node: SyntaxNode
  ) -> Checked {
    let range = check(receiver)
    guard case .name(let name, isRooted: false) = arguments[0].kind else {
      return refuse(.wrongArguments(fold.rawValue, types: []), arguments[0].span)
    }
    guard let element = element(of: range) else {
      return refuse(
        .typeMismatch(operation: ".\(fold.rawValue)", left: solver.resolved(range.type).name, right: nil),
        node.span)
    }
    let slot = locals.count
    program.slotCount = max(program.slotCount, slot + 1)
    locals.append(Local(name: name, slot: slot, type: element, unit: range.unit))
    var bodies = arguments.dropFirst().map { check($0) }
    locals.removeLast()
    if fold != .map { bodies[0] = demand(.bool, bodies[0], ".\(fold.rawValue)") }
    let kind = ExpressionNode.Kind.fold(fold, slot: slot)
    let last = bodies[bodies.count - 1]
    switch fold {
    case .all, .exists, .existsOne: return emit(kind, [range] + bodies, .bool, nil, node.span)
    case .filter: return emit(kind, [range] + bodies, .list(element), range.unit, node.span)
    case .map, .filterMap: return emit(kind, [range] + bodies, .list(last.type), last.unit, node.span)
    }
  }

  /// The type of what a macro goes through: the elements of a list or the keys of a map.
  private mutating func element(of range: Checked) -> ExpressionType? {
    switch solver.shallow(range.type) {
    case .list(let element): return element
    case .map(let key, _): return key
    case .dyn, .parameter: return .dyn
    default: return environment.checking == .whileRunning ? .dyn : nil
    }
  }
}
