import AlertStore
import Core
import Testing

@Suite struct AlertTests {
  @Test func anAccountHasOneAlertADayWithItsHighestScore() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      let first = try $0.raise(
        try StoreFixture.record(in: "a.csv", number: 1, scoreMicro: 2_000_000, band: .alarm))
      var strongest = try StoreFixture.record(in: "a.csv", number: 2, scoreMicro: 4_000_000)
      strongest.score.isCalibrated = true
      let second = try $0.raise(strongest)
      let third = try $0.raise(try StoreFixture.record(in: "a.csv", number: 3, scoreMicro: 3_000_000))
      #expect(first == second && second == third)
      let nextDay = try $0.raise(try StoreFixture.record(in: "a.csv", number: 4, day: "2026-11-21"))
      #expect(nextDay == "A-20261121-000001")
      return StoreFixture.outcome()
    }
    let detail = try #require(try database.alert(id: "A-20261120-000001"))
    let alert = detail.alert
    #expect(alert.isCalibrated)
    #expect(detail.transactions.map(\.record.score.isCalibrated) == [false, true, false])
    #expect(try fixture.ask("SELECT probability_is_calibrated FROM v_alert_queue LIMIT 1") == ["1"])
    #expect(alert.scoreMicro == 4_000_000 && alert.band == .alarm && alert.transactionCount == 3)
    #expect(alert.typology == "refund_scam-4000000" && alert.probability == 0.9)
    #expect(alert.totalYen == 2_940_000)
  }

  @Test func aLaterRunAddsToTheAlertAndOpensAClosedOneAgain() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 1))
      return StoreFixture.outcome()
    }
    try fixture.change("UPDATE alert SET state = 'closed'")
    try database.recordFile(run: StoreFixture.run("2026-11-21"), file: StoreFixture.file("b.csv")) {
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 1, scoreMicro: 1_000_000))
      return StoreFixture.outcome()
    }
    let alert = try #require(try database.alerts(matching: AlertFilter(limit: 5)).first)
    #expect(
      alert.state == .reopened && alert.firstRunID == 1 && alert.lastRunID == 2 && alert.transactionCount == 2
    )
    #expect(alert.scoreMicro == 2_500_000)
  }

  @Test func alertsAreNumberedInTheOrderOfRaisingWithinADay() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    for name in ["a.csv", "b.csv"] {
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file(name)) {
        for number in 1...6 {
          try $0.raise(try StoreFixture.record(in: name, number: Int64(number), account: "\(name)-\(number)"))
        }
        return StoreFixture.outcome()
      }
    }
    let identifiers = try database.alerts(matching: AlertFilter(limit: 100)).map(\.alertID)
    #expect(identifiers.last == "A-20261120-000012")
    #expect(identifiers == identifiers.sorted())
    #expect(Set(identifiers).count == 12)
  }

  @Test func aRecordIsInOneAlertOnly() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    #expect(throws: AlertStoreError.self) {
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
        try $0.raise(try StoreFixture.record(in: "a.csv", number: 1))
        try $0.raise(try StoreFixture.record(in: "a.csv", number: 1, account: "other"))
        return StoreFixture.outcome()
      }
    }
    #expect(try fixture.count("alert") == 0)
  }

  @Test func filtersNarrowTheChoice() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 1, account: "one", scoreMicro: 1_000_000))
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 2, account: "two", scoreMicro: 3_000_000))
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 3, account: "one", day: "2026-11-21"))
      return StoreFixture.outcome()
    }
    try database.recordFile(run: StoreFixture.run("2026-11-24"), file: StoreFixture.file("b.csv")) {
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 1, account: "one"))
      return StoreFixture.outcome()
    }
    try fixture.change("UPDATE alert SET state = 'in_review' WHERE account = 'two'")
    func accounts(_ narrow: (inout AlertFilter) -> Void) throws -> [String] {
      var filter = AlertFilter(limit: 10)
      narrow(&filter)
      #expect(try database.alertCount(matching: filter) == database.alerts(matching: filter).count)
      return try database.alerts(matching: filter).map { "\($0.account) \($0.businessDay.iso8601)" }
    }
    #expect(try accounts { _ in } == ["two 2026-11-20", "one 2026-11-20", "one 2026-11-21"])
    #expect(try accounts { $0.account = AccountID("one") } == ["one 2026-11-20", "one 2026-11-21"])
    #expect(try accounts { $0.businessDay = BankDay(iso8601: "2026-11-21") } == ["one 2026-11-21"])
    #expect(try accounts { $0.states = [.inReview, .closed] } == ["two 2026-11-20"])
    #expect(try accounts { $0.runID = 2 } == ["one 2026-11-20"])
    #expect(try database.alerts(matching: AlertFilter(limit: 1)).map(\.account.text) == ["two"])
    #expect(try database.alertCount(matching: AlertFilter(limit: 1)) == 3)
  }
}
