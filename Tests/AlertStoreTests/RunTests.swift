import AlertStore
import Core
import Testing

@Suite struct RunTests {
  @Test func aRunThatRecordsNothingLeavesNoRow() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    #expect(try database.runs(limit: 10).isEmpty)
    #expect(try database.nightSummary(runID: 1) == nil)
    #expect(throws: AlertStoreError.noSuchRun(runID: 1)) {
      try database.finishRun(1, finishedAt: Instant(secondsSince1970: 0))
    }
  }

  @Test func filesOfOneNightShareARunUntilItIsFinished() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let run = try StoreFixture.run()
    let first = try database.recordFile(run: run, file: StoreFixture.file("a.csv")) { _ in
      StoreFixture.outcome()
    }
    let second = try fixture.open().recordFile(run: run, file: StoreFixture.file("b.csv")) { _ in
      StoreFixture.outcome()
    }
    #expect(first.runID == second.runID)
    let end = Instant(secondsSince1970: run.startedAt.secondsSince1970 + 61)
    try database.finishRun(first.runID, finishedAt: end)
    let stored = try #require(try database.runs(limit: 1).first)
    #expect(stored.description == run)
    #expect(stored.finishedAt == end)
    #expect(throws: AlertStoreError.noSuchRun(runID: first.runID)) {
      try database.finishRun(first.runID, finishedAt: end)
    }
    let third = try database.recordFile(run: run, file: StoreFixture.file("c.csv")) { _ in
      StoreFixture.outcome()
    }
    #expect(third.runID == first.runID + 1)
    #expect(try database.runs(limit: 10).map(\.runID) == [2, 1])
    #expect(try database.files(runID: 1).map(\.description.name) == ["a.csv", "b.csv"])
    #expect(try database.files().count == 3)
  }

  @Test func theSummaryOfANightCountsItsOwnWorkOnly() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let first = try StoreFixture.run()
    try database.recordFile(run: first, file: StoreFixture.file("a.csv")) {
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 1))
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 2, account: "untouched", band: .alarm))
      return StoreFixture.outcome()
    }
    let recorded = try database.recordFile(
      run: StoreFixture.run("2026-11-21"), file: StoreFixture.file("b.csv")
    ) {
      for number in 1...3 {
        $0.insert(StoreFixture.reject(Int64(number), code: number == 2 ? "ING-001" : "ING-012"))
      }
      $0.insert(StoreFixture.total())
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 4))
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 5, account: "new", band: .alarm))
      return StoreFixture.outcome()
    }
    let summary = try #require(try database.nightSummary(runID: recorded.runID))
    #expect(summary.alerts.alarms == 1 && summary.alerts.looks == 1 && summary.alerts.extended == 1)
    #expect(summary.alerts.transactions == 2 && summary.alerts.yen == 1_960_000)
    let file = try #require(summary.files.first)
    #expect(summary.files.count == 1)
    #expect(file.rejects.map { "\($0.code) \($0.count)" } == ["ING-001 1", "ING-012 2"])
    #expect(file.controlTotals == [StoreFixture.total()])
  }
}
