import Core

/// What a stored state belongs to.
public enum EntityKind: Int, CaseIterable, Sendable {
  /// An account of the bank.
  case account = 1
  /// A payee.
  case counterparty = 2
  /// A value of a declared column; its key is the column's name, `=` and the value.
  case extraKey = 3
  /// An account, of this bank or another, that paid or was paid.
  case moneyNode = 4
}

/// What is stored of one key, to be put back.
public struct StoredEntity: Hashable, Sendable {
  /// What it belongs to.
  public var kind: EntityKind
  /// The account, payee or value; a declared column's name and `=` stand before its values.
  public var key: String
  /// The layout of the content.
  public var version: Int
  /// The content, sealed by a checksum.
  public var content: [UInt8]

  /// Makes a stored state from its parts.
  public init(kind: EntityKind, key: String, version: Int, content: [UInt8]) {
    self.kind = kind
    self.key = key
    self.version = version
    self.content = content
  }
}

extension FeatureState {
  /// The version of the stored layout.
  public static let storedVersion = 4

  /// A stored state whose newest day lies more than this many days before a night can be dropped: its key is new again.
  public static let storedDays = Int(Retention.storedIdentityDays)

  /// Gives out every state that changed since the last call, and marks it as stored.
  ///
  /// - Shape: accounts, then payees, declared columns by name, and the money graph; each in the order of their keys, in which a table that
  ///   is kept in that order takes them fastest.
  /// - Determinism: the same history gives the same contents in the same order, whatever the number of workers.
  public func takeChanges(_ body: (StoredEntity, _ days: ClosedRange<BankDay>) throws -> Void) rethrows {
    try takeChanges(.account, accounts, prefix: "", body)
    try takeChanges(.counterparty, counterparties, prefix: "", body)
    for name in extraKeys.keys.sorted() {
      try takeChanges(.extraKey, shards(ofExtraColumn: name), prefix: name + "=", body)
    }
    for symbol in symbols.sorted(money.changed) {
      let node = money.take(symbol)
      let day = Instant(secondsSince1970: node.newestSeconds).japanDay
      try body(
        StoredEntity(
          kind: .moneyNode, key: symbols.text(of: symbol), version: FeatureState.storedVersion,
          content: content(of: node)), day...day)
    }
  }

  private func takeChanges(
    _ kind: EntityKind, _ shards: [EntityShard], prefix: String,
    _ body: (StoredEntity, _ days: ClosedRange<BankDay>) throws -> Void
  ) rethrows {
    for symbol in symbols.sorted(shards.flatMap(\.changed)) {
      let (state, pairs) = shards[FeatureState.shard(of: symbol)].take(symbol)
      try body(
        StoredEntity(
          kind: kind, key: prefix + symbols.text(of: symbol), version: FeatureState.storedVersion,
          content: content(of: state, pairs)), state.firstDay...state.newestDay)
    }
  }

  /// The bytes of one state.
  func content(of state: EntityState, _ pairs: [PairTable.Pair]) -> [UInt8] {
    var writer = StateWriter()
    writer.write(UInt64(state.channelsSeen))
    writer.write(signed: state.lastSeconds)
    writer.write(signed: state.lastSeconds - state.firstSeconds)
    writer.write(moment: state.lastOutgoingSeconds, before: state.lastSeconds)
    writer.write(moment: state.lastIncomingSeconds, before: state.lastSeconds)
    let places = write(pairs, state.lastSeconds, to: &writer)
    let events = state.events.live(newestDay: state.newestDay.daysSince1970)
    writer.write(UInt64(events.count))
    var last = state.lastSeconds
    for event in events.reversed() {
      writer.write(signed: last - event.seconds)
      last = event.seconds
      writer.write(UInt64(event.amountYen))
      writer.write(places[event.party].map { $0 + 1 } ?? 0)
      writer.write(UInt64(event.traits.subtracting(.latestOfParty).rawValue))
    }
    let days = state.days.live
    writer.write(UInt64(days.count))
    var lastDay = state.newestDay.daysSince1970
    for day in days.reversed() {
      writer.write(UInt64(lastDay - day.day))
      lastDay = day.day
      writer.write(UInt64(day.series))
      writer.write(UInt64(day.count))
      writer.write(UInt64(day.sumYen))
      writer.write(UInt64(day.maxYen))
    }
    writer.write(state.habits, state, places)
    writer.write(state.partyBooks, newestDay: state.newestDay.daysSince1970, places)
    writer.seal()
    return writer.bytes
  }

  /// Writes the parties of one key that are still remembered, and gives the place of each in the list.
  private func write(_ pairs: [PairTable.Pair], _ lastSeconds: Int64, to writer: inout StateWriter) -> [Int32:
    UInt64]
  {
    let kept = pairs.filter {
      $0.count > 0 && !Retention.isDropped($0.latestSeconds, newest: lastSeconds)
    }
    var places: [Int32: UInt64] = [:]
    writer.write(UInt64(kept.count))
    for pair in kept {
      places[pair.party] = UInt64(places.count)
      writer.write(text: symbols.text(of: pair.party))
      writer.write(signed: lastSeconds - pair.firstSeconds)
      writer.write(moment: pair.latestOutgoing, before: lastSeconds)
      writer.write(moment: pair.latestIncoming, before: lastSeconds)
      writer.write(UInt64(pair.count))
    }
    return places
  }
}

extension EntityState {
  /// The first day.
  var firstDay: BankDay { Instant(secondsSince1970: firstSeconds).japanDay }

  /// The newest day of a state that has a transaction.
  var newestDay: BankDay { Instant(secondsSince1970: lastSeconds).japanDay }
}

extension StateWriter {
  /// Writes a moment as its distance from a later one, or that there is none.
  mutating func write(moment: Int64, before later: Int64) {
    write(optional: moment == PairTable.Pair.never ? nil : later - moment)
  }
}
