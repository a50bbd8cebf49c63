import AlertStore
import Core
import Testing

@Suite struct AlertChangeTests {
  private func raise(
    _ database: AlertDatabase, _ file: String, run: String,
    _ records: [(score: Int64, band: StoredAlert.Band)]
  ) throws {
    try database.recordFile(run: StoreFixture.run(run), file: StoreFixture.file(file)) {
      for (index, part) in records.enumerated() {
        try $0.raise(
          try StoreFixture.record(in: file, number: Int64(index + 1), scoreMicro: part.score, band: part.band)
        )
      }
      return StoreFixture.outcome()
    }
  }

  @Test func everyRunSaysWhatItAdded() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try raise(database, "a.csv", run: "2026-11-20", [(1_000_000, .look), (500_000, .look)])
    try raise(database, "b.csv", run: "2026-11-20", [(1_200_000, .look)])
    try raise(
      database, "c.csv", run: "2026-11-24", [(900_000, .look), (3_000_000, .alarm), (2_000_000, .alarm)])
    try raise(database, "d.csv", run: "2026-11-25", [(100_000, .look)])
    let detail = try #require(try database.alert(id: "A-20261120-000001"))
    #expect(detail.changes.map(\.transactionsAdded) == [3, 3, 1])
    #expect(detail.changes.map(\.scoreBeforeMicro) == [nil, 1_200_000, 3_000_000])
    #expect(detail.changes.map(\.scoreAfterMicro) == [1_200_000, 3_000_000, 3_000_000])
    #expect(detail.changes.map(\.bandBefore) == [nil, .look, .alarm])
    #expect(detail.changes.map(\.bandAfter) == [.look, .alarm, .alarm])
    #expect(detail.changes.map(\.night.iso8601) == ["2026-11-20", "2026-11-24", "2026-11-25"])
    #expect(detail.changes.map(\.transactionsAdded).reduce(0, +) == detail.alert.transactionCount)
  }

  /// A refused file and bytes recorded before add nothing.
  @Test func whatIsUndoneIsNoChange() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try raise(database, "a.csv", run: "2026-11-20", [(1_000_000, .look)])
    try database.recordFile(run: StoreFixture.run("2026-11-24"), file: StoreFixture.file("b.csv")) {
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 1))
      return StoreFixture.outcome(.quarantined)
    }
    #expect(throws: AlertStoreError.self) {
      try raise(database, "a.csv", run: "2026-11-24", [(1_000_000, .look)])
    }
    #expect(try fixture.ask("SELECT run_id, transactions_added FROM alert_change") == ["1|1"])
  }
}
