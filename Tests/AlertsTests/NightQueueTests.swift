import Alerts
import TestSupport
import Testing

/// A number from zero to below another.
func below(_ random: inout SeededGenerator, _ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

@Suite struct NightQueueTests {
  typealias Entry = NightQueue.Entry

  static let typologies = ["refund", "mule_account", "romance", "structuring"]

  /// A night of random alerts with many equal scores.
  static func night(_ random: inout SeededGenerator, count: Int, first: Int = 0) -> [Entry] {
    (0..<count).map { index in
      Entry(
        alertID: "A-\(1_000 + first + index)", scoreMicro: Int64(below(&random, 12)) * 1_000,
        typology: typologies[below(&random, typologies.count)])
    }
  }

  static func policy(_ random: inout SeededGenerator) -> QueuePolicy {
    let budget = 1 + below(&random, 12)
    var (left, minimums) = (budget, [String: Int]())
    for typology in typologies where left > 0 && below(&random, 2) == 0 {
      let minimum = 1 + below(&random, left)
      minimums[typology] = minimum
      left -= minimum
    }
    return QueuePolicy(budgetPerNight: budget, minimumPerTypology: minimums)
  }

  @Test func withoutABudgetEveryAlertIsQueuedStrongestFirst() {
    let entries = [
      Entry(alertID: "b", scoreMicro: 5, typology: "x"), Entry(alertID: "a", scoreMicro: 5, typology: "x"),
      Entry(alertID: "c", scoreMicro: 9, typology: "x"),
    ]
    #expect(NightQueue(.unbounded).queued(of: entries).map(\.alertID) == ["c", "a", "b"])
    #expect(NightQueue(.unbounded).queued(of: []).isEmpty)
  }

  @Test func minimumsComeFirstAndTheRestGoesByScore() {
    let entries = [
      Entry(alertID: "1", scoreMicro: 90, typology: "refund"),
      Entry(alertID: "2", scoreMicro: 80, typology: "refund"),
      Entry(alertID: "3", scoreMicro: 70, typology: "refund"),
      Entry(alertID: "4", scoreMicro: 20, typology: "romance"),
      Entry(alertID: "5", scoreMicro: 10, typology: "romance"),
    ]
    func queued(_ minimums: [String: Int]) -> [String] {
      NightQueue(QueuePolicy(budgetPerNight: 3, minimumPerTypology: minimums)).queued(of: entries).map(
        \.alertID)
    }
    #expect(queued([:]) == ["1", "2", "3"])
    #expect(queued(["romance": 1]) == ["1", "2", "4"])
    #expect(queued(["romance": 3]) == ["1", "4", "5"])
    #expect(queued(["layering": 2]) == ["1", "2", "3"])
  }

  @Test func heldAlertsCountWithinTheBudgetAndTheMinimums() {
    let held = [Entry(alertID: "0", scoreMicro: 1, typology: "romance")]
    let entries = (1...4).map {
      Entry(alertID: "\($0)", scoreMicro: Int64(100 - $0), typology: $0 == 4 ? "romance" : "x")
    }
    let queue = NightQueue(QueuePolicy(budgetPerNight: 3, minimumPerTypology: ["romance": 1]))
    #expect(queue.queued(of: entries, held: held).map(\.alertID) == ["1", "2"])
    #expect(queue.queued(of: entries, held: held + entries).isEmpty)
  }

  @Test func theBudgetHoldsTheOrderOfTheInputDoesNotMatterAndMinimumsAreFilled() {
    for seed in UInt64(1)...500 {
      var random = SeededGenerator(seed: seed)
      let policy = Self.policy(&random)
      let held = Self.night(&random, count: below(&random, 5), first: 500)
      let entries = Self.night(&random, count: below(&random, 40))
      let queue = NightQueue(policy)
      let queued = queue.queued(of: entries, held: held)
      let free = max(0, (policy.budgetPerNight ?? 0) - held.count)
      #expect(queued.count == min(free, entries.count), "seed \(seed)")
      #expect(queue.queued(of: entries.reversed(), held: held) == queued, "seed \(seed)")
      #expect(Set(queued).isSubset(of: Set(entries)) && Set(queued).count == queued.count)
      guard held.isEmpty else { continue }
      for (typology, minimum) in policy.minimumPerTypology {
        let there = entries.count { $0.typology == typology }
        #expect(queued.count { $0.typology == typology } >= min(minimum, there), "seed \(seed)")
      }
    }
  }

  /// Whoever is queued stays queued when its own score rises.
  @Test func aHigherScoreNeverCostsAPlace() {
    for seed in UInt64(1)...300 {
      var random = SeededGenerator(seed: seed)
      let policy = Self.policy(&random)
      let held = Self.night(&random, count: below(&random, 4), first: 500)
      let entries = Self.night(&random, count: 1 + below(&random, 25))
      let queue = NightQueue(policy)
      for chosen in queue.queued(of: entries, held: held) {
        let raised = Entry(
          alertID: chosen.alertID, scoreMicro: chosen.scoreMicro + 1 + Int64(below(&random, 9_000)),
          typology: chosen.typology)
        let changed = entries.map { $0 == chosen ? raised : $0 }
        #expect(queue.queued(of: changed, held: held).contains(raised), "seed \(seed)")
      }
    }
  }
}
