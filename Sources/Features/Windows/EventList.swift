/// The events of one key that a window can still see, in the order of their moments and, within a second, of their arrival.
///
/// Every window is read off the events themselves, so that late and reversed ones need no rule of their own. Whole blocks of 64 events
/// have their totals beside them.
///
/// - Cost: a reading looks at no more than some 400 events and one total for each 64 events; adding at the end is constant on average; a
///   late event or a reversal moves the events after it.
struct EventList {
  static let blockLength = 64

  private(set) var events: [HistoryEvent] = []
  /// The totals of `events[64 * k ..< 64 * (k + 1)]`.
  private(set) var blocks: [DirectedTotals] = []
  /// The same for declared filters, made when they are read.
  var filteredBlocks = FilteredBlocks()

  init(_ events: [HistoryEvent] = []) {
    self.events = events
    sumBlocks(from: 0)
  }

  /// The moment of the newest event, or nil.
  var newestSeconds: Int64? { events.last?.seconds }

  /// The events of the days that are kept behind a newest day.
  func live(newestDay: Int32) -> ArraySlice<HistoryEvent> {
    events[(events.firstIndex { $0.day >= newestDay - Retention.eventDays } ?? events.count)...]
  }

  /// The index behind the last event that is not later than a moment.
  func end(at seconds: Int64) -> Int {
    var index = events.count
    if index == 0 || events[index - 1].seconds <= seconds { return index }
    var low = 0
    while low < index {
      let middle = (low + index) / 2
      if events[middle].seconds <= seconds { low = middle + 1 } else { index = middle }
    }
    return low
  }

  /// Puts an event in its place, behind those of the same second; gives the index.
  ///
  /// `newestDay` is the newest day of the key, which says what need not be kept.
  mutating func insert(_ event: HistoryEvent, newestDay: Int32) -> Int {
    let place = end(at: event.seconds)
    if place == events.count {
      trim(newestDay: newestDay)
      events.append(event)
      if events.count % EventList.blockLength == 0 { sumBlocks(from: blocks.count) }
      return events.count - 1
    }
    events.insert(event, at: place)
    sumBlocks(from: place / EventList.blockLength)
    return place
  }

  mutating func remove(at index: Int) {
    events.remove(at: index)
    sumBlocks(from: index / EventList.blockLength)
  }

  /// Sets or takes away the mark of the newest event of a party.
  mutating func mark(_ isLatest: Bool, at index: Int) {
    guard events[index].traits.contains(.latestOfParty) != isLatest else { return }
    let change: Int32 = isLatest ? 1 : -1
    if isLatest {
      events[index].traits.insert(.latestOfParty)
    } else {
      events[index].traits.remove(.latestOfParty)
    }
    let block = index / EventList.blockLength
    guard block < blocks.count else { return }
    if events[index].traits.isOutgoing {
      blocks[block].outgoing.distinctParties += change
    } else {
      blocks[block].incoming.distinctParties += change
    }
  }

  /// The index of a party's event at a moment, the one that arrived last; with `isOutgoing` nil in either direction.
  func index(of party: Int32, isOutgoing: Bool?, at seconds: Int64) -> Int? {
    var index = end(at: seconds) - 1
    while index >= 0 && events[index].seconds == seconds {
      if isOf(party, isOutgoing, index) { return index }
      index -= 1
    }
    return nil
  }

  /// The index of the last event of a party before an index.
  func last(of party: Int32, isOutgoing: Bool?, before end: Int) -> Int? {
    var index = end - 1
    while index >= 0 {
      if isOf(party, isOutgoing, index) { return index }
      index -= 1
    }
    return nil
  }

  private func isOf(_ party: Int32, _ isOutgoing: Bool?, _ index: Int) -> Bool {
    let event = events[index]
    guard event.party == party, !event.traits.contains(.reversal) else { return false }
    return isOutgoing == nil || event.traits.isOutgoing == isOutgoing
  }

  /// Takes the mark of a party's earliest event from the one at a moment.
  mutating func unmarkFirst(of party: Int32, at seconds: Int64) {
    var index = end(at: seconds) - 1
    while index >= 0 && events[index].seconds == seconds {
      if events[index].party == party && events[index].traits.contains(.firstOfPair) {
        setFirst(false, at: index)
        return
      }
      index -= 1
    }
  }

  /// Marks a party's earliest event and gives its moment; nil when it has none here.
  mutating func markFirst(of party: Int32) -> Int64? {
    guard let index = events.indices.first(where: { isOf(party, nil, $0) }) else { return nil }
    setFirst(true, at: index)
    return events[index].seconds
  }

  private mutating func setFirst(_ isFirst: Bool, at index: Int) {
    if isFirst {
      events[index].traits.insert(.firstOfPair)
    } else {
      events[index].traits.remove(.firstOfPair)
    }
    let (block, change) = (index / EventList.blockLength, Int32(isFirst ? 1 : -1))
    guard block < blocks.count else { return }
    if events[index].traits.isOutgoing {
      blocks[block].outgoing.firstOfPairCount += change
    } else {
      blocks[block].incoming.firstOfPairCount += change
    }
  }

  /// The exact windows that end at a moment, over the events before an index.
  func reading(at seconds: Int64, end: Int) -> WindowReading {
    var reading = WindowReading()
    var totals = DirectedTotals()
    var index = end
    gather(&totals, &index, after: seconds - ExactWindow.hour.seconds)
    reading.hour = totals
    gather(&totals, &index, after: seconds - ExactWindow.day.seconds)
    reading.day = totals
    gather(&totals, &index, after: seconds - ExactWindow.week.seconds)
    reading.week = totals
    return reading
  }

  /// What the events before an index and later than a moment add up to.
  func totals(after moment: Int64, end: Int) -> DirectedTotals {
    var (totals, index) = (DirectedTotals(), end)
    gather(&totals, &index, after: moment)
    return totals
  }

  /// Goes back over the events that are later than a moment and adds them up.
  private func gather(_ totals: inout DirectedTotals, _ index: inout Int, after moment: Int64) {
    let length = EventList.blockLength
    while index > 0 {
      if index % length == 0 && index / length <= blocks.count
        && events[index - length].seconds > moment
      {
        totals.add(blocks[index / length - 1])
        index -= length
        continue
      }
      let event = events[index - 1]
      if event.seconds <= moment { return }
      totals.add(event)
      index -= 1
    }
  }

  private mutating func sumBlocks(from first: Int) {
    filteredBlocks.forget(from: first)
    let length = EventList.blockLength
    let count = events.count / length
    if blocks.count > first { blocks.removeLast(blocks.count - first) }
    guard first < count else { return }
    for block in first..<count {
      var totals = DirectedTotals()
      for index in (block * length)..<((block + 1) * length) { totals.add(events[index]) }
      blocks.append(totals)
    }
  }

  /// Gives memory back once half of the events are older than what is kept.
  private mutating func trim(newestDay: Int32) {
    guard events.count >= 16 else { return }
    var half = events.count / 2
    if half >= EventList.blockLength { half -= half % EventList.blockLength }
    guard events[half - 1].day < newestDay - Retention.eventDays else { return }
    events.removeFirst(half)
    sumBlocks(from: 0)
  }
}
