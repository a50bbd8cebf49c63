/// What one key knows of each other party, in a flat open-addressing table.
///
/// - Cost: one probe a look-up; 40 bytes a pair and half the table free.
struct PairTable {
  /// What is known of one pair.
  struct Pair {
    /// The mark of a moment that is not known.
    static let never = Int64.min

    var key: UInt64
    /// The earliest transaction.
    var firstSeconds: Int64
    /// The newest transaction out of and into the key.
    var latestOutgoing = Pair.never
    var latestIncoming = Pair.never
    /// Transactions so far, without reversed ones.
    var count: Int32 = 0
    /// The pair of the same owner that was met before this one, or -1.
    var previous: Int32 = -1

    var latestSeconds: Int64 { max(latestOutgoing, latestIncoming) }

    var party: Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: key)) }
    var owner: Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: key >> 32)) }

    func latest(isOutgoing: Bool) -> Int64 { isOutgoing ? latestOutgoing : latestIncoming }

    mutating func setLatest(_ seconds: Int64, isOutgoing: Bool) {
      if isOutgoing { latestOutgoing = seconds } else { latestIncoming = seconds }
    }
  }

  private(set) var pairs: [Pair] = []
  private var slots = [Int32](repeating: -1, count: 64)

  /// The index of the pair of an owner and a party, made now if it was not known.
  ///
  /// `newest` is the owner's newest pair, or -1; a pair made now takes its place, so that an owner's pairs are found one from the other.
  mutating func index(owner: Int32, party: Int32, seconds: Int64, newest: inout Int32) -> Int {
    let key = PairTable.key(owner, party)
    var slot = PairTable.slot(key, slots.count)
    while slots[slot] >= 0 {
      if pairs[Int(slots[slot])].key == key { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(pairs.count)
    pairs.append(Pair(key: key, firstSeconds: seconds, previous: newest))
    newest = Int32(pairs.count - 1)
    if pairs.count * 2 > slots.count { grow() }
    return pairs.count - 1
  }

  /// An owner's pairs in the order in which they were met.
  func all(newest: Int32) -> [Pair] {
    var found: [Pair] = []
    var index = newest
    while index >= 0 {
      found.append(pairs[Int(index)])
      index = pairs[Int(index)].previous
    }
    return found.reversed()
  }

  /// Reads where a pair is most likely kept; the value says nothing.
  func readAhead(owner: Int32, party: Int32) -> Int64 {
    let place = slots[PairTable.slot(PairTable.key(owner, party), slots.count)]
    return place < 0 ? 0 : pairs[Int(place)].firstSeconds
  }

  /// What is known of an owner and a party, or nil when they never met.
  func pair(owner: Int32, party: Int32) -> Pair? {
    let key = PairTable.key(owner, party)
    var slot = PairTable.slot(key, slots.count)
    while slots[slot] >= 0 {
      if pairs[Int(slots[slot])].key == key { return pairs[Int(slots[slot])] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Lets the caller change a pair in place.
  subscript(index: Int) -> Pair {
    get { pairs[index] }
    _modify { yield &pairs[index] }
  }

  static func key(_ owner: Int32, _ party: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: owner)) << 32 | UInt64(UInt32(bitPattern: party))
  }

  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, pair) in pairs.enumerated() {
      var slot = PairTable.slot(pair.key, slots.count)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
