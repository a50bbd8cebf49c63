import Core

/// What is stored of one account, payee or value, spelt out for people.
public struct EntityDescription: Sendable {
  /// One transaction that is still kept singly, or the reversal of one.
  public struct Event: Sendable {
    /// Its moment.
    public var at: Instant
    /// Which way the money went.
    public var direction: Direction
    /// The amount in yen.
    public var amountYen: Int64
    /// The other side, or empty.
    public var party: String
    /// What sort of movement it was.
    public var kind: TransactionKind
    /// Where it was ordered.
    public var channel: Channel
    /// Whether it is the earliest with its party.
    public var isFirstWithParty: Bool
    /// Whether this is the reversal of a transaction, at the moment of the correction.
    public var isReversal: Bool
  }

  /// The sums of one day in one direction.
  public struct Day: Sendable {
    /// The day.
    public var day: BankDay
    /// The direction.
    public var direction: Direction
    /// How many transactions.
    public var count: Int64
    /// Their sum in yen.
    public var sumYen: Int64
    /// The largest of them in yen.
    public var maxYen: Int64
  }

  /// The sums of one day over the transactions that a declared window counts.
  public struct DeclaredDay: Sendable {
    /// The day.
    public var day: BankDay
    /// The other side, or nil when the sums are those of all.
    public var party: String?
    /// Which declared windows they belong to: those that have this one among their `sumsNumbers`.
    public var sumsNumber: Int32
    /// How many transactions.
    public var count: Int64
    /// Their sum in yen.
    public var sumYen: Int64
    /// The largest of them in yen.
    public var maxYen: Int64
  }

  /// One of the last transactions in a direction, which say what is usual for an account.
  public struct Habit: Sendable {
    /// Its moment.
    public var at: Instant
    /// Which way the money went.
    public var direction: Direction
    /// The amount in yen.
    public var amountYen: Int64
    /// Where it was ordered.
    public var channel: Channel
    /// Whether it was the first with its party.
    public var isFirstWithParty: Bool
  }

  /// What is known of one other side.
  public struct Party: Sendable {
    /// Its account, or the account at a payee.
    public var key: String
    /// The earliest transaction.
    public var firstAt: Instant
    /// Transactions so far, without reversed ones.
    public var count: Int
  }

  /// The first transaction.
  public let firstAt: Instant
  /// The newest transaction.
  public let lastAt: Instant
  /// The channels that were used.
  public let channels: [Channel]
  /// The single transactions, oldest first.
  public let events: [Event]
  /// The sums by day, oldest first.
  public let days: [Day]
  /// The sums by day of declared windows, oldest first, and after those of all the ones by other side, each oldest first.
  public let declaredDays: [DeclaredDay]
  /// The last transactions out of and into an account, each side in the order of arrival; payees and values have none.
  public let habits: [Habit]
  /// The usual outgoing amount at the newest transaction: the median of those of the 90 days before, or nil when they are fewer than five.
  public let usualOutgoingYen: Double?
  /// The same of incoming ones.
  public let usualIncomingYen: Double?
  /// The other sides, in the order in which they were met.
  public let parties: [Party]

  private static func days(
    of books: [PartyBook], _ parties: [Int32], _ text: (Int32) -> String
  ) -> [DeclaredDay] {
    books.flatMap { book in
      parties.flatMap { party in
        (book.days[party]?.entries ?? []).map { entry in
          DeclaredDay(
            day: BankDay(daysSince1970: entry.day), party: text(party), sumsNumber: book.number,
            count: entry.count, sumYen: entry.sumYen, maxYen: entry.maxYen)
        }
      }
    }
  }

  /// Reads a stored state.
  ///
  /// - Errors: those of `FeatureState.restore`.
  public init(_ stored: StoredEntity) throws(FeaturesError) {
    let memory = FeatureState()
    try memory.restore(stored)
    let shards = memory.accounts + memory.counterparties + memory.extraKeys.values.flatMap { $0 }
    guard let shard = shards.first(where: { !$0.states.isEmpty }) else {
      throw .unreadableState(version: stored.version)
    }
    let state = shard.states[0]
    func text(_ party: Int32) -> String { party < 0 ? "" : memory.symbols.text(of: party) }
    firstAt = Instant(secondsSince1970: state.firstSeconds)
    lastAt = Instant(secondsSince1970: state.lastSeconds)
    channels = Channel.allCases.filter { state.channelsSeen & (1 << $0.rawValue) != 0 }
    events = state.events.events.map { event in
      Event(
        at: Instant(secondsSince1970: event.seconds),
        direction: event.traits.isOutgoing ? .outgoing : .incoming, amountYen: event.amountYen,
        party: text(event.party), kind: TransactionKind(rawValue: event.traits.kind) ?? .other,
        channel: Channel(rawValue: event.traits.channel) ?? .unstated,
        isFirstWithParty: event.traits.contains(.firstOfPair),
        isReversal: event.traits.contains(.reversal))
    }
    days = state.days.entries.compactMap { entry in
      guard entry.series == DaySeries.outgoing || entry.series == DaySeries.incoming else { return nil }
      return Day(
        day: BankDay(daysSince1970: entry.day),
        direction: entry.series == DaySeries.outgoing ? .outgoing : .incoming, count: entry.count,
        sumYen: entry.sumYen, maxYen: entry.maxYen)
    }
    declaredDays =
      state.days.entries.filter { $0.series >= DeclaredFilter.firstSeries }.map { entry in
        DeclaredDay(
          day: BankDay(daysSince1970: entry.day), party: nil, sumsNumber: entry.series, count: entry.count,
          sumYen: entry.sumYen, maxYen: entry.maxYen)
      } + EntityDescription.days(of: state.partyBooks, shard.pairs.pairs.map(\.party), text)
    habits = [true, false].flatMap { isOutgoing in
      state.habits[isOutgoing].byArrival.map { entry in
        Habit(
          at: Instant(secondsSince1970: entry.seconds), direction: isOutgoing ? .outgoing : .incoming,
          amountYen: entry.amountYen, channel: Channel(rawValue: entry.channel) ?? .unstated,
          isFirstWithParty: entry.isFirstOfPair)
      }
    }
    usualOutgoingYen = state.habits[true].medianYen(at: state.lastSeconds)
    usualIncomingYen = state.habits[false].medianYen(at: state.lastSeconds)
    parties = shard.pairs.pairs.map { pair in
      Party(
        key: text(pair.party), firstAt: Instant(secondsSince1970: pair.firstSeconds), count: Int(pair.count))
    }
  }
}
