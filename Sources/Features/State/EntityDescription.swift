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
  /// The other sides, in the order in which they were met.
  public let parties: [Party]

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
    parties = shard.pairs.pairs.map { pair in
      Party(
        key: text(pair.party), firstAt: Instant(secondsSince1970: pair.firstSeconds), count: Int(pair.count))
    }
  }
}
