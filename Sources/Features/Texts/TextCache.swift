/// What was worked out of texts, kept for when the same bytes come again.
///
/// A text is found by all its bytes, so that what is kept is what working it out again would give, and forgetting changes no value.
///
/// - Shape: at most `capacity` texts and `bytesPerText` bytes for each of them; when it is full it forgets all.
/// - Cost: one probe a text that is known, of as many bytes at a time as a word holds.
struct TextCache<Facts> {
  private static var bytesPerText: Int { 64 }

  /// What is known of the texts; a place holds until the next text is looked up.
  var facts: [Facts] = []
  private let capacity: Int
  private let mask: Int
  /// The number of the text at each slot, or -1.
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  private var ends: [Int32] = [0]
  private var bytes: [UInt8] = []

  init(capacity: Int) {
    precondition(capacity > 0, "A cache keeps one text at least.")
    self.capacity = capacity
    var slotCount = 2
    while slotCount < 2 * capacity { slotCount *= 2 }
    mask = slotCount - 1
    slots = [Int32](repeating: -1, count: slotCount)
  }

  /// The place of a text, or nil when it is not known.
  func place(of text: Span<UInt8>, hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if hashes[place] == hash && holds(text, place) { return place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Keeps the facts of a text that is not known, and gives its place.
  mutating func insert(_ text: Span<UInt8>, hash: UInt64, _ new: consuming Facts) -> Int {
    if facts.count == capacity || bytes.count + text.count > capacity * Self.bytesPerText { removeAll() }
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    let place = facts.count
    slots[slot] = Int32(place)
    hashes.append(hash)
    for index in text.indices { bytes.append(text[index]) }
    ends.append(Int32(bytes.count))
    facts.append(new)
    return place
  }

  private func holds(_ text: Span<UInt8>, _ place: Int) -> Bool {
    let start = Int(ends[place])
    guard Int(ends[place + 1]) - start == text.count else { return false }
    return TextBytes.areEqual(text, bytes.span.extracting(start..<start + text.count))
  }

  private mutating func removeAll() {
    for slot in slots.indices { slots[slot] = -1 }
    facts.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(0)
  }
}
