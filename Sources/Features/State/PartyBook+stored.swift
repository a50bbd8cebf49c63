extension EntityState {
  /// The book of a filter, made empty when there is none.
  mutating func partyBook(_ number: Int32) -> Int {
    if let index = partyBooks.firstIndex(where: { $0.number == number }) { return index }
    // By number, so that what is stored does not depend on the order of declarations.
    let index = partyBooks.firstIndex { $0.number > number } ?? partyBooks.count
    partyBooks.insert(PartyBook(number: number), at: index)
    return index
  }
}

extension StateWriter {
  /// Writes what windows can still see of a state's books.
  ///
  /// - Input: the place of each party among those stored; a party with a day in a book has transactions that were not reversed, so it is
  ///   one of them.
  mutating func write(_ books: [PartyBook], newestDay: Int32, _ places: [Int32: UInt64]) {
    let oldest = newestDay - Retention.dayTotalDays
    let live = books.map { book in
      (
        book.number,
        book.days.compactMap { party, series in
          places[party].map { (place: $0, entries: series.entries.filter { $0.day > oldest }) }
        }.filter { !$0.entries.isEmpty }.sorted { $0.place < $1.place }
      )
    }.filter { !$0.1.isEmpty }
    write(UInt64(live.count))
    for (number, parties) in live {
      write(UInt64(number))
      write(UInt64(parties.count))
      for party in parties {
        write(party.place)
        write(UInt64(party.entries.count))
        var last = newestDay
        for entry in party.entries.reversed() {
          write(UInt64(last - entry.day))
          last = entry.day
          write(UInt64(entry.count))
          write(UInt64(entry.sumYen))
          write(UInt64(entry.maxYen))
        }
      }
    }
  }
}

extension StateReader {
  /// Reads a state's books.
  mutating func readPartyBooks(newestDay: Int32, _ pairs: [PairTable.Pair]) throws(Damaged) -> [PartyBook] {
    var books: [PartyBook] = []
    for _ in 0..<(try readCount()) {
      var book = PartyBook(number: Int32(truncatingIfNeeded: try read()))
      for _ in 0..<(try readCount()) {
        let place = try read()
        guard place < UInt64(pairs.count) else { throw Damaged() }
        book.restore(try readPartyDays(newestDay, book.number), of: pairs[Int(place)].party)
      }
      books.append(book)
    }
    return books
  }

  private mutating func readPartyDays(_ newestDay: Int32, _ series: Int32) throws(Damaged) -> DaySeries {
    var entries: [DaySeries.Entry] = []
    var day = newestDay
    for _ in 0..<(try readCount()) {
      day &-= Int32(truncatingIfNeeded: try read())
      entries.append(
        DaySeries.Entry(
          day: day, series: series, count: Int64(truncatingIfNeeded: try read()),
          sumYen: Int64(truncatingIfNeeded: try read()),
          maxYen: Int64(truncatingIfNeeded: try read())))
    }
    return DaySeries(entries: entries.reversed())
  }
}
