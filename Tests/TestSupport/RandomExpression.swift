/// Writes well-typed random expressions of the Common Expression Language.
public struct RandomExpression {
  /// The types that the writer knows.
  public enum Kind: CaseIterable, Sendable {
    case bool, int, uint, double, string, bytes, timestamp, duration, ints, strings, map
  }

  /// Where the random numbers come from.
  public var random: SeededGenerator
  private let variables: [(name: String, kind: Kind)]
  /// The variables of macros around the place that is being written.
  private var locals: [(name: String, kind: Kind)] = []

  /// Makes a writer for some variables.
  public init(seed: UInt64, variables: [(name: String, kind: Kind)]) {
    random = SeededGenerator(seed: seed)
    self.variables = variables
  }

  /// An expression of a type, of at most so many levels.
  public mutating func write(_ kind: Kind, depth: Int) -> String {
    if depth <= 0 || below(12) == 0 { return leaf(kind) }
    let next = depth - 1
    if below(14) == 0 {
      return "(\(write(.bool, depth: next)) ? \(write(kind, depth: next)) : \(write(kind, depth: next)))"
    }
    switch kind {
    case .bool: return truth(next)
    case .int: return integer(next)
    case .uint: return unsigned(next)
    case .double: return real(next)
    case .string: return text(next)
    case .bytes:
      return below(2) == 0
        ? "(\(write(.bytes, depth: next)) + \(write(.bytes, depth: next)))"
        : "bytes(\(write(.string, depth: next)))"
    case .timestamp: return moment(next)
    case .duration: return length(next)
    case .ints, .strings: return list(kind, next)
    case .map: return "{'a': \(write(.int, depth: next)), 'b': \(write(.int, depth: next))}"
    }
  }

  private mutating func leaf(_ kind: Kind) -> String {
    let names =
      variables.filter { $0.kind == kind }.map(\.name)
      + locals.filter { $0.kind == kind }.map(\.name)
    if !names.isEmpty, below(3) != 0 { return pick(names) }
    switch kind {
    case .bool: return pick(["true", "false"])
    case .int: return pick(["0", "1", "2", "3", "-1", "10", "0x1F", "100", "4"])
    case .uint: return pick(["0u", "1u", "2u", "7u", "18446744073709551615u"])
    case .double: return pick(["0.0", "1.0", "0.5", "-2.5", "1e10", "3.25"])
    case .string: return pick(["''", "'a'", "\"振込\"", "'フリコミ'", "r'a\\b'", "'12'", "'\\u3042x'", "' '"])
    case .bytes: return pick(["b''", "b'a'", "b'\\xff'", "b'あ'"])
    case .timestamp:
      return pick([
        "timestamp('2026-11-22T10:30:00.5+09:00')", "timestamp(0)", "timestamp('1999-12-31T23:59:59Z')",
      ])
    case .duration:
      return pick(["duration('1h30m')", "duration('-1.5s')", "duration('0s')", "duration('36h')"])
    case .ints: return pick(["[]", "[1, 2, 3]", "[0]"])
    case .strings: return pick(["['a', 'b']", "['']", "['振込', 'a', 'a']"])
    case .map: return pick(["{'a': 1}", "{'b': 2, 'a': 0}"])
    }
  }

  private mutating func truth(_ depth: Int) -> String {
    switch below(17) {
    case 0: return "!\(parenthesized(.bool, depth))"
    case 1: return "(\(write(.bool, depth: depth)) && \(write(.bool, depth: depth)))"
    case 2: return "(\(write(.bool, depth: depth)) || \(write(.bool, depth: depth)))"
    case 3, 4, 5:
      let kind = pick([Kind.int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration])
      return "(\(write(kind, depth: depth)) \(comparison()) \(write(kind, depth: depth)))"
    case 6:
      let kind = pick([Kind.ints, .strings, .map])
      return "(\(write(kind, depth: depth)) \(pick(["==", "!="])) \(write(kind, depth: depth)))"
    case 7: return "(\(write(.int, depth: depth)) in \(write(.ints, depth: depth)))"
    case 8: return "(\(write(.string, depth: depth)) in \(write(pick([.strings, .map]), depth: depth)))"
    case 9:
      let kinds = [pick([Kind.int, .uint, .double]), pick([Kind.int, .uint, .double])]
      return "(dyn(\(write(kinds[0], depth: depth))) \(comparison()) dyn(\(write(kinds[1], depth: depth))))"
    case 10:
      return
        "\(parenthesized(.string, depth)).\(pick(["contains", "startsWith", "endsWith"]))(\(write(.string, depth: depth)))"
    case 11:
      return
        "\(parenthesized(.string, depth)).matches('\(pick(["a", "^[a-z]+$", "振込|refund", "(a|b)*", "\\\\d{2}", ""]))')"
    case 12: return "has(\(parenthesized(.map, depth)).\(pick(["a", "b", "c"])))"
    case 13:
      return
        "(type(\(write(pick(Kind.allCases), depth: depth))) == type(\(write(pick(Kind.allCases), depth: depth))))"
    default: return fold(pick(["all", "exists", "exists_one"]), depth)
    }
  }

  private mutating func comparison() -> String { pick(["==", "!=", "<", "<=", ">", ">="]) }

  /// A macro that is true or false.
  private mutating func fold(_ name: String, _ depth: Int) -> String {
    let range = pick([Kind.ints, .strings, .map])
    let written = parenthesized(range, depth)
    return "\(written).\(name)(\(local(range)), \(inside(range, .bool, depth)))"
  }

  private func local(_ range: Kind) -> String { (range == .ints ? "x" : "w") + "\(locals.count)" }

