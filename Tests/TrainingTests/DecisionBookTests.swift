import Core
import Testing
@testable import Training

@Suite struct DecisionBookTests {
  private static func moment(_ day: Int) throws -> Instant {
    Instant(day: try #require(BankDay(year: 2026, month: 10, day: day)), secondOfDay: 3_600)
  }

  private static func table(
    _ rows: [(file: String, record: Int64, isConfirmed: Bool, day: Int, share: Double?)]
  ) throws -> AnalystDecisions {
    var table = AnalystDecisions()
    for row in rows {
      table.file.append(contentsOf: row.file.utf8)
      table.recordNumber.append(row.record)
      table.transactionID.append(contentsOf: "".utf8)
      table.isConfirmed.append(row.isConfirmed)
      table.decidedAtSeconds.append(try moment(row.day).secondsSince1970)
      table.drawnShare.append(row.share)
    }
    return table
  }

  @Test func ofSeveralDecisionsTheLatestThatWasKnownCounts() throws {
    let tables = [
      try Self.table([("a.csv", 5, true, 8, nil), ("a.csv", 6, true, 3, nil)]),
      try Self.table([("a.csv", 5, false, 4, nil), ("a.csv", 6, false, 3, nil)]),
    ]
    let early = DecisionBook(tables, asOf: try Self.moment(5))
    #expect(early.records(of: "a.csv")[5]?.isConfirmed == false)
    // Of equal moments the one read last counts.
    #expect(early.records(of: "a.csv")[6]?.isConfirmed == false)
    #expect(early.counts == DecisionBook.Counts(rows: 4, later: 1, replaced: 1, cut: 0))
    let late = DecisionBook(tables, asOf: try Self.moment(9))
    #expect(late.records(of: "a.csv")[5]?.isConfirmed == true)
    #expect(late.count == 2 && late.records(of: "b.csv").isEmpty)
    #expect(late.counts.replaced == 2)
  }

  @Test func aSampleStandsForThoseThatWereNotDrawnUpToALimit() throws {
    let table = try Self.table([
      ("a.csv", 1, true, 1, nil), ("a.csv", 2, false, 1, 0.25), ("a.csv", 3, false, 1, 0.001),
    ])
    let book = DecisionBook([table], asOf: try Self.moment(2))
    let weights = (1...3).compactMap { book.records(of: "a.csv")[Int64($0)]?.weight }
    #expect(weights == [1, 4, DecisionBook.heaviestWeight])
    #expect(book.counts.cut == 1)
  }
}
