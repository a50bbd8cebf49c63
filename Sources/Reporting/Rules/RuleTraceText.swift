import Core
import Rules

/// How a condition came to its outcome, for a terminal or as JSON.
public struct RuleTraceText: Sendable {
  private let trace: RuleTrace
  private let words: RuleWords

  /// Makes the text of a trace.
  public init(_ trace: RuleTrace, language: Language) {
    self.trace = trace
    words = RuleWords(language: language)
  }

  /// One line for each part of the condition with its value, parts below indented.
  public func terminal() -> String {
    lines(trace, depth: 0).map { "\($0)\n" }.joined()
  }

  /// Writes the trace as an object.
  public func write(to json: inout JSONText) {
    write(trace, &json)
  }

  private func lines(_ trace: RuleTrace, depth: Int) -> [String] {
    let value = text(trace.value)
    let padding = DisplayWidth.padding(value, to: 10)
    let own = "  \(value)\(padding)  \(String(repeating: "  ", count: depth))\(RuleWords.oneLine(trace.text))"
    let below = trace.operands.filter { !isLiteral($0) }
    return [VisibleText.make(own)] + below.flatMap { lines($0, depth: depth + 1) }
  }

  /// Whether a part is a number as it is written, which says nothing beside the comparison that holds it.
  private func isLiteral(_ trace: RuleTrace) -> Bool {
    guard trace.operands.isEmpty, let first = trace.text.first else { return false }
    return first.isNumber || first == "-"
  }

  private func text(_ value: ConditionValue) -> String {
    switch value {
    case .truth(let truth): return truth ? words.pick("真", "true") : words.pick("偽", "false")
    case .integer(let number): return NumberText.grouped(number)
    case .real(let number): return NumberText.value(number, words.language)
    case .word(let word): return word
    case .missing: return words.pick("不明", "missing")
    case .failed: return words.pick("計算不能", "failed")
    }
  }

  private func write(_ trace: RuleTrace, _ json: inout JSONText) {
    json.object { json in
      json.member("text", RuleWords.oneLine(trace.text))
      switch trace.value {
      case .truth(let truth):
        json.key("value")
        json.value(truth)
      case .integer(let number): json.member("value", number)
      case .real(let number): json.member("value", number)
      case .word(let word): json.member("value", word)
      case .missing: json.member("state", "missing")
      case .failed: json.member("state", "failed")
      }
      json.key("operands")
      json.array { json in for operand in trace.operands { write(operand, &json) } }
    }
  }
}
