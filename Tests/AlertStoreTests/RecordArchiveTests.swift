import Core
import TestSupport
import Testing

@testable import AlertStore

@Suite struct RecordArchiveTests {
  /// A record in which everything that may be there is there.
  private func full() throws -> AlertTransactionRecord {
    var record = try StoreFixture.record(in: "a.csv", number: 7, band: .alarm)
    record.transaction.counterpartyAccount = "0001-1"
    record.transaction.balanceAfterYen = -5
    record.transaction.originatorName = ""
    record.explained.families = [.init(word: "memo", contributionMicro: 5_500_000)]
    record.explained.memoSpans = [.init(bytes: 0..<9, contributionMicro: -3)]
    record.explained.types = [
      TypeScoreRecord(scamType: "refund", scoreMicro: 12, estimate: 0.25),
      TypeScoreRecord(scamType: "romance", scoreMicro: -12, estimate: nil),
    ]
    record.explained.challenger = ChallengerRecord(
      decider: .both, scoreMicro: 10, baselineMicro: 4, reasons: [record.reasons[1]])
    record.explained.smallestChange = SmallestChangeRecord(
      parts: [.init(name: "amount", value: 9, enough: 8)], scoreMicro: -1, japanese: "小", english: "small")
    return record
  }

  @Test func aRecordComesBackAsItWas() throws {
    for record in [try full(), try StoreFixture.record(in: "b.csv", number: 1)] {
      let bytes = record.archived()
      #expect(AlertTransactionRecord(archived: bytes) == record)
      #expect(AlertTransactionRecord(archived: bytes)?.archived() == bytes)
    }
  }

  /// No bytes trap: what is cut, prolonged or changed is refused, or is a record that writes the same bytes.
  @Test func damagedBytesAreRefused() throws {
    let bytes = try full().archived()
    #expect(AlertTransactionRecord(archived: []) == nil)
    #expect(AlertTransactionRecord(archived: bytes + [0]) == nil)
    for count in stride(from: 0, to: bytes.count, by: 3) {
      #expect(AlertTransactionRecord(archived: Array(bytes[..<count])) == nil, "\(count)")
    }
    var random = SeededGenerator(seed: 9)
    for _ in 0..<2_000 {
      var changed = bytes
      for _ in 0..<(1 + Int.random(in: 0..<3, using: &random)) {
        changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = AlertTransactionRecord(archived: changed)
    }
  }
}
