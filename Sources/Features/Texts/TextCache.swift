import Core

/// What was worked out of texts, kept for when the same bytes come again.
///
/// Texts are not empty. A text is found by all its bytes, so that what is kept is what working it out again would give, and forgetting changes no value.
///
/// - Shape: at most `capacity` texts and `bytesPerText` bytes for each of them; when it is full it forgets all.
/// - Cost: one probe a text that is known, of as many bytes at a time as a word holds.
struct TextCache<Facts> {
  private static var bytesPerText: Int { 64 }

  /// What is known of the texts; a place holds until the next text is looked up.
  var facts: [Facts] = []
  private let capacity: Int
  private let mask: Int
  /// The text at each slot: its number in the low half, high bits of its hash in the other; or all ones.
  private var slots: [UInt64]
  private var ends: [Int32] = [0]
  private var bytes: [UInt8] = []

  private static var empty: UInt64 { .max }

  init(capacity: Int) {
    precondition(capacity > 0, "A cache keeps one text at least.")
    self.capacity = capacity
    var slotCount = 2
    while slotCount < 2 * capacity { slotCount *= 2 }
    mask = slotCount - 1
    slots = [UInt64](repeating: Self.empty, count: slotCount)
  }

  /// The place of a text, or nil when it is not known.
  func place(of text: Span<UInt8>, hash: UInt64) -> Int? {
    var slot = firstSlot(hash)
    while slots[slot] != Self.empty {
      let place = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)
      if slots[slot] >> 32 == hash >> 32 && holds(text, place) { return place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The place at which a text is most likely kept, from its hash alone, or nil.
  @inline(__always)
  func likelyPlace(hash: UInt64) -> Int? {
    let slot = slots[firstSlot(hash)]
    return slot == Self.empty ? nil : Int(truncatingIfNeeded: slot & 0xFFFF_FFFF)
  }

  /// The first byte of the text at a place; reading it fetches the text.
  @inline(__always)
  func firstByte(at place: Int) -> UInt8 { bytes[Int(ends[place])] }

  /// Keeps the facts of a text that is not known, and gives its place.
  mutating func insert(_ text: Span<UInt8>, hash: UInt64, _ new: consuming Facts) -> Int {
    if facts.count == capacity || bytes.count + text.count > capacity * Self.bytesPerText { removeAll() }
    var slot = firstSlot(hash)
    while slots[slot] != Self.empty { slot = (slot + 1) & mask }
    let place = facts.count
    slots[slot] = (hash >> 32) << 32 | UInt64(place)
    for index in text.indices { bytes.append(text[index]) }
    ends.append(Int32(bytes.count))
    facts.append(new)
    return place
  }

  @inline(__always)
  private func firstSlot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & mask }

  private func holds(_ text: Span<UInt8>, _ place: Int) -> Bool {
    let start = Int(ends[place])
    guard Int(ends[place + 1]) - start == text.count else { return false }
    return TextBytes.areEqual(text, bytes.span.extracting(start..<start + text.count))
  }

  private mutating func removeAll() {
    for slot in slots.indices { slots[slot] = Self.empty }
    facts.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(0)
  }
}
