import Alerts
import AlertStore
import Core
import Foundation
import Testing

/// Alerts in a database, and people who act on them.
struct LifeCycleFixture {
  let store: StoreFixture
  let database: AlertDatabase
  let alertID = "A-20261120-000001"
  static let workflow = AlertWorkflow(dueBusinessDays: [.new: 1, .inReview: 3])

  /// A database with some alerts of one night.
  init(alerts: Int = 2) throws {
    store = try StoreFixture()
    database = try store.open()
    try database.recordFile(
      run: StoreFixture.run(), file: StoreFixture.file("a.csv"), workflow: LifeCycleFixture.workflow
    ) {
      for number in 1...alerts {
        try $0.raise(
          try StoreFixture.record(in: "a.csv", number: Int64(number), account: "account-\(number)"))
      }
      return StoreFixture.outcome()
    }
  }

  /// A person at a moment, counted in seconds from the morning of 24 November 2026.
  static func person(_ name: String, _ second: Int = 0) throws -> ActingPerson {
    ActingPerson(
      name: try #require(PersonName(name)),
      at: Instant(day: try StoreFixture.day("2026-11-24"), secondOfDay: 32_400 + second), account: "tester",
      program: "1.0.0")
  }

  func move(
    _ move: AlertMove, _ name: String, reason: AlertReason? = nil, to assignee: String? = nil,
    expecting: AlertExpectation = .init(), on alert: String? = nil
  ) throws {
    var request = MoveRequest(alert ?? alertID, move)
    request.reason = reason
    request.assignee = assignee.flatMap(PersonName.init)
    request.expectation = expecting
    try database.move([request], by: try LifeCycleFixture.person(name), workflow: LifeCycleFixture.workflow)
  }

  func alert(_ alertID: String? = nil) throws -> StoredAlert {
    try #require(try database.alert(id: alertID ?? self.alertID)).alert
  }

  /// A later night that adds a transaction to the alert of the first account.
  func laterNight(_ file: String = "b.csv", program: String = "1.0.0") throws {
    try database.recordFile(run: StoreFixture.run("2026-11-26"), file: StoreFixture.file(file)) {
      try $0.raise(try StoreFixture.record(in: file, number: 1, account: "account-1"))
      return StoreFixture.outcome()
    }
  }
}
