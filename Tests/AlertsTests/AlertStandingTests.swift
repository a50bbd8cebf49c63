import Alerts
import Core
import Testing

@Suite struct AlertStandingTests {
  private let sato: PersonName
  private let suzuki: PersonName

  init() throws {
    sato = try #require(PersonName("佐藤"))
    suzuki = try #require(PersonName("鈴木"))
  }

  @Test func aDecisionHoldsUntilItIsReopened() throws {
    var standing = AlertStanding(state: .new)
    standing = try standing.after(.begin, by: sato)
    #expect(standing == AlertStanding(state: .inReview, assignee: sato, stateBy: sato))
    standing = try standing.after(.confirm, by: sato, reason: .muleAccount)
    #expect(standing.decision == .confirmed)
    #expect(throws: AlertMoveRefusal.secondPersonNeeded(first: sato, move: .report)) {
      try standing.after(.report, by: sato, reason: .reportFiled)
    }
    standing = try standing.after(.report, by: suzuki, reason: .reportFiled)
    #expect(throws: AlertMoveRefusal.secondPersonNeeded(first: suzuki, move: .close)) {
      try standing.after(.close, by: suzuki)
    }
    standing = try standing.after(.close, by: sato)
    #expect(standing.decision == .confirmed && standing.state == .closed)
    standing = try standing.after(.add, by: nil, reason: .newTransactions)
    #expect(standing == AlertStanding(state: .reopened))
  }

  @Test func whoWasNotGivenTheAlertCannotDecide() throws {
    let standing = AlertStanding(state: .inReview, assignee: sato, stateBy: sato)
    #expect(throws: AlertMoveRefusal.givenToOther(assignee: sato)) {
      try standing.after(.dismiss, by: suzuki, reason: .wrongData)
    }
    let given = try standing.after(.assign, by: suzuki, assignTo: suzuki)
    #expect(given.state == .assigned && given.assignee == suzuki)
  }

  @Test func theSameNameInAnotherWidthIsTheSamePerson() throws {
    let wide = try #require(PersonName("ＳＡＴＯ　ichiro"))
    let narrow = try #require(PersonName(" Sato  Ichiro "))
    #expect(wide.isSame(as: narrow) && narrow.text == "Sato Ichiro")
    let escalated = AlertStanding(state: .escalated, stateBy: wide)
    #expect(throws: AlertMoveRefusal.secondPersonNeeded(first: wide, move: .begin)) {
      try escalated.after(.begin, by: narrow)
    }
  }

  @Test(arguments: ["", "  ", "a\u{202E}b", "a\u{0}b", "a\u{7}", String(repeating: "あ", count: 101)])
  func thisIsNoName(text: String) {
    #expect(PersonName(text) == nil)
  }

  @Test func aReasonOfAnotherMoveIsRefused() {
    let standing = AlertStanding(state: .inReview, assignee: sato)
    #expect(throws: AlertMoveRefusal.unknownReason(move: .dismiss)) {
      try standing.after(.dismiss, by: sato, reason: .muleAccount)
    }
    #expect(throws: AlertMoveRefusal.assigneeMisplaced(move: .dismiss)) {
      try standing.after(.dismiss, by: sato, reason: .wrongData, assignTo: suzuki)
    }
  }
}
