import NeuralNet
import Testing

@testable import Training

@Suite struct CardRankingTests {
  struct Rows {
    var scores: [Float] = []
    var isFraud: [Bool] = []
    var accounts: [Int32] = []

    /// Scores with many ties, higher for fraud, a few rows an account.
    init(count: Int, accountCount: Int, seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<count {
        let isFraud = generator.next(below: 12) == 0
        scores.append(Float(generator.next(below: 200)) / 10 + (isFraud ? 8 : 0))
        self.isFraud.append(isFraud)
        accounts.append(Int32(generator.next(below: accountCount)))
      }
    }

    func ranking(accountCount: Int) -> CardRanking {
      CardRanking(scores: scores, isFraud: isFraud, accounts: accounts, accountCount: accountCount)
    }
  }

  /// The figures of `RankedScores`, which are counted another way, are the same.
  @Test(arguments: 1...10) func figuresAreThoseOfThePlainRanking(seed: UInt64) throws {
    let rows = Rows(count: 700, accountCount: 90, seed: seed)
    var plain = RankedScores()
    for (score, isFraud) in zip(rows.scores, rows.isFraud) {
      plain.add(score: Double(score), isFraud: isFraud)
    }
    let (expected, found) = (plain.figures(), rows.ranking(accountCount: 90).figures())
    let differences = [
      abs(try #require(found[.averagePrecision]) - expected.averagePrecision),
      abs(try #require(found[.areaUnderROC]) - expected.areaUnderROC),
      abs(try #require(found[.recallAtHalfPercent]) - expected.recallAtHalfPercent),
    ]
    #expect(differences.allSatisfy { $0 < 1e-12 }, "\(differences)")
    // Down to each score: how much fraud is found where one of six or more is.
    let frauds = Double(rows.isFraud.count { $0 })
    let best = Set(rows.scores).map { line -> Double in
      let taken = rows.scores.indices.filter { rows.scores[$0] >= line }
      let hits = taken.count { rows.isFraud[$0] }
      return hits * 6 >= taken.count ? Double(hits) / frauds : 0
    }.max()
    #expect(try abs(#require(found[.recallAtFiveToOne]) - #require(best)) < 1e-12)
  }

  @Test func intervalsHoldTheFigureAndNarrowWithMoreAccounts() throws {
    func width(_ accounts: Int) throws -> Double {
      let rows = Rows(count: accounts * 10, accountCount: accounts, seed: 3)
      let ranking = rows.ranking(accountCount: accounts)
      let interval = try #require(ranking.intervals(draws: 200, seed: 4)[.averagePrecision])
      let figure = try #require(ranking.figures()[.averagePrecision])
      #expect(interval.contains(figure))
      return interval.upperBound - interval.lowerBound
    }
    let (few, many) = (try width(50), try width(2_000))
    #expect(many < few / 3)
  }

  @Test func theSameSeedGivesTheSameIntervals() {
    let ranking = Rows(count: 300, accountCount: 40, seed: 5).ranking(accountCount: 40)
    #expect(ranking.intervals(draws: 40, seed: 1) == ranking.intervals(draws: 40, seed: 1))
    #expect(ranking.intervals(draws: 40, seed: 1) != ranking.intervals(draws: 40, seed: 2))
  }
}
