/// The last transactions of an account in one direction, in the order of their amounts.
///
/// A reversed one leaves its place to the next that arrives; what it had pushed out does not come back.
///
/// - Cost: a pass over 32 entries for a reading, an entry or a removal; 24 bytes an entry.
struct HabitRing {
  /// What is remembered of one transaction.
  struct Entry {
    var seconds: Int64
    var amountYen: Int64
    var party: Int32
    /// Numbers the entries in the order of their arrival.
    var arrival: UInt16
    /// The hour of the clock in Japan, or `noHour`.
    var hour: UInt8
    /// The channel, and `firstOfPair`.
    var marks: UInt8

    var channel: UInt8 { marks & 7 }
    var isFirstOfPair: Bool { marks & Entry.firstOfPair != 0 }

    static let noHour: UInt8 = 255
    static let firstOfPair: UInt8 = 8
  }

  static let length = 32
  /// How long before a row a transaction says what is usual.
  static let seconds: Int64 = 90 * 86_400

  /// At most `length`, by amount.
  private(set) var entries: [Entry] = []
  private var nextArrival: UInt16 = 0

  /// The entries in the order of their arrival.
  var byArrival: [Entry] { entries.sorted { $0.arrival < $1.arrival } }

  /// Adds a transaction and lets go of the one that arrived first when there are too many.
  mutating func add(_ event: HistoryEvent, isFirstOfPair: Bool) {
    if entries.count == HabitRing.length { removeFirstArrived() }
    if nextArrival == UInt16.max { renumber() }
    let marks = event.traits.channel | (isFirstOfPair ? Entry.firstOfPair : 0)
    let entry = Entry(
      seconds: event.seconds, amountYen: event.amountYen, party: event.party, arrival: nextArrival,
      hour: HabitRing.hour(event.seconds, isTimed: event.traits.contains(.timed)), marks: marks)
    nextArrival += 1
    var place = entries.count
    while place > 0 && entries[place - 1].amountYen > entry.amountYen { place -= 1 }
    entries.insert(entry, at: place)
  }

  /// Takes out a transaction that was reversed; of several alike the one that arrived last.
  mutating func remove(_ event: HistoryEvent) {
    var found: Int?
    for (index, entry) in entries.enumerated()
    where entry.seconds == event.seconds && entry.amountYen == event.amountYen && entry.party == event.party {
      if found.map({ entries[$0].arrival < entry.arrival }) ?? true { found = index }
    }
    if let found { entries.remove(at: found) }
  }

  /// What the entries of the 90 days before a row say of it; nil when they are too few.
  func read(at row: WindowRow) -> HabitMoment? {
    guard entries.count >= HabitMoment.fewest else { return nil }
    var amounts = InlineArray<32, Int64>(repeating: 0)
    let hour = HabitRing.hour(row.seconds, isTimed: row.traits.contains(.timed))
    var (count, firsts) = (0, 0)
    var (timed, near, stated, same) = (0, 0, 0, 0)
    let entries = entries.span
    for index in entries.indices {
      let entry = entries[index]
      guard entry.seconds <= row.seconds && entry.seconds > row.seconds - HabitRing.seconds else { continue }
      amounts[count] = entry.amountYen
      count += 1
      firsts += entry.isFirstOfPair ? 1 : 0
      if entry.hour != Entry.noHour {
        timed += 1
        near += HabitRing.areNear(entry.hour, hour) ? 1 : 0
      }
      stated += entry.channel == 0 ? 0 : 1
      same += entry.channel == row.channel.rawValue ? 1 : 0
    }
    guard count >= HabitMoment.fewest else { return nil }
    let (median, deviation) = HabitRing.medians(amounts, count)
    return HabitMoment(
      amountYen: row.amountYen, medianTwice: median, deviationFourfold: deviation,
      hourShare: hour == Entry.noHour ? nil : HabitRing.share(near, of: timed),
      channelShare: row.channel == .unstated ? nil : HabitRing.share(same, of: stated),
      firstOfPairShare: Double(firsts) / Double(count))
  }

  /// The median of the entries of the 90 days that end at a moment; nil when they are too few.
  func medianYen(at seconds: Int64) -> Double? {
    let amounts = entries.filter { $0.seconds <= seconds && $0.seconds > seconds - HabitRing.seconds }
      .map(\.amountYen)
    guard amounts.count >= HabitMoment.fewest else { return nil }
    return Double(amounts[(amounts.count - 1) / 2] + amounts[amounts.count / 2]) / 2
  }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole < HabitMoment.fewest ? nil : Double(part) / Double(whole)
  }

  /// Whether two hours lie at most two apart on the clock.
  private static func areNear(_ first: UInt8, _ second: UInt8) -> Bool {
    let distance = first > second ? first - second : second - first
    return distance <= 2 || (distance >= 22 && distance < 24)
  }

  /// The hour of the clock in Japan, nine hours ahead of the moment's own.
  private static func hour(_ seconds: Int64, isTimed: Bool) -> UInt8 {
    isTimed ? UInt8(truncatingIfNeeded: (seconds + 9 * 3_600) % 86_400 / 3_600) : Entry.noHour
  }

  /// Twice the median of sorted amounts, and four times the median of their distances from it.
  private static func medians(_ amounts: borrowing InlineArray<32, Int64>, _ count: Int) -> (Int64, Int64) {
    let middle = (count - 1) / 2
    let medianTwice = amounts[middle] + amounts[count / 2]
    // The distances grow from the middle outwards, so that two pointers give them in their order.
    var (below, above) = (middle, middle + 1)
    var (lower, upper): (Int64, Int64) = (0, 0)
    for rank in 0...(count / 2) {
      let down = below >= 0 ? medianTwice - 2 * amounts[below] : Int64.max
      let up = above < count ? 2 * amounts[above] - medianTwice : Int64.max
      upper = min(down, up)
      if down <= up { below -= 1 } else { above += 1 }
      if rank == middle { lower = upper }
    }
    return (medianTwice, lower + upper)
  }

  private mutating func removeFirstArrived() {
    var first = 0
    for index in entries.indices where entries[index].arrival < entries[first].arrival { first = index }
    entries.remove(at: first)
  }

  private mutating func renumber() {
    for (number, place) in entries.indices.sorted(by: { entries[$0].arrival < entries[$1].arrival })
      .enumerated()
    {
      entries[place].arrival = UInt16(number)
    }
    nextArrival = UInt16(entries.count)
  }
}
