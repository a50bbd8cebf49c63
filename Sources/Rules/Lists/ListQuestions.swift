import Core
import Expressions
import Synchronization

/// The texts that a pack's conditions ask lists for, row by row: what a row's lists must hold to be asked the same again.
///
/// - Determinism: as the pack's; each text once, in the order of the questions.
/// - Cost: every condition that asks lists is explained once a row; for rows that become alerts, not for batches.
public struct ListQuestions: Sendable {
  private let log: QuestionLog
  private let conditions: [RuleCondition]

  /// Reads the conditions that ask lists again, so that questions are written down; nil when none does.
  public init?(_ pack: RulePack) {
    guard let vocabulary = pack.vocabulary else { return nil }
    let log = QuestionLog()
    let words = vocabulary.asking(vocabulary.lists.recording(in: log))
    conditions = pack.rules.flatMap { [$0.condition] + $0.exceptions.compactMap(\.condition) }
      .filter(\.asksLists).map { condition in
        guard let own = RuleCondition.read(condition.source, vocabulary: words).condition else {
          preconditionFailure("A condition that loads does so with lists that write down questions.")
        }
        return own
      }
    if conditions.isEmpty { return nil }
    self.log = log
  }

  /// The texts that conditions ask for one row of the pack's catalogue.
  public func texts(_ row: RuleRow) -> [[UInt8]] {
    for condition in conditions {
      _ = condition.trace(row)
      _ = condition.outcome(row)
    }
    return log.taken()
  }
}

/// The questions since they were last taken.
final class QuestionLog: Sendable {
  private let texts = Mutex<[[UInt8]]>([])

  func note(_ text: ArraySlice<UInt8>) {
    texts.withLock { texts in
      if !texts.contains(where: { $0.elementsEqual(text) }) { texts.append(Array(text)) }
    }
  }

  func taken() -> [[UInt8]] {
    texts.withLock { texts in
      defer { texts.removeAll() }
      return texts
    }
  }
}
