/// What the events that pass one filter add up to.
struct FilteredTotals: Equatable {
  var count: Int64 = 0
  var sumYen: Int64 = 0
  var maxYen: Int64 = 0

  @inline(__always)
  mutating func add(_ event: HistoryEvent) {
    count &+= 1
    sumYen &+= event.amountYen
    maxYen = max(maxYen, event.amountYen)
  }

  @inline(__always)
  mutating func add(_ other: FilteredTotals) {
    count &+= other.count
    sumYen &+= other.sumYen
    maxYen = max(maxYen, other.maxYen)
  }
}

/// The totals of whole blocks of a key's events for each declared filter, and of groups of 64 blocks.
///
/// They are made when a declared window is first read and made again where events changed, so that a key that is not read has none.
///
/// - Cost: 24 bytes a filter for each 64 events. A reading looks at no more than 64 events and 64 blocks at either end of its window,
///   and at one group for each 4,096 events between.
struct FilteredBlocks {
  private static let blockLength = EventList.blockLength
  private static let groupBlocks = 64
  private static let groupLength = blockLength * groupBlocks

  /// The blocks whose totals are right.
  private var count = 0
  /// The totals of block `k` under filter `f` at `k * filters + f`.
  private var blocks: [FilteredTotals] = []
  private var groups: [FilteredTotals] = []

  /// Forgets the totals from a block on, because events changed there.
  mutating func forget(from block: Int) {
    if count > block { count = block }
  }

  /// Makes the totals of all whole blocks of the events.
  mutating func complete(_ events: [HistoryEvent], _ filters: [EventFilter]) {
    let whole = events.count / FilteredBlocks.blockLength
    guard count < whole, !filters.isEmpty else { return }
    blocks.removeLast(blocks.count - count * filters.count)
    groups.removeLast(groups.count - count / FilteredBlocks.groupBlocks * filters.count)
    for block in count..<whole {
      let start = block * FilteredBlocks.blockLength
      for filter in filters {
        var totals = FilteredTotals()
        for event in events[start..<(start + FilteredBlocks.blockLength)] where filter.passes(event) {
          totals.add(event)
        }
        blocks.append(totals)
      }
    }
    count = whole
    for group in (groups.count / filters.count)..<(whole / FilteredBlocks.groupBlocks) {
      for filter in filters.indices {
        var totals = FilteredTotals()
        for block in 0..<FilteredBlocks.groupBlocks {
          totals.add(blocks[(group * FilteredBlocks.groupBlocks + block) * filters.count + filter])
        }
        groups.append(totals)
      }
    }
  }

  /// The group or block of whole events that ends at an index, for one filter; nil when there is none within the window.
  private func step(before index: Int, after moment: Int64, _ reader: Reader) -> (
    length: Int, FilteredTotals
  )? {
    guard index % FilteredBlocks.blockLength == 0, index / FilteredBlocks.blockLength <= count else {
      return nil
    }
    let (groupLength, blockLength) = (FilteredBlocks.groupLength, FilteredBlocks.blockLength)
    if index % groupLength == 0, reader.events[index - groupLength].seconds > moment {
      return (groupLength, groups[(index / groupLength - 1) * reader.filters.count + reader.filter])
    }
    if reader.events[index - blockLength].seconds > moment {
      return (blockLength, blocks[(index / blockLength - 1) * reader.filters.count + reader.filter])
    }
    return nil
  }

  /// One filter's view of a key's events.
  struct Reader {
    let events: [HistoryEvent]
    let filters: [EventFilter]
    let filter: Int
  }

  /// Goes back over the events that are later than a moment and adds up those that pass; gives the number of looks.
  @discardableResult
  func gather(
    _ totals: inout FilteredTotals, _ index: inout Int, after moment: Int64, _ reader: Reader
  ) -> Int {
    let filter = reader.filters[reader.filter]
    var looks = 0
    while index > 0 {
      looks += 1
      if let (length, sum) = step(before: index, after: moment, reader) {
        totals.add(sum)
        index -= length
        continue
      }
      let event = reader.events[index - 1]
      if event.seconds <= moment { break }
      if filter.passes(event) { totals.add(event) }
      index -= 1
    }
    return looks
  }

  /// The moment of the newest event before an index and later than a moment that passes.
  func last(before end: Int, after moment: Int64, _ reader: Reader) -> Int64? {
    let filter = reader.filters[reader.filter]
    var index = end
    while index > 0 {
      if let (length, sum) = step(before: index, after: moment, reader), sum.count == 0 {
        index -= length
        continue
      }
      let event = reader.events[index - 1]
      if event.seconds <= moment { return nil }
      if filter.passes(event) { return event.seconds }
      index -= 1
    }
    return nil
  }

  /// The moment of the earliest event from an index on and before another that passes.
  func first(from start: Int, before end: Int, _ reader: Reader) -> Int64? {
    let filter = reader.filters[reader.filter]
    var index = start
    while index < end {
      if let length = emptyLength(from: index, before: end, reader) {
        index += length
        continue
      }
      if filter.passes(reader.events[index]) { return reader.events[index].seconds }
      index += 1
    }
    return nil
  }

  /// The length of the group or block that begins at an index and has no event that passes, or nil.
  private func emptyLength(from index: Int, before end: Int, _ reader: Reader) -> Int? {
    let (groupLength, blockLength) = (FilteredBlocks.groupLength, FilteredBlocks.blockLength)
    let limit = min(end, count * blockLength)
    if index % groupLength == 0, index + groupLength <= limit,
      groups[index / groupLength * reader.filters.count + reader.filter].count == 0
    {
      return groupLength
    }
    guard index % blockLength == 0, index + blockLength <= limit,
      blocks[index / blockLength * reader.filters.count + reader.filter].count == 0
    else { return nil }
    return blockLength
  }
}
