import Testing

@testable import Rules

/// How conditions are taken apart and changed, without knowing the language.
@Suite struct ConditionOutlineTests {
  private func written(_ text: String) -> String {
    let bytes = Array(text.utf8)
    func write(_ node: ConditionOutline) -> String {
      switch node.kind {
      case .leaf: return String(decoding: bytes[node.range], as: UTF8.self)
      case .not(let operand): return "not[\(write(operand))]"
      case .all(let parts): return "all[" + parts.map(write).joined(separator: "; ") + "]"
      case .any(let parts): return "any[" + parts.map(write).joined(separator: "; ") + "]"
      case .choice(let test, let yes, let no): return "if[\(write(test)); \(write(yes)); \(write(no))]"
      }
    }
    return write(ConditionOutline(of: text))
  }

  @Test(arguments: [
    ("a", "a"), ("a && b || c && d", "any[all[a; b]; all[c; d]]"),
    ("!a && !(b || c)", "all[not[a]; not[any[b; c]]]"),
    ("a > 1 ? b : c ? d : e", "if[a > 1; b; if[c; d; e]]"), ("(a && (b))", "all[a; (b)]"),
    ("(x ? y : z) >= 3 && a", "all[(x ? y : z) >= 3; a]"), ("!a == b", "!a == b"),
    ("k == 'a && b' && m == \"c || d\"", "all[k == 'a && b'; m == \"c || d\"]"),
    ("k in ['a', 'b'] && has(x)", "all[k in ['a', 'b']; has(x)]"),
    ("k == '\\'&&' && m", "all[k == '\\'&&'; m]"), ("k == '''a'&&b''' || m", "any[k == '''a'&&b'''; m]"),
    ("k == r'\\' && m", "all[k == r'\\'; m]"), ("a // b && c\n && d", "all[a // b && c; d]"),
    ("l.exists(x, x > 1 && x < 5) && a", "all[l.exists(x, x > 1 && x < 5); a]"),
  ])
  func takesApart(text: String, expected: String) {
    #expect(written(text) == expected)
  }

  @Test func everySingleConditionIsTurnedRoundAndTakenOut() {
    let mutations = ConditionMutation.every(of: "a && !(has(b) && b) && (c || !d)")
    #expect(
      mutations.map { "\($0.change.rawValue) \($0.part): \($0.text)" } == [
        "negated a: (!(a)) && !(has(b) && b) && (c || !d)", "removed a: true && !(has(b) && b) && (c || !d)",
        "negated has(b): a && !((!(has(b))) && b) && (c || !d)",
        "removed has(b): a && !(true && b) && (c || !d)",
        "negated b: a && !(has(b) && (!(b))) && (c || !d)", "removed b: a && !(has(b) && true) && (c || !d)",
        "negated c: a && !(has(b) && b) && ((!(c)) || !d)", "removed c: a && !(has(b) && b) && (false || !d)",
        "negated !d: a && !(has(b) && b) && (c || (!(!d)))",
        "removed !d: a && !(has(b) && b) && (c || false)",
      ])
    #expect(ConditionMutation.every(of: "a").map(\.change) == [.negated])
    #expect(ConditionMutation.every(of: "a ? b : c").map(\.change) == [.negated, .negated, .negated])
  }
}
