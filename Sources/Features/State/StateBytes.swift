/// Writes numbers and texts in few bytes: seven bits a byte, the lowest first.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a signed number with its sign in the lowest bit.
  mutating func write(signed value: Int64) {
    write(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// Writes a zero for nothing, or a one and the number.
  mutating func write(optional value: Int64?) {
    write(value == nil ? 0 : 1)
    if let value { write(signed: value) }
  }

  mutating func write(text: String) {
    write(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Ends the content with a checksum of all before it.
  mutating func seal() {
    let checksum = StateReader.checksum(bytes[...])
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: checksum >> shift)) }
  }
}

/// Reads what `StateWriter` wrote, and fails on anything else.
struct StateReader {
  struct Damaged: Error {}

  private let bytes: [UInt8]
  private var place = 0
  private let end: Int

  init(sealed bytes: [UInt8]) throws(Damaged) {
    guard bytes.count >= 8 else { throw Damaged() }
    end = bytes.count - 8
    var stored: UInt64 = 0
    for index in 0..<8 { stored |= UInt64(bytes[end + index]) << UInt64(8 * index) }
    guard stored == StateReader.checksum(bytes[..<end]) else { throw Damaged() }
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == end }

  mutating func read() throws(Damaged) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard place < end, shift < 64 else { throw Damaged() }
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  mutating func readSigned() throws(Damaged) -> Int64 {
    let value = try read()
    return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
  }

  mutating func readOptional() throws(Damaged) -> Int64? {
    switch try read() {
    case 0: return nil
    case 1: return try readSigned()
    default: throw Damaged()
    }
  }

  /// Reads a count that cannot be larger than the bytes left.
  mutating func readCount() throws(Damaged) -> Int {
    let count = try read()
    guard count <= UInt64(end - place) else { throw Damaged() }
    return Int(count)
  }

  mutating func readText() throws(Damaged) -> [UInt8] {
    let count = try readCount()
    place += count
    return Array(bytes[(place - count)..<place])
  }

  /// FNV-1a over the bytes, to find damage, not malice.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
