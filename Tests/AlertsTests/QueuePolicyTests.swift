import Alerts
import Testing

@Suite struct QueuePolicyTests {
  private func read(_ queue: String) -> (policy: AlertPolicy?, codes: [String]) {
    AlertPolicyTests.read(AlertPolicyTests.good + "\nqueue: " + queue)
  }

  @Test func aQueueIsRead() throws {
    let policy = try #require(
      read(
        "{budget_per_night: 50, sample_below_line: {size: 20, seed: 7}, minimum_per_typology: {refund: 3, romance: 2}}"
      ).policy)
    #expect(policy.queue.budgetPerNight == 50)
    #expect(policy.queue.sample == QueuePolicy.Sample(size: 20, seed: 7))
    #expect(policy.queue.minimumPerTypology == ["refund": 3, "romance": 2])
    #expect(try #require(AlertPolicyTests.read(AlertPolicyTests.good).policy).queue == .unbounded)
    #expect(try #require(read("{sample_below_line: {size: 1, seed: 0}}").policy).queue.budgetPerNight == nil)
  }

  @Test(arguments: [("0", nil), ("30", 30), ("367", nil), ("many", nil)] as [(String, Int?)])
  func howFarApartRelatedAlertsMayBeIsRead(text: String, days: Int?) {
    let (policy, codes) = AlertPolicyTests.read(AlertPolicyTests.good + "\nlink_days: " + text)
    #expect(policy?.linkDays == days && codes.isEmpty == (days != nil))
    #expect(AlertPolicyTests.read(AlertPolicyTests.good).policy?.linkDays == nil)
  }

  @Test(arguments: [
    ("{budget_per_night: 0}", ["MAN-022"]), ("{budget_per_night: 5.5}", ["MAN-017"]),
    ("{budget: 5}", ["MAN-014"]), ("{budget_per_night: 5, minimum_per_typology: {a: 3, b: 3}}", ["ALT-004"]),
    ("{minimum_per_typology: {a: 3}}", ["ALT-004"]), ("{sample_below_line: {size: 5}}", ["MAN-015"]),
    ("{sample_below_line: {size: 501, seed: 1}}", ["MAN-022"]),
    ("{sample_below_line: {size: 5, seed: -1}}", ["MAN-022"]), ("[]", ["MAN-016"]),
    ("{budget_per_night: 5, minimum_per_typology: {a: 0}}", ["MAN-022"]),
    ("{sample_below_line: {size: 5, seed: 1, share: 2}}", ["MAN-014"]),
  ]) func whatCannotBeAQueueIsRefused(text: String, codes: [String]) {
    let (policy, found) = read(text)
    #expect(policy == nil && found == codes, "\(found)")
  }
}
