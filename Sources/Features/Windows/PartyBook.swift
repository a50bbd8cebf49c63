/// What each other party of one key did by day under one filter, for declared windows longer than single events are kept.
///
/// - Cost: one look-up and the party's days for an addition; a count of parties looks at the days of the window, and for a late row at
///   every party. Once a new day begins, every party is looked at.
struct PartyBook: Equatable {
  /// How many parties were last seen on a day.
  private struct LastSeen: Equatable {
    var day: Int32
    var parties: Int32
  }

  /// The series of the filter, which is the only one in the parties' days.
  let number: Int32
  /// The days of each party, none of them empty.
  private(set) var days: [Int32: DaySeries] = [:]
  /// By day, those without a party left out.
  private var lastSeen: [LastSeen] = []

  init(number: Int32) {
    self.number = number
  }

  /// Adds a transaction with a party.
  mutating func add(day: Int32, party: Int32, amountYen: Int64) {
    if let newest = lastSeen.last?.day, day > newest { forget(until: day - Retention.dayTotalDays) }
    let series = number
    change(party) { $0.add(day: day, series: series, amountYen: amountYen) }
  }

  /// Puts what a party did on a day in the place of what stood there; a count of zero leaves nothing.
  mutating func set(_ entry: DaySeries.Entry, of party: Int32) {
    change(party) { $0.set(entry) }
  }

  /// Puts a party back as it was stored.
  mutating func restore(_ days: DaySeries, of party: Int32) {
    change(party) { $0 = days }
  }

  /// The parties that did something in a window whose last day is the one given.
  func partyCount(until day: Int32, days length: Int32) -> Int {
    guard let newest = lastSeen.last?.day, newest > day else {
      var count = 0
      for seen in lastSeen.reversed() {
        if seen.day <= day - length { break }
        count += Int(seen.parties)
      }
      return count
    }
    return days.values.count { series in
      series.entries.contains { $0.day > day - length && $0.day <= day }
    }
  }

  /// What a party did in a window whose last day is the one given.
  func reading(of party: Int32, until day: Int32, days length: Int32) -> DeclaredDays {
    days[party]?.reading(of: [number], until: day, days: length) ?? DeclaredDays()
  }

  /// Changes the days of a party and keeps the count of those last seen on a day.
  private mutating func change(_ party: Int32, _ body: (inout DaySeries) -> Void) {
    // Taken out, so that the list is changed in place and not copied.
    var series = days.removeValue(forKey: party) ?? DaySeries()
    let before = series.entries.last?.day
    body(&series)
    let after = series.entries.last?.day
    if after != nil { days[party] = series }
    if before == after { return }
    if let before { count(-1, lastSeenOn: before) }
    if let after { count(1, lastSeenOn: after) }
  }

  private mutating func count(_ change: Int32, lastSeenOn day: Int32) {
    var index = lastSeen.count
    while index > 0 && lastSeen[index - 1].day >= day { index -= 1 }
    if index == lastSeen.count || lastSeen[index].day != day {
      lastSeen.insert(LastSeen(day: day, parties: 0), at: index)
    }
    lastSeen[index].parties += change
    if lastSeen[index].parties == 0 { lastSeen.remove(at: index) }
  }

  /// Drops what no window can see any more.
  private mutating func forget(until day: Int32) {
    days = days.compactMapValues { series in
      guard let first = series.entries.first, first.day <= day else { return series }
      let kept = series.entries.filter { $0.day > day }
      return kept.isEmpty ? nil : DaySeries(entries: kept)
    }
    lastSeen.removeAll { $0.day <= day }
  }
}
