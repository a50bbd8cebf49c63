import Core
import Foundation
import GRDB
import Testing

@testable import AlertStore

@Suite struct AlertStoreErrorTests {
  @Test func everyFailureSaysWhereAndWhatToDoInBothLanguages() throws {
    let known = KnownFile(
      fileID: 1, name: "a.csv", runID: 7, businessDay: try StoreFixture.day("2026-11-20"), status: .accepted)
    let failures: [(AlertStoreError, String)] = [
      (.noSuchFile(path: "x.db"), "x.db"), (.noSuchFolder(path: "x.db"), "x.db"),
      (.isFolder(path: "x.db"), "x.db"),
      (.notRegularFile(path: "x.db"), "x.db"), (.emptyFile(path: "x.db"), "x.db"),
      (.notSQLite(path: "x.db"), "x.db"),
      (.belongsToOtherProgram(path: "x.db"), "x.db"),
      (.logWithoutDatabase(path: "x.db"), "x.db-wal"), (.fileExists(path: "x.db"), "x.db"),
      (.restoreUnfinished(path: "x.db"), "x.db.restoring"),
      (.restoreUnfinished(path: "y.db"), "y.db-wal"),
      (.restoredUnconfirmed(path: "x.db", keptPath: nil), "x.db"),
      (.restoredUnconfirmed(path: "x.db", keptPath: "x.db.replaced-1"), "x.db.replaced-1"),
      (.notSound(path: "x.db", faults: 41), "41"),
      (.newerSchema(path: "x.db", foundVersion: 31, knownVersion: 2), "31"),
      (.olderSchema(path: "x.db", foundVersion: 31, knownVersion: 52), "31"),
      (.notPermitted(path: "x.db"), "x.db"),
      (.readOnly(path: "x.db"), "x.db"), (.noWriteAheadLog(path: "x.db"), "x.db"),
      (.locked(path: "x.db"), "x.db"),
      (.nightRunning(lockPath: "x.lock", holder: NightLockHolder(processID: 4_711, since: nil)), "4711"),
      (
        .nightRunning(
          lockPath: "x.lock",
          holder: NightLockHolder(processID: 4_712, since: Instant(secondsSince1970: 1_795_000_000))),
        "2026-11-18T20:06:40+09:00"
      ), (.diskFull(path: "x.db"), "x.db"),
      (.inputOutputFailed(path: "x.db", code: 5), "x.db"), (.damaged(path: "x.db"), "x.db"),
      (.damagedValue(table: "run", column: "started_at"), "started_at"),
      (.fileAlreadyRecorded(known), "a.csv"),
      (.contributionsDoNotAddUp(recordNumber: 88, expectedMicro: 1), "88"),
      (.constraintBroken(path: "x.db", constraint: "UNIQUE"), "UNIQUE"), (.noSuchRun(runID: 77), "77"),
      (.unexpected(path: "x.db", reason: "21 misuse"), "21 misuse"),
    ]
    for (failure, part) in failures {
      #expect(failure.english.contains(part) && failure.japanese.contains(part), "\(failure)")
      #expect(failure.english.hasSuffix(".") && failure.japanese.hasSuffix("。"), "\(failure)")
    }
    #expect(Set(failures.map(\.0.english)).count == failures.count)
    #expect(Set(failures.map(\.0.japanese)).count == failures.count)
  }

  @Test func theEnginesCodesHaveTheirOwnCases() {
    let pairs: [(ResultCode, AlertStoreError)] = [
      (.SQLITE_FULL, .diskFull(path: "x")), (.SQLITE_BUSY, .locked(path: "x")),
      (.SQLITE_NOTADB, .notSQLite(path: "x")),
      (.SQLITE_CORRUPT, .damaged(path: "x")), (.SQLITE_READONLY, .readOnly(path: "x")),
      (.SQLITE_CANTOPEN, .notPermitted(path: "x")),
      (.SQLITE_PROTOCOL, .inputOutputFailed(path: "x", code: 15)),
      (.SQLITE_IOERR_FSYNC, .inputOutputFailed(path: "x", code: 1_034)),
      (.SQLITE_MISUSE, .unexpected(path: "x", reason: "21 misuse")),
    ]
    for (code, expected) in pairs {
      #expect(
        AlertStoreError(translating: DatabaseError(resultCode: code, message: "misuse"), path: "x")
          == expected)
    }
    #expect(AlertStoreError(systemCode: ENOSPC, path: "x") == .diskFull(path: "x"))
    #expect(AlertStoreError(systemCode: EROFS, path: "x") == .readOnly(path: "x"))
    #expect(AlertStoreError(systemCode: EACCES, path: "x") == .notPermitted(path: "x"))
  }

  /// The engine gives one code for a file that may not be opened and for one that cannot.
  @Test func whatMayBeOpenedAndCannotIsTheDisksFault() throws {
    let fixture = try StoreFixture()
    _ = try fixture.open()
    let failure = DatabaseError(resultCode: .SQLITE_CANTOPEN)
    #expect(
      AlertStoreError(translating: failure, path: fixture.path)
        == .inputOutputFailed(path: fixture.path, code: 14))
  }

  @Test func noCustomerDataReachesAnErrorText() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let error = #expect(throws: AlertStoreError.self) {
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
        let record = try StoreFixture.record(in: "a.csv", number: 1, account: "9999-SECRET")
        try $0.raise(record)
        try $0.raise(record)
        return StoreFixture.outcome()
      }
    }
    let text = try #require(error?.english)
    #expect(text.contains("alert_transaction.record_number"))
    for secret in ["SECRET", "ﾔﾏﾀﾞ", "還付金", "980000"] { #expect(!text.contains(secret)) }
  }
}