  private mutating func inside(_ range: Kind, _ kind: Kind, _ depth: Int) -> String {
    locals.append((local(range), range == .ints ? .int : .string))
    defer { locals.removeLast() }
    return write(kind, depth: depth)
  }

  private mutating func integer(_ depth: Int) -> String {
    switch below(11) {
    case 0, 1, 2:
      return "(\(write(.int, depth: depth)) \(pick(["+", "-", "*", "/", "%"])) \(write(.int, depth: depth)))"
    case 3: return "(-\(parenthesized(.int, depth)))"
    case 4: return "size(\(write(pick([.string, .bytes, .ints, .strings, .map]), depth: depth)))"
    case 5:
      return below(4) == 0
        ? "int(\(write(.string, depth: depth)))"
        : "int(\(write(pick([.uint, .double, .timestamp]), depth: depth)))"
    case 6:
      return
        "\(parenthesized(.ints, depth))[\(below(3) == 0 ? write(.int, depth: depth) : pick(["0", "0", "1"]))]"
    case 7: return "\(parenthesized(.map, depth))\(pick([".a", ".b", "['b']", "['振込']"]))"
    case 8:
      let zone = pick(["", "", "'Asia/Tokyo'", "'-05:30'"])
      let field = pick([
        "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear",
      ])
      return "\(parenthesized(.timestamp, depth)).\(field)(\(zone))"
    case 9:
      return
        "\(parenthesized(.timestamp, depth)).\(pick(["getHours", "getMinutes", "getSeconds", "getMilliseconds"]))()"
    default:
      return
        "\(parenthesized(.duration, depth)).\(pick(["getHours", "getMinutes", "getSeconds", "getMilliseconds"]))()"
    }
  }

  private mutating func unsigned(_ depth: Int) -> String {
    below(2) == 0
      ? "uint(\(write(pick([.int, .int, .int, .double, .double, .string]), depth: depth)))"
      : "(\(write(.uint, depth: depth)) \(pick(["+", "-", "*", "/", "%"])) \(write(.uint, depth: depth)))"
  }

  private mutating func real(_ depth: Int) -> String {
    switch below(3) {
    case 0: return "double(\(write(pick([.int, .int, .int, .uint, .uint, .string]), depth: depth)))"
    case 1: return "(-\(parenthesized(.double, depth)))"
    default:
      return "(\(write(.double, depth: depth)) \(pick(["+", "-", "*", "/"])) \(write(.double, depth: depth)))"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    let receiver = parenthesized(.string, depth)
    switch below(10) {
    case 0, 1: return "(\(write(.string, depth: depth)) + \(write(.string, depth: depth)))"
    case 2: return "string(\(write(pick([.int, .uint, .bool, .bytes, .timestamp, .duration]), depth: depth)))"
    case 3:
      return "\(receiver).substring(\(below(3) == 0 ? write(.int, depth: 0) : pick(["0", "0", "1", "2"])))"
    case 4: return "\(receiver).\(pick(["lowerAscii", "upperAscii", "trim", "reverse"]))()"
    case 5: return "\(receiver).replace(\(write(.string, depth: 0)), \(write(.string, depth: 0)))"
    case 6: return "\(parenthesized(.strings, depth)).join(\(pick(["", "'-'"])))"
    case 7: return "\(receiver).charAt(\(pick(["0", "0", "1", "2"])))"
    case 8: return "string(\(receiver).indexOf(\(write(.string, depth: 0))))"
    default: return "\(parenthesized(.strings, depth))[\(pick(["0", "1"]))]"
    }
  }

  private mutating func moment(_ depth: Int) -> String {
    switch below(4) {
    case 0: return "(\(write(.timestamp, depth: depth)) + \(write(.duration, depth: depth)))"
    case 1: return "(\(write(.timestamp, depth: depth)) - \(write(.duration, depth: depth)))"
    case 2: return "timestamp(\(write(.int, depth: depth - 2)))"
    default: return "timestamp(string(\(write(.timestamp, depth: depth))))"
    }
  }

  private mutating func length(_ depth: Int) -> String {
    switch below(4) {
    case 0: return "(\(write(.timestamp, depth: depth)) - \(write(.timestamp, depth: depth)))"
    case 1: return "(\(write(.duration, depth: depth)) \(pick(["+", "-"])) \(write(.duration, depth: depth)))"
    case 2: return "duration(string(\(write(.duration, depth: depth))))"
    default: return leaf(.duration)
    }
  }

  private mutating func list(_ kind: Kind, _ depth: Int) -> String {
    let element: Kind = kind == .ints ? .int : .string
    switch below(6) {
    case 0: return "[\(write(element, depth: depth)), \(write(element, depth: depth))]"
    case 1: return "(\(write(kind, depth: depth)) + \(write(kind, depth: depth)))"
    case 2: return "\(parenthesized(kind, depth)).filter(\(local(kind)), \(inside(kind, .bool, depth)))"
    case 3:
      let range = pick([Kind.ints, .strings])
      let written = parenthesized(range, depth)
      return "\(written).map(\(local(range)), \(inside(range, element, depth)))"
    case 4 where kind == .strings:
      return "\(parenthesized(.string, depth)).split(\(pick(["' '", "'a'", "','"])))"
    default: return leaf(kind)
    }
  }

  /// A piece behind which a dot or bracket may stand.
  private mutating func parenthesized(_ kind: Kind, _ depth: Int) -> String {
    let written = write(kind, depth: depth)
    return written.hasPrefix("-") ? "(\(written))" : written
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  private mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
