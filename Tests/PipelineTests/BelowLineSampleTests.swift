import Alerts
import Core
import Cryptography
import TestSupport
import Testing

/// Months of invented nights whose truth is known: what the sample says of the fraud that nobody was given to look at.
@Suite struct BelowLineSampleTests {
  private struct Month {
    var sampled = 0
    var fraudsSampled = 0
    var below = 0
    var fraudsBelow = 0

    var trueShare: Double { Double(fraudsBelow) / Double(below) }
  }

  /// Thirty nights of different sizes; fraud has higher scores than the rest, but not always.
  private static func month(seed: UInt64) -> Month {
    var random = SeededGenerator(seed: seed)
    var month = Month()
    let fraudPerMille = Int.random(in: 5...60, using: &random)
    let queue = NightQueue(QueuePolicy(budgetPerNight: 4))
    for night in 0..<30 {
      var ranks = SmallestRanks<SHA256Digest, Int>(capacity: 56)
      var frauds: [Bool] = []
      var entries: [NightQueue.Entry] = []
      for unit in 0..<Int.random(in: 80...250, using: &random) {
        let isFraud = Int.random(in: 0..<1_000, using: &random) < fraudPerMille
        frauds.append(isFraud)
        let score = Int64.random(in: 0...1_000, using: &random) + (isFraud ? 350 : 0)
        // The line is at 900: only what reaches it competes for the queue.
        if score >= 900 {
          entries.append(NightQueue.Entry(alertID: "\(unit)", scoreMicro: score, typology: "refund"))
        }
        let rank = SHA256Hasher.digest(of: Array("\(seed)|\(night)|\(night)|\(unit)".utf8))
        if ranks.admits(rank) { _ = ranks.keep(unit, at: rank) }
      }
      let queued = Set(queue.queued(of: entries).compactMap { Int($0.alertID) })
      let sample = ranks.ranks.compactMap { ranks.contents[$0] }.filter { !queued.contains($0) }.prefix(20)
      month.sampled += sample.count
      month.fraudsSampled += sample.count { frauds[$0] }
      month.below += frauds.count - queued.count
      month.fraudsBelow += frauds.indices.count { frauds[$0] && !queued.contains($0) }
    }
    return month
  }

  @Test func theIntervalCoversTheTrueShareInAtLeastNinetyThreeOfAHundredMonths() throws {
    var covered = 0
    var narrower = 0
    for seed in UInt64(1)...100 {
      let month = Self.month(seed: seed)
      #expect(month.sampled == 600 && month.fraudsBelow > 0)
      let interval = try #require(
        BinomialInterval.clopperPearson(hits: month.fraudsSampled, of: month.sampled))
      if interval.contains(month.trueShare) { covered += 1 }
      // An interval that says less would not hold: half the confidence covers visibly fewer.
      let half = try #require(
        BinomialInterval.clopperPearson(hits: month.fraudsSampled, of: month.sampled, confidence: 0.3))
      if half.contains(month.trueShare) { narrower += 1 }
      #expect(interval.upperBound - interval.lowerBound < 0.045)
    }
    #expect(covered >= 93, "\(covered)")
    #expect(narrower < 70, "\(narrower)")
  }
}
