/// What each other party of one key did by day under one filter, for declared windows longer than single events are kept.
///
/// - Cost: one look-up and the party's days for an addition; a count of parties looks at the days of the window, and for a late row at
///   every party. Once a new day begins, every party is looked at.
struct PartyBook: Equatable {
  /// What a party did on one day.
  struct Entry: Equatable {
    var day: Int32
    var count: Int64
    var sumYen: Int64
    var maxYen: Int64
  }

  /// How many parties were last seen on a day.
  private struct LastSeen: Equatable {
    var day: Int32
    var parties: Int32
  }

  /// The number of the filter.
  let number: Int32
  /// The days of each party, each list by day and never empty.
  private(set) var days: [Int32: [Entry]] = [:]
  /// By day, those without a party left out.
  private var lastSeen: [LastSeen] = []

  init(number: Int32) {
    self.number = number
  }

  /// Adds a transaction with a party.
  mutating func add(day: Int32, party: Int32, amountYen: Int64) {
    if let newest = lastSeen.last?.day, day > newest { forget(until: day - Retention.dayTotalDays) }
    change(party) { entries in
      let index = PartyBook.place(day, in: entries)
      if index < entries.count && entries[index].day == day {
        entries[index].count += 1
        entries[index].sumYen += amountYen
        entries[index].maxYen = max(entries[index].maxYen, amountYen)
      } else {
        entries.insert(Entry(day: day, count: 1, sumYen: amountYen, maxYen: amountYen), at: index)
      }
    }
  }

  /// Puts what a party did on a day in the place of what stood there; a count of zero leaves nothing.
  mutating func set(_ entry: Entry, of party: Int32) {
    change(party) { entries in
      let index = PartyBook.place(entry.day, in: entries)
      if index < entries.count && entries[index].day == entry.day { entries.remove(at: index) }
      if entry.count > 0 { entries.insert(entry, at: index) }
    }
  }

  /// Puts a party back as it was stored, its days in order.
  mutating func restore(_ entries: [Entry], of party: Int32) {
    change(party) { $0 = entries }
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
    return days.values.count { entries in
      let index = PartyBook.place(day + 1, in: entries)
      return index > 0 && entries[index - 1].day > day - length
    }
  }

  /// What a party did in a window whose last day is the one given.
  func reading(of party: Int32, until day: Int32, days length: Int32) -> DeclaredDays {
    var reading = DeclaredDays()
    for entry in (days[party] ?? []).reversed() where entry.day <= day {
      if entry.day <= day - length { break }
      reading.totals.count += entry.count
      reading.totals.sumYen += entry.sumYen
      reading.totals.maxYen = max(reading.totals.maxYen, entry.maxYen)
      reading.firstDay = entry.day
    }
    return reading
  }

  /// Changes the days of a party and keeps the count of those last seen on a day.
  private mutating func change(_ party: Int32, _ body: (inout [Entry]) -> Void) {
    var entries = days[party] ?? []
    let before = entries.last?.day
    // Taken out, so that the list is changed in place and not copied.
    days[party] = nil
    body(&entries)
    if let last = entries.last?.day {
      days[party] = entries
      if before != last { count(1, lastSeenOn: last) }
    }
    if let before, before != entries.last?.day { count(-1, lastSeenOn: before) }
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
    for (party, entries) in days where entries.first.map({ $0.day <= day }) == true {
      let kept = entries.filter { $0.day > day }
      days[party] = kept.isEmpty ? nil : kept
    }
    lastSeen.removeAll { $0.day <= day }
  }

  /// The index of the first entry not before a day.
  private static func place(_ day: Int32, in entries: [Entry]) -> Int {
    var index = entries.count
    while index > 0 && entries[index - 1].day >= day { index -= 1 }
    return index
  }
}
