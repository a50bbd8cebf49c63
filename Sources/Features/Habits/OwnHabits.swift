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

extension EntityShard {
  /// Adds a transaction to its account, and reads what was usual before it.
  func recordAccount(_ row: WindowRow) -> AccountMoment {
    let entity = record(row)
    return AccountMoment(entity: entity, habit: adopt(row, isFirstOfPair: entity.pair?.countBefore == 0))
  }
}

/// What an account says at the moment of one transaction.
struct AccountMoment {
  var entity: EntityMoment
  var habit: HabitMoment?
}
