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
}
