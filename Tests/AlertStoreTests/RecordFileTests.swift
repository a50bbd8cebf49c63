import AlertStore
import Core
import Foundation
import Testing

@Suite struct RecordFileTests {
  struct Interruption: Error, Equatable {}

  @Test func whatIsReadEqualsWhatWasWritten() throws {
    let fixture = try StoreFixture()
    let written = try StoreFixture.record(in: "a.csv", number: 3)
    let recorded = try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      $0.insert(StoreFixture.reject(8))
      $0.insert(StoreFixture.finding())
      $0.insert(StoreFixture.total())
      let identifier = try $0.raise(written)
      #expect(identifier == "A-20261120-000001")
      return StoreFixture.outcome()
    }
    let database = try fixture.open(.readOnly)
    let detail = try #require(try database.alert(id: "A-20261120-000001"))
    #expect(detail.transactions.map(\.record) == [written])
    #expect(detail.transactions.first?.fileName == "a.csv")
    #expect(detail.alert.topReasonJapanese == "摘要に「還付金」")
    #expect(detail.alert.totalYen == 980_000)
    #expect(try database.rejects(fileID: recorded.fileID) == [StoreFixture.reject(8)])
    #expect(try database.findings(fileID: recorded.fileID) == [StoreFixture.finding()])
    #expect(try database.controlTotals(fileID: recorded.fileID) == [StoreFixture.total()])
    let file = try #require(try database.files().first)
    #expect(file.description == StoreFixture.file("a.csv"))
    #expect(file.outcome == StoreFixture.outcome())
    let known = try #require(try database.fileKnown(digest: "digest-of-a.csv"))
    #expect(known.fileID == recorded.fileID && known.runID == recorded.runID && known.status == .accepted)
    #expect(known.businessDay == (try StoreFixture.day("2026-11-20")))
    #expect(try database.fileKnown(digest: "other") == nil)
    #expect(try database.alert(id: "A-20261120-000002") == nil)
  }

  @Test func missingPartsStayMissing() throws {
    let fixture = try StoreFixture()
    var record = try StoreFixture.record(in: "a.csv", number: 1)
    record.transaction.hasTimeOfDay = false
    record.transaction.occurredAt = Instant(day: try StoreFixture.day("2026-11-19"))
    record.transaction.memo = ""
    record.transaction.counterpartyName = nil
    record.reasons[1].value = .nan
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.raise(record)
      return StoreFixture.outcome()
    }
    let read = try #require(try database.alert(id: "A-20261120-000001")?.transactions.first?.record)
    #expect(read.transaction.memo == nil)
    #expect(read.transaction.balanceAfterYen == nil)
    #expect(read.reasons[1].value == nil)
    #expect(read.transaction.hasTimeOfDay == false)
    #expect(try fixture.ask("SELECT occurred_at, memo FROM alert_transaction") == ["2026-11-19|NULL"])
  }

  @Test(arguments: 0...4) func whateverIsThrownLeavesNothing(step: Int) throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let run = try StoreFixture.run()
    #expect(throws: Interruption()) {
      try database.recordFile(run: run, file: StoreFixture.file("a.csv")) { transaction in
        if step == 0 { throw Interruption() }
        transaction.insert(StoreFixture.reject(1))
        if step == 1 { throw Interruption() }
        for number in 1...50 {
          try transaction.raise(try StoreFixture.record(in: "a.csv", number: Int64(number)))
          if step == 2 && number == 25 { throw Interruption() }
        }
        try transaction.saveState(kind: 1, key: "account", version: 1, days: stateDays, content: [1, 2])
        if step == 3 { throw Interruption() }
        transaction.insert(StoreFixture.total())
        throw Interruption()
      }
    }
    for table in [
      "run", "source_file", "reject", "finding", "control_total", "checkpoint", "alert", "alert_transaction",
      "reason", "entity_state",
    ] { #expect(try fixture.count(table) == 0, "\(table)") }
    try database.recordFile(run: run, file: StoreFixture.file("a.csv")) { _ in StoreFixture.outcome() }
    #expect(try fixture.count("source_file") == 1)
  }

  @Test func unaccountedBytesAreRefusedAndLeaveNothing() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    var outcome = StoreFixture.outcome()
    outcome.bytesFraming -= 1
    let error = #expect(throws: AlertStoreError.self) {
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
        try $0.raise(try StoreFixture.record(in: "a.csv", number: 1))
        return outcome
      }
    }
    guard case .constraintBroken(_, let constraint) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(constraint.contains("every_byte_is_accounted_for"))
    #expect(try fixture.count("source_file") == 0 && fixture.count("alert") == 0)
  }

  @Test func theSameBytesAreTakenOnce() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) { _ in
      StoreFixture.outcome()
    }
    var renamed = StoreFixture.file("a.csv")
    renamed.name = "b.csv"
    var wasAsked = false
    let known = try #require(try database.fileKnown(digest: renamed.digest))
    #expect(throws: AlertStoreError.fileAlreadyRecorded(known)) {
      try database.recordFile(run: StoreFixture.run("2026-11-24"), file: renamed) { _ in
        wasAsked = true
        return StoreFixture.outcome()
      }
    }
    #expect(!wasAsked)
    #expect(try fixture.count("run") == 1)
  }

  @Test func aQuarantinedFileKeepsItsRejectsOnly() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let run = try StoreFixture.run()
    try database.recordFile(run: run, file: StoreFixture.file("a.csv")) {
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 1))
      try $0.saveState(kind: 1, key: "k", version: 1, days: stateDays, content: [1])
      return StoreFixture.outcome()
    }
    let before = try database.alerts(matching: AlertFilter(limit: 10))
    try database.recordFile(run: run, file: StoreFixture.file("b.csv")) {
      $0.insert(StoreFixture.reject(2))
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 1, scoreMicro: 4_800_000, band: .alarm))
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 2, account: "other"))
      try $0.saveState(kind: 1, key: "k", version: 2, days: stateDays, content: [2])
      try $0.saveState(kind: 1, key: "new", version: 2, days: stateDays, content: [2])
      $0.insert(StoreFixture.finding())
      $0.insert(StoreFixture.total(agrees: false))
      return StoreFixture.outcome(.quarantined)
    }
    #expect(try database.alerts(matching: AlertFilter(limit: 10)) == before)
    #expect(try fixture.count("alert_transaction") == 1 && fixture.count("reason") == 2)
    #expect(try fixture.ask("SELECT key, version, hex(content) FROM entity_state") == ["k|1|01"])
    let file = try #require(try database.files().last)
    #expect(file.outcome.status == .quarantined)
    #expect(try database.rejects(fileID: file.fileID).count == 1)
    #expect(try database.findings(fileID: file.fileID).count == 1)
    #expect(try database.controlTotals(fileID: file.fileID).first?.agrees == false)
    #expect(try fixture.count("checkpoint") == 2)
    #expect(try fixture.ask("PRAGMA foreign_key_check").isEmpty)
  }

  @Test func contributionsThatDoNotAddUpAreRefused() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    var record = try StoreFixture.record(in: "a.csv", number: 4)
    record.reasons[1].contributionMicro += 1
    let error = AlertStoreError.contributionsDoNotAddUp(recordNumber: 4, expectedMicro: 2_500_000)
    #expect(throws: error) {
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
        try $0.raise(record)
        return StoreFixture.outcome()
      }
    }
    record.reasons[1].contributionMicro = .max
    #expect(throws: error) {
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
        try $0.raise(record)
        return StoreFixture.outcome()
      }
    }
    #expect(try fixture.count("run") == 0)
  }

  @Test func aContributionChangedByHandIsNoticedOnReading() throws {
    let fixture = try StoreFixture()
    try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 1))
      return StoreFixture.outcome()
    }
    try fixture.change("UPDATE reason SET contribution_micro = contribution_micro + 1 WHERE rank = 1")
    #expect(throws: AlertStoreError.damagedValue(table: "reason", column: "contribution_micro")) {
      try fixture.open(.readOnly).alert(id: "A-20261120-000001")
    }
    try fixture.change("UPDATE alert_transaction SET occurred_at = '2026-11-20T14:03:22+08:00'")
    #expect(throws: AlertStoreError.damagedValue(table: "alert_transaction", column: "occurred_at")) {
      try fixture.open(.readOnly).alert(id: "A-20261120-000001")
    }
  }

  @Test func aFullDiskIsSaidAndUndoesTheFile() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.limitPages(beyondPresent: 20)
    #expect(throws: AlertStoreError.diskFull(path: fixture.path)) {
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
        for number in 1...2_000 {
          try $0.raise(try StoreFixture.record(in: "a.csv", number: Int64(number)))
        }
        return StoreFixture.outcome()
      }
    }
    #expect(try fixture.count("run") == 0 && fixture.count("reason") == 0)
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) { _ in
      StoreFixture.outcome()
    }
    #expect(try fixture.count("source_file") == 1)
  }

  @Test func aReadOnlyDatabaseRefusesToRecord() throws {
    let fixture = try StoreFixture()
    _ = try fixture.open()
    #expect(throws: AlertStoreError.readOnly(path: fixture.path)) {
      try fixture.open(.readOnly).recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) { _ in
        StoreFixture.outcome()
      }
    }
  }
}
