import Core
import Testing

@testable import Rules

/// What conditions are worth: three-valued logic, failures, comparison; by the tree and by the columns.
@Suite struct ConditionValueTests {
  /// Conditions that are true, false, missing and failed for a row that has only an amount of one yen.
  private static let parts: [(text: String, outcome: RuleOutcome)] = [
    ("transaction.amount_yen == 1", .fired), ("transaction.amount_yen == 2", .silent),
    ("account.idle_days > 1", .missing),
    ("transaction.amount_yen / (transaction.amount_yen - 1) > 1", .failed),
  ]

  private func outcome(
    _ text: String, _ values: [String: Double] = ["transaction.amount_yen": 1],
    _ words: [WordField: String] = [:]
  ) -> RuleOutcome {
    let condition = ConditionSupport.condition(text)
    let row = ConditionSupport.row(values, words)
    let byColumns = ConditionSupport.columnOutcome(condition, row)
    #expect(condition.outcome(row) == byColumns, "tree and columns differ: \(text)")
    return byColumns
  }

  @Test func logicFollowsTheTruthTables() {
    for left in Self.parts {
      for right in Self.parts {
        let pair: Set<RuleOutcome> = [left.outcome, right.outcome]
        func worst(_ otherwise: RuleOutcome) -> RuleOutcome {
          pair.contains(.missing) ? .missing : pair.contains(.failed) ? .failed : otherwise
        }
        #expect(
          outcome("\(left.text) && \(right.text)") == (pair.contains(.silent) ? .silent : worst(.fired)))
        #expect(outcome("\(left.text) || \(right.text)") == (pair.contains(.fired) ? .fired : worst(.silent)))
        let same: RuleOutcome = left.outcome == right.outcome ? .fired : .silent
        #expect(outcome("(\(left.text)) == (\(right.text))") == worst(same))
        #expect(outcome("(\(left.text)) != (\(right.text))") == worst(same == .fired ? .silent : .fired))
        let chosen = ["\(left.text)", "\(right.text)"]
        #expect(outcome("transaction.amount_yen == 1 ? \(chosen[0]) : \(chosen[1])") == left.outcome)
        #expect(outcome("transaction.amount_yen != 1 ? \(chosen[0]) : \(chosen[1])") == right.outcome)
        #expect(outcome("account.idle_days > 1 ? \(chosen[0]) : \(chosen[1])") == .missing)
      }
      let turned: [RuleOutcome: RuleOutcome] = [.fired: .silent, .silent: .fired]
      #expect(outcome("!(\(left.text))") == turned[left.outcome] ?? left.outcome)
    }
  }

  @Test func threePartsAbsorbInAnyOrder() {
    for first in Self.parts {
      for second in Self.parts {
        for third in Self.parts {
          let all: Set<RuleOutcome> = [first.outcome, second.outcome, third.outcome]
          let worst: RuleOutcome? = all.contains(.missing) ? .missing : all.contains(.failed) ? .failed : nil
          #expect(
            outcome("\(first.text) && \(second.text) && \(third.text)")
              == (all.contains(.silent) ? .silent : worst ?? .fired))
          #expect(
            outcome("\(first.text) || \(second.text) || \(third.text)")
              == (all.contains(.fired) ? .fired : worst ?? .silent))
        }
      }
    }
  }

  @Test(
    arguments: [
      ("has(account.idle_days)", RuleOutcome.silent), ("!has(account.idle_days)", .fired),
      ("has(transaction.amount_yen)", .fired), ("account.idle_days + 1.0 > 0.0", .missing),
      ("-account.idle_days < 0.0", .missing), ("account.idle_days in [1.0]", .missing),
      ("int(account.idle_days) == 1", .missing), ("double(account.out.count_24h) > 0.0", .missing),
      ("account.idle_days > transaction.share_of_balance", .missing), ("transaction.is_cash", .missing),
      ("transaction.channel == 'atm'", .missing), ("transaction.channel != 'atm'", .missing),
      ("account.out.count_24h / 0 > 1", .missing), ("transaction.amount_yen / 0 > 1", .failed),
      ("transaction.amount_yen % 0 > 1", .failed),
      ("transaction.amount_yen + 9223372036854775807 > 1", .failed),
      ("-transaction.amount_yen - 9223372036854775807 < 0", .fired),
      ("-transaction.amount_yen - 9223372036854775807 - 1 < 0", .failed),
      ("-(-transaction.amount_yen - 9223372036854775807) < 0", .failed),
      ("(-transaction.amount_yen - 9223372036854775807) / -1 > 0", .failed),
      ("(-transaction.amount_yen - 9223372036854775807) % -1 == 0", .failed),
      ("transaction.amount_yen * 9223372036854775807 * 2 > 0", .failed),
      ("int(double(transaction.amount_yen) * 1e19) > 0", .failed),
      ("int(-1.9 * double(transaction.amount_yen)) == -1", .fired),
      ("double(transaction.amount_yen) / 0.0 > 1e300", .fired),
      ("0.0 * double(transaction.amount_yen) / 0.0 != 1.0", .fired),
      ("0.0 * double(transaction.amount_yen) / 0.0 <= 1.0", .silent),
      ("-7 * transaction.amount_yen / 2 == -3", .fired), ("-7 * transaction.amount_yen % 2 == -1", .fired),
      ("transaction.amount_yen * 9007199254740993 > 9007199254740992.0", .silent),
      ("transaction.amount_yen * 9007199254740993 == 9007199254740992.0", .fired),
      ("9007199254740992.0 < transaction.amount_yen * 9007199254740993", .silent),
      ("transaction.amount_yen * 9223372036854775807 < 9223372036854775808.0", .silent),
      ("transaction.amount_yen < 1.5", .fired), ("1.5 > transaction.amount_yen + 0", .fired),
      ("transaction.amount_yen in [2, 1.0]", .fired), ("transaction.amount_yen in [2, 1.5]", .silent),
      ("transaction.amount_yen in []", .silent), ("double(transaction.amount_yen) in [1, 3]", .fired),
      ("(transaction.amount_yen > 5 ? 10 : 20) == 20", .fired),
      ("(account.idle_days > 5.0 ? 10 : 20) == 20", .missing),
      ("(transaction.amount_yen > 5 ? account.idle_days : 2.5) == 2.5", .fired),
      ("(transaction.amount_yen > 0 ? account.idle_days : 2.5) == 2.5", .missing),
      ("transaction.amount_yen > 9223372036854775806", .silent),
    ] as [(String, RuleOutcome)])
  func computes(text: String, expected: RuleOutcome) {
    #expect(outcome(text) == expected)
  }

  @Test func wordsComeFromClosedLists() {
    let values = ["transaction.amount_yen": 1.0]
    #expect(outcome("transaction.channel == 'atm'", values, [.channel: "atm"]) == .fired)
    #expect(outcome("transaction.channel != 'atm'", values, [.channel: "atm"]) == .silent)
    #expect(outcome("transaction.channel in ['internet', 'mobile']", values, [.channel: "mobile"]) == .fired)
    #expect(outcome("!(transaction.kind in ['cash'])", values, [.kind: "transfer"]) == .fired)
    #expect(outcome("transaction.direction == 'out'", values, [.direction: "in"]) == .silent)
    #expect(outcome("transaction.channel == 'unstated'", values, [.channel: "unstated"]) == .fired)
  }
}
