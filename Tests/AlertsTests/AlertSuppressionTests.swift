import Alerts
import Core
import Testing

@Suite struct AlertSuppressionTests {
  private func read(_ entries: String) -> (policy: AlertPolicy?, codes: [String]) {
    AlertPolicyTests.read(AlertPolicyTests.good + "\nsuppress: " + entries)
  }

  @Test func itHoldsForItsTargetUpToItsDayAndNoLonger() throws {
    let policy = try #require(
      read(
        """
        [{account: 1-2-3, until: 2026-11-20, reason: checked, approved_by: 佐藤},
         {typology: gambling, until: 2026-11-30, reason: trial, approved_by: 鈴木}]
        """
      ).policy)
    func reason(_ account: String, _ typology: String, _ night: String) throws -> String? {
      let night = try #require(BankDay(iso8601: night))
      return policy.suppression(account: AccountID(account), typology: typology, night: night)?.reason
    }
    #expect(try reason("1-2-3", "refund", "2026-11-20") == "checked")
    #expect(try reason("1-2-3", "refund", "2026-11-21") == nil)
    #expect(try reason("1-2-3", "gambling", "2026-11-20") == "checked")
    #expect(try reason("1-2-3", "gambling", "2026-11-21") == "trial")
    #expect(try reason("1-2-4", "gambling", "2026-12-01") == nil)
    #expect(try reason("1-2-4", "refund", "2026-11-01") == nil)
  }

  @Test(arguments: [
    ("[{until: 2026-11-20, reason: a, approved_by: b}]", ["ALT-005"]),
    ("[{account: a, typology: b, until: 2026-11-20, reason: a, approved_by: b}]", ["ALT-005"]),
    ("[{account: a, until: 2026-11-31, reason: a, approved_by: b}]", ["MAN-021"]),
    ("[{account: a, until: 2026-11-20, approved_by: b}]", ["MAN-015"]),
    ("[{account: a, until: 2026-11-20, reason: a}]", ["MAN-015"]),
    ("[{account: a, reason: a, approved_by: b}]", ["MAN-015"]),
    ("[{account: a, until: 2026-11-20, reason: '', approved_by: b}]", ["MAN-023"]),
    ("[{account: a, until: 2026-11-20, reason: a, approved_by: b, rule: c}]", ["MAN-014"]),
    ("x", ["MAN-016"]),
  ]) func whatNobodyStandsForIsRefused(entries: String, codes: [String]) {
    let (policy, found) = read(entries)
    #expect(policy == nil && found == codes, "\(found)")
  }
}
