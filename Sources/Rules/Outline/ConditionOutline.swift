/// How a condition is put together out of single conditions by `&&`, `||`, `!` and `? :`.
///
/// - Input: a condition that loads; of another text the outline is some tree and means nothing.
/// - Shape: a chain of `&&` or of `||` is one node; what none of the four joins is a leaf.
struct ConditionOutline {
  indirect enum Kind {
    /// A single condition.
    case leaf
    case not(ConditionOutline)
    case all([ConditionOutline])
    case any([ConditionOutline])
    case choice(test: ConditionOutline, yes: ConditionOutline, no: ConditionOutline)
  }

  let kind: Kind
  /// The bytes of the condition that the node takes, with parentheses around it.
  let range: Range<Int>

  init(of text: String) {
    let bytes = ConditionBytes(text)
    self = ConditionOutline.read(bytes, 0..<bytes.bytes.count, depth: 0)
  }

  private init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// The leaves in the order of the text.
  var leaves: [ConditionOutline] {
    switch kind {
    case .leaf: return [self]
    case .not(let operand): return operand.leaves
    case .all(let parts), .any(let parts): return parts.flatMap(\.leaves)
    case .choice(let test, let yes, let no): return [test, yes, no].flatMap(\.leaves)
    }
  }

  private static func read(_ text: ConditionBytes, _ range: Range<Int>, depth: Int) -> ConditionOutline {
    let range = text.trimmed(range)
    if let choice = choice(text, range, depth: depth) { return choice }
    for (sign, isAny) in [("||", true), ("&&", false)] {
      let parts = split(text, range, by: sign, depth: depth)
      guard parts.count > 1 else { continue }
      let nodes = parts.map { read(text, $0, depth: depth) }
      return ConditionOutline(isAny ? .any(nodes) : .all(nodes), range)
    }
    guard let first = range.first else { return ConditionOutline(.leaf, range) }
    let opens = text.bytes[first] == UInt8(ascii: "(")
    if opens, text.first(")", in: first + 1..<range.upperBound, depth: depth) == range.upperBound - 1 {
      let inside = read(text, first + 1..<range.upperBound - 1, depth: depth + 1)
      return ConditionOutline(inside.kind, range)
    }
    if text.bytes[first] == UInt8(ascii: "!") {
      let rest = text.trimmed(first + 1..<range.upperBound)
      if !hasOperator(text, rest, depth: depth) {
        return ConditionOutline(.not(read(text, rest, depth: depth)), range)
      }
    }
    return ConditionOutline(.leaf, range)
  }

  private static func choice(_ text: ConditionBytes, _ range: Range<Int>, depth: Int) -> ConditionOutline? {
    guard let question = text.first("?", in: range, depth: depth) else { return nil }
    var open = 0
    for index in question + 1..<range.upperBound where text.depths[index] == depth {
      if text.bytes[index] == UInt8(ascii: "?") { open += 1 }
      guard text.bytes[index] == UInt8(ascii: ":") else { continue }
      if open == 0 {
        return ConditionOutline(
          .choice(
            test: read(text, range.lowerBound..<question, depth: depth),
            yes: read(text, question + 1..<index, depth: depth),
            no: read(text, index + 1..<range.upperBound, depth: depth)), range)
      }
      open -= 1
    }
    return nil
  }

  private static func split(_ text: ConditionBytes, _ range: Range<Int>, by sign: String, depth: Int)
    -> [Range<Int>]
  {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    while let found = text.first(sign, in: start..<range.upperBound, depth: depth) {
      parts.append(start..<found)
      start = found + sign.utf8.count
    }
    return parts + [start..<range.upperBound]
  }

  /// Whether an operator stands between two operands, so that a `!` before them belongs to the first alone.
  private static func hasOperator(_ text: ConditionBytes, _ range: Range<Int>, depth: Int) -> Bool {
    let signs = ["=", "!", "<", ">", "+", "-", "*", "/", "%", " in "]
    return signs.contains { text.first($0, in: range, depth: depth) != nil }
  }
}
