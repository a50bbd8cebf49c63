import Core

/// One transaction as a window remembers it.
struct HistoryEvent: Equatable {
  /// What a window tells apart, in two bytes: ten marks, the kind and the channel.
  struct Traits: OptionSet, Equatable {
    var rawValue: UInt16

    static let outgoing = Traits(rawValue: 1)
    static let cash = Traits(rawValue: 2)
    static let belowLimit = Traits(rawValue: 4)
    static let firstOfPair = Traits(rawValue: 8)
    static let small = Traits(rawValue: 16)
    /// The newest event with this other party in its direction: counting these counts distinct parties.
    static let latestOfParty = Traits(rawValue: 32)
    /// Not a transaction but the reversal of one, at the moment of the correction.
    static let reversal = Traits(rawValue: 64)
    /// Whether the file gives a time of day.
    static let timed = Traits(rawValue: 128)
    /// Whether it will be known if the transaction was fraud, and that it was; windows read both only once that is known.
    static let labelled = Traits(rawValue: 256)
    static let fraud = Traits(rawValue: 512)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The marks of a transaction's own.
    init(kind: TransactionKind, channel: Channel, isOutgoing: Bool) {
      rawValue = UInt16(kind.rawValue) << 10 | UInt16(channel.rawValue) << 13
      if isOutgoing { insert(.outgoing) }
      if kind == .cash { insert(.cash) }
    }

    var kind: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 10) & 7 }
    var channel: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 13) }
    var isOutgoing: Bool { contains(.outgoing) }
  }

  var seconds: Int64
  var amountYen: Int64
  /// The symbol of the other party, or -1 when the file names none.
  var party: Int32
  var traits: Traits

  /// The day in Japan.
  var day: Int32 { Instant(secondsSince1970: seconds).japanDay.daysSince1970 }
}
