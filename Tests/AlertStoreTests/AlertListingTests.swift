import Alerts
import AlertStore
import Core
import Testing

/// Every filter chooses what reading all alerts would choose, in the same order, in pages that neither lose nor repeat one.
@Suite struct AlertListingTests {
  let store: StoreFixture
  let database: AlertDatabase

  init() throws {
    store = try StoreFixture()
    database = try store.open()
    let days = ["2026-11-18", "2026-11-19", "2026-11-20"]
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      for number in 1...60 {
        var record = try StoreFixture.record(
          in: "a.csv", number: Int64(number), account: "account-\(number % 25)",
          scoreMicro: Int64(number % 7) * 500_000, band: number % 3 == 0 ? .alarm : .look,
          day: days[number % 3])
        record.typology = number % 2 == 0 ? "mule" : "scam"
        record.transaction.amountYen = Int64(number) * 1_000
        try $0.raise(record)
      }
      return StoreFixture.outcome()
    }
    for (index, state) in AlertState.allCases.enumerated() {
      try store.change("UPDATE alert SET state = '\(state.rawValue)' WHERE alert_key % 10 = \(index)")
    }
    try store.change("UPDATE alert SET assignee = '佐藤' WHERE alert_key % 4 = 1")
    try store.change("UPDATE alert SET due_day = '2026-11-2' || (alert_key % 5) WHERE alert_key % 2 = 0")
  }

  @Test func aFilterChoosesWhatReadingAllWouldChoose() throws {
    let all = try database.alerts(matching: AlertFilter(limit: 1_000))
    #expect(all.count > 30)
    for seed in 0..<300 { try compare(seed: seed, all) }
  }

  private func compare(seed: Int, _ all: [StoredAlert]) throws {
    var random = SystemRandom(seed: UInt64(seed))
    func sometimes<Value>(_ values: [Value]) -> Value? {
      random.below(4) == 0 ? values[random.below(values.count)] : nil
    }
    var filter = AlertFilter(limit: 1_000)
    filter.businessDay = sometimes(["2026-11-19"]).flatMap { BankDay(iso8601: $0) }
    filter.account = sometimes(["account-3", "account-24"]).map { AccountID($0) }
    filter.firstDay = sometimes(["2026-11-19"]).flatMap { BankDay(iso8601: $0) }
    filter.lastDay = sometimes(["2026-11-19"]).flatMap { BankDay(iso8601: $0) }
    filter.states = sometimes([[.new], [.closed, .new], AlertState.allCases.filter(\.isOpen)]) ?? []
    filter.places = sometimes([StoredAlert.Place.shown, [.suppressed]]) ?? []
    filter.band = sometimes([.alarm, .look])
    filter.typology = sometimes(["mule"])
    filter.assignee = sometimes(["佐藤"])
    filter.isUnassigned = filter.assignee == nil && random.below(4) == 0
    filter.minimumYen = sometimes([20_000])
    filter.maximumYen = sometimes([40_000])
    filter.dueBefore = sometimes(["2026-11-22"]).flatMap { BankDay(iso8601: $0) }
    let expected = all.filter { matches($0, filter) }
    #expect(try database.alerts(matching: filter) == expected, "seed \(seed)")
    #expect(try database.alertCount(matching: filter) == expected.count)
    var (paged, skipped): ([StoredAlert], [StoredAlert]) = ([], [])
    repeat {
      filter.limit = 3
      filter.after = paged.last?.alertID
      let page = try database.alerts(matching: filter)
      paged += page
      if page.isEmpty { break }
    } while true
    filter.after = nil
    repeat {
      filter.offset = skipped.count
      let page = try database.alerts(matching: filter)
      skipped += page
      if page.isEmpty { break }
    } while true
    #expect(paged == expected && skipped == expected)
  }

  private func matches(_ alert: StoredAlert, _ filter: AlertFilter) -> Bool {
    let day = filter.businessDay.map { $0 == alert.businessDay } ?? true
    let account = filter.account.map { $0 == alert.account } ?? true
    let from = filter.firstDay.map { $0 <= alert.businessDay } ?? true
    let to = filter.lastDay.map { alert.businessDay <= $0 } ?? true
    let state = filter.states.isEmpty || filter.states.contains(alert.state)
    let place = filter.places.isEmpty || filter.places.contains(alert.place)
    let band = filter.band.map { $0 == alert.band } ?? true
    let typology = filter.typology.map { $0 == alert.typology } ?? true
    let assignee = filter.assignee.map { $0 == alert.assignee } ?? true
    let nobody = !filter.isUnassigned || alert.assignee == nil
    let least = filter.minimumYen.map { $0 <= alert.totalYen } ?? true
    let most = filter.maximumYen.map { alert.totalYen <= $0 } ?? true
    let due = filter.dueBefore.map { limit in alert.dueDay.map { $0 < limit } ?? false } ?? true
    return day && account && from && to && state && place && band && typology && assignee && nobody && least
      && most && due
  }

  /// A small generator of its own, so that a seed gives the same filter for ever.
  private struct SystemRandom {
    var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func below(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
  }
}
