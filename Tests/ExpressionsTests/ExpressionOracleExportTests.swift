import Foundation
import TestSupport
import Testing

@testable import Expressions

/// Writes random expressions, rows and what we make of them, for `expression_oracle.py`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] != nil))
struct ExpressionOracleExportTests {
  @Test func expressionsForOtherProgramsAreWritten() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"])
    var writer = RandomRow.writer(seed: 20_261_122)
    var lines: [UInt8] = []
    for _ in 0..<20_000 {
      let kind = RandomExpression.Kind.allCases.randomElement(using: &writer.random) ?? .bool
      let text = writer.write(kind, depth: 4)
      let (expression, faults) = Expression.compile(text, in: RandomRow.environment)
      let compiled = try #require(expression, "\(text): \(faults)")
      let row = RandomRow.make(&writer.random)
      var evaluator = ExpressionEvaluator(compiled, variableCount: row.count)
      evaluator.values = row
      let value = evaluator.evaluate()
      var object: [String: Any] = ["expression": text, "value": json(value)]
      if case .failure = value { object["failures"] = failures(evaluator.trace()).sorted() }
      var given: [String: [String]] = [:]
      for (variable, value) in zip(RandomRow.variables, row) {
        if case .failure = value { continue }
        given[variable.name] = json(value)
      }
      object["row"] = given
      lines += Array(try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])) + [0x0A]
    }
    try Data(lines).write(to: URL(filePath: "\(folder)/expressions.jsonl"))
  }

  /// The kinds of failures anywhere in a trace: an evaluator may report any of them.
  private func failures(_ trace: ExpressionTrace) -> Set<String> {
    var found = trace.operands.reduce(into: Set<String>()) { $0.formUnion(failures($1)) }
    if case .failure(let failure) = trace.value { found.insert("\(failure)") }
    return found
  }

  /// A value with its type, in words that lose nothing.
  private func json(_ value: ExpressionValue) -> [String] {
    switch value {
    case .list(let items): return ["list"] + items.flatMap { json($0) } + ["end"]
    case .map(let map): return ["map"] + zip(map.keys, map.values).flatMap { json($0) + json($1) } + ["end"]
    case .failure(let failure): return ["failure", "\(failure)"]
    case .null: return ["null", ""]
    case .bool(let truth): return ["bool", "\(truth)"]
    case .int(let number): return ["int", "\(number)"]
    case .uint(let number): return ["uint", "\(number)"]
    case .double(let number): return ["double", "\(number)"]
    case .string(let text): return ["string", String(decoding: text, as: UTF8.self)]
    case .bytes(let bytes): return ["bytes", bytes.map { String($0, radix: 16) }.joined(separator: " ")]
    case .timestamp(let moment): return ["timestamp", "\(moment.seconds) \(moment.nanoseconds)"]
    case .duration(let nanoseconds): return ["duration", "\(nanoseconds)"]
    case .type(let name): return ["type", name.rawValue]
    }
  }
}
