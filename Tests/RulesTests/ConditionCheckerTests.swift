import Core
import Expressions
import Testing

@testable import Rules

/// Names, types, units and words are settled before the night.
@Suite struct ConditionCheckerTests {
  @Test(arguments: [
    "transaction.amount_yen >= 1000000", "account.idle_days > 180", "transaction.amount_yen > 0.5",
    "account.in.count_24h > account.out.count_24h", "transaction.share_of_balance >= 0.9",
    "transaction.amount_yen > account.out.sum_yen_24h / 2", "transaction.is_cash == transaction.is_outgoing",
    "transaction.channel == 'atm'", "'atm' != transaction.channel",
    "transaction.channel in ['internet', 'mobile']",
    "calendar.hour in [1, 2, 3]", "has(account.idle_days) && !transaction.is_cash",
    "double(account.out.sum_yen_24h) >= 0.8 * double(account.in.sum_yen_7d)",
    "account.out.sum_yen_7d / account.out.count_7d > 100000",
    "account.out.sum_yen_24h / account.in.sum_yen_24h >= 1", "transaction.amount_yen % 10000 == 0",
    "(transaction.is_atm ? 500000 : 1000000) <= transaction.amount_yen", "int(account.idle_days) == 3",
    "account.in.count_24h * transaction.amount_yen > 5", "-transaction.amount_yen < -5",
    "account.amount_to_own_mean_30d_daily > account.idle_days", "calendar.hour in [calendar.hour, 1]",
    "transaction.is_cash < transaction.is_atm", "transaction.channel < 'atm'", "has(transaction.channel)",
    "transaction.channel.startsWith('a')", "transaction.amount_yen >= yen(2000000)",
    "transaction.channel in ['atm', 1]", "account.in.count_24h > 3 && account.`in`.count_24h > 3",
    "transaction.memo.matches('(?i)refund|還付')", "size(transaction.memo) > 3",
    "nameSimilarity(transaction.counterparty_name, transaction.originator_name) >= 0.9",
    "isBankHoliday(transaction.occurred_on) && transaction.occurred_at.getHours('Asia/Tokyo') < 6",
    "transaction.memo.split(' ').exists(word, word in ['急ぎ', '至急'])",
    "transaction.occurred_at - transaction.occurred_on > duration('20h')",
  ])
  func accepts(text: String) {
    #expect(ConditionSupport.faults(text) == [])
  }

  @Test(arguments: [
    ("acount.out.count_24h > 3", ["RUL-007@0"]), ("true && zzz", ["RUL-007@8"]),
    ("zzz > 1 && yyy > 1 || size(xxx) > 1", ["RUL-007@0", "RUL-007@11", "RUL-007@27"]),
    ("account.out.f(1)", ["RUL-008@0"]), ("has(1)", ["RUL-009@0"]),
    ("has(amount)", ["RUL-009@0"]),
    ("has()", ["RUL-009@0"]), ("double(transaction.is_cash) > 1.0", ["RUL-009@0"]),
    ("transaction.amount_yen * 1.5 > 3.0", ["RUL-010@0"]), ("account.idle_days + 1 > 3.0", ["RUL-010@0"]),
    ("account.idle_days % 2.0 == 0.0", ["RUL-010@0"]), ("transaction.is_cash > 0", ["RUL-010@0"]),
    ("transaction.amount_yen && true", ["RUL-010@0"]),
    ("!transaction.amount_yen", ["RUL-010@0"]), ("-transaction.is_cash == 1", ["RUL-010@0"]),
    ("transaction.is_cash ? 1 : 2.0", ["RUL-010@0"]),
    ("transaction.amount_yen ? true : false", ["RUL-010@0"]),
    ("transaction.amount_yen == 'x'", ["RUL-010@0"]), ("transaction.channel < 1", ["RUL-010@0"]),
    ("transaction.channel == transaction.kind", ["RUL-011@0"]), ("'a' == 'a'", ["RUL-014@0"]),
    ("calendar.hour in calendar.weekday", ["RUL-010@0"]), ("transaction.is_cash in [1]", ["RUL-010@0"]),
    ("calendar.hour in [transaction.amount_yen]", ["RUL-011@0"]),
    ("transaction.amount_yen in [yen(1), days(2)]", ["RUL-011@35"]),
    ("transaction.amount_yen > days(3)", ["RUL-011@0"]),
    ("yen(account.idle_days) > 3", ["RUL-011@0"]),
    ("[transaction.amount_yen].exists(x, x > account.idle_days)", ["RUL-011@35"]),
    ("transaction.memo.matches(transaction.memo)", ["RUL-015@25"]),
    ("transaction.memo.matches('(')", ["RUL-016@25"]),
    ("transaction.occurred_at.getHours('Asia/Kyoto') > 3", ["RUL-017@33"]),
    ("transaction.occurred_at > timestamp('yesterday')", ["RUL-018@26"]),
    ("transaction.amount_yen > 1 / 0", ["RUL-018@25"]),
    (
      "transaction.memo.split('').all(a, transaction.memo.split('').all(b, a == b))", ["RUL-019@0"]
    ),
    ("dyn(transaction.is_cash)", ["RUL-012@0"]), ("transaction.occurred_at > 5", ["RUL-010@0"]),
    ("transaction.is_cash // why", ["RUL-004@20"]), ("Money{yen: 1} == 1", ["RUL-004@5"]),
    ("nameSimilarity(transaction.memo) > 0.5", ["RUL-009@0"]),
    ("transaction.amount_yen > account.out.count_24h", ["RUL-011@0"]),
    ("transaction.amount_yen + account.seconds_since_last > 3", ["RUL-011@0"]),
    ("account.idle_days > account.seconds_since_last", ["RUL-011@0"]),
    ("transaction.amount_yen * account.out.sum_yen_7d > 1", ["RUL-011@0"]),
    ("1 / transaction.amount_yen > 1", ["RUL-011@0"]),
    ("(transaction.is_cash ? transaction.amount_yen : account.out.count_7d) > 1", ["RUL-011@0"]),
    ("transaction.amount_yen", ["RUL-012@0"]), ("transaction.channel", ["RUL-012@0"]),
    ("transaction.channel == 'amt'", ["RUL-013@23"]),
    ("transaction.channel in ['atm', 'web', 'fax']", ["RUL-013@31", "RUL-013@38"]),
    ("1 < 2", ["RUL-014@0"]), ("true", ["RUL-014@0"]),
  ])
  func refuses(text: String, expected: [String]) {
    #expect(ConditionSupport.faults(text) == expected)
  }

  @Test func suggestsTheNearestName() {
    func words(_ text: String) -> String {
      RuleCondition.read(text, vocabulary: ConditionSupport.vocabulary).faults.map(\.fault.english).joined()
    }
    #expect(words("acount.out.count_24h > 3").contains("did you mean 'account.out.count_24h'?"))
    #expect(words("transaction.chanel == 'atm'").contains("did you mean 'transaction.channel'?"))
    #expect(words("transaction.channel == 'mobil'").contains("did you mean 'mobile'?"))
  }

  @Test func tellsWhichColumnsAreRead() {
    let condition = ConditionSupport.condition(
      "has(account.idle_days) && account.idle_days > 3 && transaction.kind == 'cash' && transaction.is_cash"
    )
    #expect(
      condition.featureIndices.map { TestCatalogue.features[$0].name.text } == [
        "transaction.is_cash", "account.idle_days",
      ])
    #expect(condition.wordFields == [.kind])
  }
}
