import Core
import Expressions
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

  /// Whether a part is a literal, which says nothing beside the comparison that holds it.
  private func isLiteral(_ trace: RuleTrace) -> Bool {
    guard trace.operands.isEmpty, let first = trace.text.first, let last = trace.text.last else {
      return false
    }
    return !first.isLetter || last == "'" || last == "\""
  }

  private func text(_ value: ExpressionValue) -> String {
    switch value {
    case .bool(let truth): return truth ? words.pick("真", "true") : words.pick("偽", "false")
    case .int(let number): return NumberText.grouped(number)
    case .double(let number): return NumberText.value(number, words.language)
    case .string(let text): return String(decoding: text, as: UTF8.self)
    case .failure(.missing): return words.pick("不明", "missing")
    case .failure: return words.pick("計算不能", "failed")
    default: return value.text
    }
  }

  private func write(_ trace: RuleTrace, _ json: inout JSONText) {
    json.object { json in
      json.member("text", RuleWords.oneLine(trace.text))
      switch trace.value {
      case .bool(let truth):
        json.key("value")
        json.value(truth)
      case .int(let number): json.member("value", number)
      case .double(let number): json.member("value", number)
      case .string(let text): json.member("value", String(decoding: text, as: UTF8.self))
      case .failure(.missing): json.member("state", "missing")
      case .failure: json.member("state", "failed")
      default: json.member("value", trace.value.text)
      }
      json.key("operands")
      json.array { json in for operand in trace.operands { write(operand, &json) } }
    }
  }
}
