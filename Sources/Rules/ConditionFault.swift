import Expressions

/// Something wrong with the text of a condition, with the bytes at fault.
struct ConditionFault {
  let fault: RuleFault
  let utf8Offset: Int
  let utf8Length: Int

  init(fault: RuleFault, utf8Offset: Int, utf8Length: Int = 0) {
    self.fault = fault
    self.utf8Offset = utf8Offset
    self.utf8Length = utf8Length
  }

  init(_ fault: ExpressionFault, _ vocabulary: Vocabulary) {
    self.init(
      fault: RuleFault(fault.kind, vocabulary), utf8Offset: fault.utf8Offset, utf8Length: fault.utf8Length)
  }

  /// The words of the condition that are at fault, cut where they are long.
  func excerpt(of source: String) -> String {
    let bytes = Array(source.utf8)
    let start = min(utf8Offset, bytes.count)
    let end = min(start + utf8Length, bytes.count)
    let words = String(decoding: bytes[start..<end], as: UTF8.self)
    let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= ConditionFault.excerptLetters
      ? line : line.prefix(ConditionFault.excerptLetters - 1) + "…"
  }

  private static let excerptLetters = 60
}

extension RuleFault {
  /// The fault of a rule that a fault of its expression is.
  init(_ kind: ExpressionFault.Kind, _ vocabulary: Vocabulary) {
    switch kind {
    case .unexpected(let text): self = .unexpected(text)
    case .unexpectedEnd: self = .unexpectedEnd
    case .badLiteral(let text): self = .badLiteral(text)
    case .outsideSubset(let text): self = .outsideSubset(text)
    case .tooLong(let bytes): self = .tooLong(bytes: bytes)
    case .tooNested: self = .tooNested
    case .unknownName(let name) where name.hasPrefix(RuleThreshold.prefix):
      self = .unknownThreshold(name, nearest: vocabulary.nearestThreshold(to: name))
    case .unknownName(let name): self = .unknownName(name, nearest: vocabulary.nearest(to: name))
    case .unknownFunction(let name): self = .unknownFunction(name)
    case .wrongArguments(let name, let types): self = .wrongArguments(name, types: types)
    case .typeMismatch(let operation, let left, let right):
      self = .typeMismatch(operation: operation, left: left, right: right)
    case .unitMismatch(let operation, let left, let right):
      self = .unitMismatch(operation: operation, left: left.name, right: right.name)
    case .unknownWord(let word, let unit):
      var known: [String] = []
      if case .words(let words) = unit.role { known = words }
      if unit.name == RuleFunctions.inListName {
        self = .unknownList(word, known: known)
        return
      }
      self = .unknownWord(word, field: unit.name, known: known)
    case .notLiteral(let function): self = .notLiteral(function)
    case .badPattern(let pattern): self = .badPattern(pattern)
    case .unknownZone(let zone): self = .unknownZone(zone)
    case .tooCostly(let steps, let limit): self = .tooCostly(steps: steps, limit: limit)
    }
  }
}
