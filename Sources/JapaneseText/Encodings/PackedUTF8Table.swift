/// A table from byte codes to UTF-8, and the loop that applies it.
///
/// An entry holds up to three UTF-8 bytes, first byte lowest, and their number above them; 0 says that the code
/// has no character; the highest bit marks codes that the caller wants counted. One-byte codes stand at their value, two-byte codes at `lead * 256 + trail`. A
/// one-byte table has 256 entries, a two-byte table 65,536. A set with codes of three bytes, all behind one lead
/// byte, has a second table for them.
struct PackedUTF8Table: Sendable {
  private let entries: [UInt32]
  private let hasTwoByteCodes: Bool
  /// The codes of three bytes at `supplementIndex` of their last two; empty when there are none.
  private let supplement: [UInt32]
  /// The byte before a code of three bytes, or one above every byte.
  private let supplementLead: Int

  /// Input is converted this many bytes at a time, so that room is reserved for little more than what is
  /// produced.
  private static let chunkByteCount = 4096
  /// The most bytes that one input byte can become: a half-width kana is one byte there and three here.
  private static let growth = 3

  init(entries: [UInt32]) {
    precondition(entries.count == 256 || entries.count == 65_536, "A table has 256 or 65,536 entries.")
    self.entries = entries
    self.hasTwoByteCodes = entries.count == 65_536
    self.supplement = []
    self.supplementLead = 256
  }

  /// Makes a table with codes of three bytes; `supplement` has 16,384 entries.
  init(entries: [UInt32], supplement: [UInt32], lead: UInt8) {
    precondition(
      entries.count == 65_536 && supplement.count == 16_384, "Codes of three bytes need both tables whole.")
    self.entries = entries
    self.hasTwoByteCodes = true
    self.supplement = supplement
    self.supplementLead = Int(lead)
  }

  /// The place of the code of three bytes whose last two are these; both have their high bit set.
  static func supplementIndex(_ second: Int, _ third: Int) -> Int { (second & 0x7F) << 7 | third & 0x7F }

  /// The bit of an entry whose codes are counted.
  static let mark: UInt32 = 1 << 31

  func appendUTF8(_ input: Span<UInt8>, to output: inout [UInt8]) -> DecodingOutcome {
    var marked = 0
    return appendUTF8(input, to: &output, marked: &marked)
  }

  /// Adds to `marked` the number of marked codes in the input.
  func appendUTF8(
    _ input: Span<UInt8>, to output: inout [UInt8], marked: inout Int
  ) -> DecodingOutcome {
    let keptCount = output.count
    var offset = 0
    while offset < input.count {
      let stop = min(offset + Self.chunkByteCount, input.count)
      var isBad = false
      let capacity = (stop - offset) * Self.growth + ASCIIBlock.byteCount
      output.append(addingCapacity: capacity) { room in
        room.withUnsafeMutableBufferPointer { buffer, count in
          (offset, isBad) = decode(
            input, from: offset, to: stop, into: buffer, count: &count, marked: &marked)
        }
      }
      if isBad {
        output.removeLast(output.count - keptCount)
        return .badByte(offset: offset)
      }
    }
    return .complete
  }

  /// Writes the UTF-8 form of `input` to the front of `room`; gives the number of bytes, or nil at a bad byte.
  ///
  /// Adds to `marked` the number of marked codes before the end or the bad byte.
  func write(
    _ input: Span<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>, marked: inout Int
  ) -> Int? {
    precondition(
      room.count >= input.count * Self.growth + ASCIIBlock.byteCount,
      "A decoder needs three bytes of room for each byte of input, and eight more.")
    var count = 0
    let isBad = decode(input, from: 0, to: input.count, into: room, count: &count, marked: &marked).isBad
    return isBad ? nil : count
  }

  /// Decodes the characters that start in `start ..< stop`; gives the offset reached and whether a bad byte
  /// stands there.
  ///
  /// The writes stay inside the buffer: it holds three bytes for every input byte from `start` to `stop` and
  /// eight more (see the caller); a character takes at least one input byte and gives at most three; and no
  /// store is longer than eight. `storeBytes` checks the bounds once more in debug builds.
  @inline(__always)
  private func decode(
    _ input: Span<UInt8>, from start: Int, to stop: Int,
    into buffer: UnsafeMutableBufferPointer<UInt8>, count: inout Int, marked: inout Int
  ) -> (offset: Int, isBad: Bool) {
    let entries = entries.span
    var offset = start
    // A local copy stays in a register; the parameter would be written to memory for every character.
    var written = count
    var markedCodes = 0
    defer {
      count = written
      marked += markedCodes
    }
    while offset < stop {
      if stop - offset >= ASCIIBlock.byteCount, let word = ASCIIBlock.word(in: input, at: offset) {
        UnsafeMutableRawBufferPointer(buffer).storeBytes(of: word, toByteOffset: written, as: UInt64.self)
        written += ASCIIBlock.byteCount
        offset += ASCIIBlock.byteCount
        continue
      }
      // The block was not all ASCII: its characters are taken singly before the next block is tried.
      let pause = min(offset + ASCIIBlock.byteCount, stop)
      while offset < pause {
        let first = Int(input[offset])
        var entry = entries[first]
        var advance = 1
        if entry == 0, hasTwoByteCodes, offset + 1 < input.count {
          entry = entries[first << 8 | Int(input[offset + 1])]
          advance = 2
          if entry == 0, first == supplementLead {
            entry = supplementEntry(input, at: offset)
            advance = 3
          }
        }
        // A zero lead byte cannot come here: code 0 is the character NUL and has an entry.
        if entry == 0 { return (offset, true) }
        // Four bytes are stored and the meaningless ones overwritten by the next character.
        UnsafeMutableRawBufferPointer(buffer).storeBytes(
          of: entry.littleEndian, toByteOffset: written, as: UInt32.self)
        written += Int(entry >> 24 & 0x7F)
        markedCodes += Int(entry >> 31)
        offset += advance
      }
    }
    return (offset, false)
  }

  /// The entry of the code of three bytes at `offset`, or 0; off the fast path.
  @inline(never)
  private func supplementEntry(_ input: Span<UInt8>, at offset: Int) -> UInt32 {
    guard input.count - offset >= 3, input[offset + 1] & input[offset + 2] >= 0x80 else { return 0 }
    return supplement[Self.supplementIndex(Int(input[offset + 1]), Int(input[offset + 2]))]
  }
}
