import Alerts
import Core
import Testing

@Suite struct AlertWorkflowTests {
  private func day(_ text: String) throws -> BankDay { try #require(BankDay(iso8601: text)) }

  /// The days around the turn of the year and around a holiday were counted by hand on a calendar.
  @Test func dueDaysAreCountedInBankDays() throws {
    let workflow = AlertWorkflow(dueBusinessDays: [.new: 1, .waiting: 10, .assigned: 0])
    #expect(workflow.dueDay(.new, since: try day("2026-11-20")) == (try day("2026-11-24")))
    #expect(workflow.dueDay(.new, since: try day("2026-12-30")) == (try day("2027-01-04")))
    #expect(workflow.dueDay(.waiting, since: try day("2026-12-25")) == (try day("2027-01-13")))
    #expect(workflow.dueDay(.assigned, since: try day("2026-11-21")) == (try day("2026-11-24")))
    #expect(workflow.dueDay(.closed, since: try day("2026-11-20")) == nil)
  }

  @Test func aFileIsReadStrictly() throws {
    let good = AlertWorkflow.read(
      bytes: Array("why: two people\ndue_business_days:\n  new: 1\n  in_review: 3\n".utf8), name: "w.yaml")
    #expect(good.findings.isEmpty)
    #expect(good.workflow == AlertWorkflow(dueBusinessDays: [.new: 1, .inReview: 3]))
    for text in [
      "due_business_days: {new: 1}", "why: x", "why: x\ndue_business_days: {nwe: 1}",
      "why: x\ndue_business_days: {new: -1}", "why: x\ndue_business_days: {new: 1}\nmore: 2",
      "why: x\ndue_business_days: {new: 999}",
    ] {
      let bad = AlertWorkflow.read(bytes: Array(text.utf8), name: "w.yaml")
      #expect(bad.workflow == nil && !bad.findings.isEmpty, "\(text)")
    }
  }
}
