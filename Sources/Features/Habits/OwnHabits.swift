/// What is usual for one account, by direction; other keys have none.
struct OwnHabits {
  private var outgoing = HabitRing()
  private var incoming = HabitRing()

  subscript(isOutgoing: Bool) -> HabitRing {
    get { isOutgoing ? outgoing : incoming }
    _modify {
      if isOutgoing { yield &outgoing } else { yield &incoming }
    }
  }

  /// What is usual in a row's direction; the ring is read where it stands, without a copy.
  func read(at row: WindowRow) -> HabitMoment? {
    row.isOutgoing ? outgoing.read(at: row) : incoming.read(at: row)
  }

  /// Reads the end of a direction's ring; the value says nothing.
  func readAhead(isOutgoing: Bool) -> Int64 {
    (isOutgoing ? outgoing.entries.last?.seconds : incoming.entries.last?.seconds) ?? 0
  }
}
