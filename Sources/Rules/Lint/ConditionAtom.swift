import Core

/// What a single condition asks of one value, as far as it is simple enough to be compared with others.
enum ConditionAtom: Hashable {
  /// A comparison of a number.
  case number(name: String, sign: NumberSign, limit: Double)
  /// A number that is one of a few.
  case numberAmong(name: String, numbers: Set<Double>)
  /// A truth feature by itself.
  case truth(name: String)
  /// A word or a declared text that is one of a few.
  case word(name: String, words: Set<String>)
  /// Whether a value is there.
  case presence(name: String)
  /// A constant.
  case constant(Bool)
  /// Anything else; two of the same words are the same condition.
  case other(String)

  /// The comparisons of numbers.
  enum NumberSign: String {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="

    /// The comparison with its sides exchanged.
    var flipped: NumberSign {
      switch self {
      case .less: return .greater
      case .lessOrEqual: return .greaterOrEqual
      case .greater: return .less
      case .greaterOrEqual: return .lessOrEqual
      case .equal, .notEqual: return self
      }
    }

    /// The comparison that holds when this one does not.
    var opposite: NumberSign {
      switch self {
      case .less: return .greaterOrEqual
      case .lessOrEqual: return .greater
      case .greater: return .lessOrEqual
      case .greaterOrEqual: return .less
      case .equal: return .notEqual
      case .notEqual: return .equal
      }
    }
  }

  /// The value that must be there for the condition to be true or false, when it is one value.
  var name: String? {
    switch self {
    case .number(let name, _, _), .numberAmong(let name, _), .truth(let name), .word(let name, _): return name
    case .presence, .constant, .other: return nil
    }
  }
}

extension ConditionAtom {
  /// Reads a leaf of an outline; `number` gives the number of a threshold's name.
  ///
  /// A condition of the form `x != 'word'` is read as its opposite, and then `isNegated` is true.
  static func read(_ text: ConditionBytes, _ range: Range<Int>, number: (String) -> Double?) -> (
    atom: ConditionAtom, isNegated: Bool
  ) {
    var words = ConditionWord.read(text, range).map(\.word)
    while words.first == .sign("("), words.last == .sign(")"), words.count > 2, isEnclosed(words) {
      words = Array(words.dropFirst().dropLast())
    }
    if words.count == 1, case .name(let name) = words[0] {
      if name == "true" || name == "false" { return (.constant(name == "true"), false) }
      return (.truth(name: name), false)
    }
    if words.count == 4, words[0] == .name("has"), case .name(let name) = words[2] {
      return (.presence(name: name), false)
    }
    if words.count >= 3, case .name(let name) = words[0], number(name) == nil {
      if case .sign(let sign) = words[1] {
        if let sign = NumberSign(rawValue: sign), let limit = numberOf(words[2...], number) {
          return (.number(name: name, sign: sign, limit: limit), false)
        }
        if words.count == 3, case .text(let text) = words[2], sign == "==" || sign == "!=" {
          return (.word(name: name, words: [ConditionWord.unquoted(text)]), sign == "!=")
        }
      }
      if words[1] == .name("in"), let atom = among(name, words[2...], number) { return (atom, false) }
    }
    if words.count >= 3, case .name(let name) = words[words.count - 1], number(name) == nil,
      case .sign(let sign) = words[words.count - 2], let sign = NumberSign(rawValue: sign),
      let limit = numberOf(words[..<(words.count - 2)], number)
    {
      return (.number(name: name, sign: sign.flipped, limit: limit), false)
    }
    return (.other(words.map(\.written).joined(separator: " ")), false)
  }

  /// Whether the first parenthesis is closed by the last word.
  private static func isEnclosed(_ words: [ConditionWord]) -> Bool {
    var open = 0
    for (index, word) in words.enumerated() {
      if word == .sign("(") { open += 1 }
      if word == .sign(")") { open -= 1 }
      if open == 0 { return index == words.count - 1 }
    }
    return false
  }

  private static func numberOf(_ words: ArraySlice<ConditionWord>, _ number: (String) -> Double?) -> Double? {
    guard let last = words.last else { return nil }
    let isNegative = words.count == 2 && words.first == .sign("-")
    guard words.count == 1 || isNegative else { return nil }
    let found: Double?
    switch last {
    case .number(let digits): found = Double(digits)
    case .name(let name): found = number(name)
    case .text, .sign: found = nil
    }
    return found.map { isNegative ? -$0 : $0 }
  }

  private static func among(_ name: String, _ list: ArraySlice<ConditionWord>, _ number: (String) -> Double?)
    -> ConditionAtom?
  {
    guard list.first == .sign("["), list.last == .sign("]") else { return nil }
    let items = list.dropFirst().dropLast().split(separator: .sign(","))
    let texts = items.compactMap { item -> String? in
      if item.count == 1, case .text(let text)? = item.first {
        return ConditionWord.unquoted(text)
      } else {
        return nil
      }
    }
    if !items.isEmpty, texts.count == items.count { return .word(name: name, words: Set(texts)) }
    let numbers = items.compactMap { numberOf($0, number) }
    return !items.isEmpty && numbers.count == items.count
      ? .numberAmong(name: name, numbers: Set(numbers)) : nil
  }
}
