import Testing

@testable import Expressions

/// Every published case of the language: it holds, or it uses what we leave out and is refused.
@Suite struct ConformanceTests {
  /// How a case ended.
  private enum Ending {
    case value(ExpressionValue, ExpressionType)
    /// A fault when it was compiled.
    case refused([ExpressionFault])
    case failed(ExpressionFailure)
  }

  private func run(_ example: ConformanceCase) -> Ending {
    guard let environment = example.environment else { return .refused([]) }
    let (expression, faults) = Expression.compile(example.text, in: environment)
    guard let expression else { return .refused(faults) }
    if example.isCheckOnly { return .value(.null, expression.type) }
    var evaluator = ExpressionEvaluator(expression, variableCount: environment.variables.count)
    for (index, variable) in environment.variables.enumerated() {
      evaluator.values[index] = example.values[variable.name] ?? .failure(.missing)
    }
    let value = evaluator.evaluate()
    if case .failure(let failure) = value { return .failed(failure) }
    return .value(value, expression.type)
  }

  private func holds(_ example: ConformanceCase, _ ending: Ending) -> Bool {
    guard !example.expectations.isEmpty else { return false }
    return example.expectations.allSatisfy { expectation in
      switch (expectation, ending) {
      case (.value(let wanted), .value(let value, _)): return wanted == value
      case (.type(let wanted), .value(_, let type)): return wanted == type
      case (.failure, .failed): return true
      default: return false
      }
    }
  }

  @Test func everyCaseHoldsOrIsRefused() throws {
    let marks = ConformanceReason.marks()
    var held = 0
    var left: [String: Int] = [:]
    for (file, cases) in try ConformanceCase.all() {
      for example in cases {
        let ending = run(example)
        guard let reason = ConformanceReason.of(example, marks) else {
          held += 1
          if !holds(example, ending) {
            Issue.record(
              "\(file)/\(example.name): \(example.text): \(ending), wanted \(example.expectations)")
          }
          continue
        }
        left[reason.rawValue, default: 0] += 1
        if reason == .mistakes {
          // What the expression says, and what the reference implementation in C++ makes of it.
          guard case .value(.bytes(let bytes), _) = ending else {
            Issue.record("\(file)/\(example.name): \(ending)")
            continue
          }
          #expect(String(decoding: bytes, as: UTF8.self) == #" ? " ' ` "#)
          continue
        }
        if case .value = ending {
          Issue.record("\(file)/\(example.name): \(example.text) is outside (\(reason)), but gave \(ending)")
        }
      }
    }
    #expect(held + left.values.reduce(0, +) == 2_456)
    print("held \(held), outside \(left.sorted { $0.key < $1.key })")
  }
}
