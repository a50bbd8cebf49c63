/// One pass over the bytes of a name: decoded, folded and folded for names, with single spaces.
///
/// A reused value allocates only while it meets longer names than before.
struct NameScan: Sendable {
  /// The name's scalars are the first `count` of these; the rest is left from longer names.
  private(set) var room: [UInt32] = []
  /// The number of scalars of the name.
  private(set) var count = 0
  /// The traits of all scalars of the name, see `NameFoldingTable`.
  private(set) var traits: UInt32 = 0
  private(set) var hasUnreadableCharacters = false
  private(set) var hasStrayVoicingMark = false
  /// The number of code points of the text.
  private(set) var codePointCount = 0

  private let entries = NameFoldingTable.standard.entries

  /// The longest expansions make five scalars of a character of three bytes.
  private static let maximumScalarsPerByte = 2

  /// Replaces the contents by the scan of one name.
  mutating func scan(_ utf8: Span<UInt8>) {
    let needed = utf8.count * Self.maximumScalarsPerByte
    if room.count < needed { room = [UInt32](repeating: 0, count: needed) }
    let pass = room.withUnsafeMutableBufferPointer { room in
      utf8.withUnsafeBufferPointer { bytes in
        entries.withUnsafeBufferPointer { entries in
          var pass = NamePass(entries: entries, room: room)
          pass.read(bytes)
          return pass.result
        }
      }
    }
    count = pass.count
    traits = pass.traits
    hasUnreadableCharacters = pass.hasUnreadableCharacters
    hasStrayVoicingMark = pass.hasStrayVoicingMark
    codePointCount = pass.codePointCount
  }

  /// Puts separators in the place of scalars that are not wanted.
  mutating func blank(_ range: Range<Int>) {
    for index in range { room[index] = NameFoldingTable.separator }
  }
}

/// The running state of a scan; it lives only inside the closure that lends it its buffers.
///
/// Why the unchecked writes are safe: `room` holds two scalars for every byte. A code point of one byte appends
/// one scalar at most, so does one of two or four bytes, and one of three bytes five at most, for which six
/// are there. Reads of `entries` are by 16-bit numbers, and it has 65,536 elements. Reads of bytes are below
/// the count that is tested beside them. Debug builds check every one of them.
private struct NamePass {
  struct Result {
    var count = 0
    var traits: UInt32 = 0
    var hasUnreadableCharacters = false
    var hasStrayVoicingMark = false
    var codePointCount = 0
  }

  private(set) var result = Result()
  private let entries: UnsafeBufferPointer<UInt32>
  private let room: UnsafeMutableBufferPointer<UInt32>
  private var count = 0
  private var traits: UInt32 = 0
  /// Whether a voicing mark would belong to the last scalar: only dropped characters came after it.
  private var canJoin = false
  /// The count at which a digit would show that the long mark before it was a hyphen.
  private var hyphenCount = -1

  private static let space = NameFoldingTable.separator
  private static let hyphen = NameFoldingTable.hyphen
  private static let replacement: UInt32 = 0xFFFD

  init(entries: UnsafeBufferPointer<UInt32>, room: UnsafeMutableBufferPointer<UInt32>) {
    self.entries = entries
    self.room = room
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    var codePointCount = 0
    while offset < bytes.count {
      let value = Self.codePoint(bytes, &offset)
      codePointCount += 1
      if value >= 0x10000 {
        supplementary(value)
        continue
      }
      let entry = entries[Int(value)]
      if entry >> 24 == 0 {
        append(entry)
        canJoin = true
      } else {
        perform(entry)
      }
    }
    if count > 0, room[count - 1] == Self.space { count -= 1 }
    result.count = count
    result.traits = traits
    result.codePointCount = codePointCount
  }

