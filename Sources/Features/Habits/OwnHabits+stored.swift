extension StateWriter {
  /// Writes what is usual for a key, in the order of arrival.
  ///
  /// A party is written only where its event is still kept, since nothing else can be reversed.
  mutating func write(_ habits: OwnHabits, _ state: EntityState, _ places: [Int32: UInt64]) {
    for isOutgoing in [true, false] {
      let entries = habits[isOutgoing].byArrival
      write(UInt64(entries.count))
      for entry in entries {
        let event = entry.event(isOutgoing: isOutgoing)
        let isKept = event.day >= state.newestDay.daysSince1970 - Retention.eventDays
        write(signed: state.lastSeconds - entry.seconds)
        write(UInt64(entry.amountYen))
        write(isKept ? places[entry.party].map { $0 + 1 } ?? 0 : 0)
        write(UInt64(event.traits.rawValue))
        write(entry.isFirstOfPair ? 1 : 0)
      }
    }
  }
}

extension StateReader {
  /// Reads what is usual for a key.
  mutating func readHabits(_ lastSeconds: Int64, _ pairs: [PairTable.Pair]) throws(Damaged) -> OwnHabits {
    var habits = OwnHabits()
    for isOutgoing in [true, false] {
      let count = try readCount()
      guard count <= HabitRing.length else { throw Damaged() }
      for _ in 0..<count {
        let seconds = lastSeconds &- (try readSigned())
        let amountYen = Int64(truncatingIfNeeded: try read())
        let place = try read()
        let traits = HistoryEvent.Traits(rawValue: UInt16(truncatingIfNeeded: try read()))
        guard place <= UInt64(pairs.count), amountYen >= 0, traits.isOutgoing == isOutgoing else {
          throw Damaged()
        }
        let event = HistoryEvent(
          seconds: seconds, amountYen: amountYen, party: place == 0 ? -1 : pairs[Int(place) - 1].party,
          traits: traits)
        habits[isOutgoing].add(event, isFirstOfPair: try read() != 0)
      }
    }
    return habits
  }
}

extension HabitRing.Entry {
  /// What of its transaction is still known.
  func event(isOutgoing: Bool) -> HistoryEvent {
    var traits = HistoryEvent.Traits(rawValue: UInt16(channel) << 13)
    if isOutgoing { traits.insert(.outgoing) }
    if hour != Self.noHour { traits.insert(.timed) }
    return HistoryEvent(seconds: seconds, amountYen: amountYen, party: party, traits: traits)
  }
}