  /// Reads one code point; a byte that belongs to none counts as U+FFFD.
  @inline(__always)
  private static func codePoint(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> UInt32 {
    let first = UInt32(bytes[offset])
    if first >= 0xE0, first < 0xF0, offset + 2 < bytes.count {
      let (second, third) = (UInt32(bytes[offset + 1]), UInt32(bytes[offset + 2]))
      let value = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      let isWellFormed =
        second & 0xC0 == 0x80 && third & 0xC0 == 0x80 && value >= 0x800 && value & 0xF800 != 0xD800
      offset += isWellFormed ? 3 : 1
      return isWellFormed ? value : replacement
    }
    if first < 0x80 {
      offset += 1
      return first
    }
    let scalar = UTF8Scalar(reading: bytes.span, at: offset)
    offset += max(scalar.byteCount, 1)
    return scalar.byteCount == 0 ? replacement : scalar.value
  }

  @inline(__always)
  private mutating func append(_ entry: UInt32) {
    room[count] = entry & 0xFFFF
    count += 1
    traits |= entry
  }

  /// Follows an entry that is not just appended.
  private mutating func perform(_ entry: UInt32) {
    switch NameFoldingTable.action(of: entry) {
    case .append: append(entry)
    case .separate:
      if count > 0, room[count - 1] != Self.space { append(Self.space) }
      canJoin = false
      return
    case .hyphen: hyphen(mayLengthen: true)
    case .longMark: hyphen(mayLengthen: false)
    case .voice: return join(Kana.voiced)
    case .halfVoice: return join(Kana.halfVoiced)
    case .digit: digit(entry)
    case .repeatLast: repeatLast(entry, isVoiced: false)
    case .repeatVoiced: repeatLast(entry, isVoiced: true)
    case .expand:
      for part in NameFoldingTable.standard.expansion(of: entry) { perform(part) }
    case .drop: return
    case .refuse:
      result.hasUnreadableCharacters = true
      canJoin = false
      return
    }
    canJoin = true
  }

  /// A hyphen after a kana lengthens it, unless a digit follows; a long mark after anything else is a hyphen.
  private mutating func hyphen(mayLengthen: Bool) {
    if count > 0, Kana.isKana(room[count - 1]) {
      append(Kana.longMark)
      if mayLengthen { hyphenCount = count }
    } else {
      append(Self.hyphen | NameFoldingTable.digitTrait)
    }
  }

  private mutating func digit(_ entry: UInt32) {
    if hyphenCount == count { room[count - 1] = Self.hyphen }
    append(entry)
  }

  @inline(__always)
  private mutating func join(_ joined: (UInt32) -> UInt32?) {
    if canJoin, count > 0, let scalar = joined(room[count - 1]) {
      room[count - 1] = scalar
    } else {
      result.hasStrayVoicingMark = true
      canJoin = false
    }
  }

  /// 々 after an ideograph and ヽ or ヾ after a kana stand for it; elsewhere they stay.
  private mutating func repeatLast(_ entry: UInt32, isVoiced: Bool) {
    let last = count > 0 ? room[count - 1] : Self.space
    let isIdeographMark = entry & 0xFFFF == 0x3005
    let isRepeated = isIdeographMark ? last >= NameFoldingTable.firstIdeograph : Kana.isKana(last)
    guard isRepeated else { return append(entry) }
    if isIdeographMark {
      room[count] = last
      count += 1
    } else {
      let plain = Kana.unvoiced(of: last)
      append(isVoiced ? Kana.voiced(of: plain) ?? plain : plain)
    }
  }

  /// Ideographs beyond the basic plane stay or become their usual form; the private planes cannot be matched.
  private mutating func supplementary(_ scalar: UInt32) {
    if FoldingTable.isInvisible(scalar) { return }
    if scalar >= 0xF0000 {
      result.hasUnreadableCharacters = true
      canJoin = false
      return
    }
    room[count] = KanjiVariants.usualForm(ofSupplementary: scalar)
    count += 1
    traits |= NameFoldingTable.titleTrait
    canJoin = true
  }
}
