/// Bytes to which values are written one after another, or from which they are read in the same order.
///
/// One description of a type's fields serves both ways, so that they cannot differ.
/// - Shape: whole numbers in eight bytes, lowest first; texts as their length and their UTF-8; lists as their length and their members.
/// - Missing: after bytes that are not such a text, `isSound` is false and what was read means nothing.
struct RecordArchive {
  /// The bytes written so far, or all that are read.
  private(set) var bytes: [UInt8]
  /// Whether everything read so far was there and had a meaning.
  private(set) var isSound = true
  private let isReading: Bool
  private var place = 0

  /// Begins to write.
  init() {
    bytes = []
    isReading = false
  }

  /// Begins to read.
  init(reading bytes: [UInt8]) {
    self.bytes = bytes
    isReading = true
  }

  /// Whether everything was read and nothing is left.
  var isReadWhole: Bool { isSound && place == bytes.count }

  mutating func field(_ value: inout Int64) {
    if isReading {
      value = Int64(bitPattern: readWord())
    } else {
      write(UInt64(bitPattern: value))
    }
  }

  mutating func field(_ value: inout Double) {
    var bits = Int64(bitPattern: value.bitPattern)
    field(&bits)
    value = Double(bitPattern: UInt64(bitPattern: bits))
  }

  mutating func field(_ value: inout Bool) {
    var number: Int64 = value ? 1 : 0
    field(&number)
    expect(number == 0 || number == 1)
    value = number == 1
  }

  mutating func field(_ value: inout String) {
    let count = length(value.utf8.count)
    guard isReading else {
      bytes.append(contentsOf: value.utf8)
      return
    }
    value = String(decoding: bytes[place..<(place + count)], as: UTF8.self)
    place += count
  }

  mutating func field<Word: RawRepresentable<String>>(_ value: inout Word) {
    var text = value.rawValue
    field(&text)
    guard let word = Word(rawValue: text) else { return expect(false) }
    value = word
  }

  mutating func field<Word: RawRepresentable<UInt8>>(_ value: inout Word) {
    var number = Int64(value.rawValue)
    field(&number)
    guard let byte = UInt8(exactly: number), let word = Word(rawValue: byte) else { return expect(false) }
    value = word
  }

  /// A value that may be missing; `blank` is what a present one is read into.
  mutating func field<Value>(
    _ value: inout Value?, blank: Value, _ walk: (inout RecordArchive, inout Value) -> Void
  ) {
    var isThere = value != nil
    field(&isThere)
    guard isThere else {
      value = nil
      return
    }
    var found = value ?? blank
    walk(&self, &found)
    value = found
  }

  mutating func field(_ value: inout String?) {
    field(&value, blank: "") { $0.field(&$1) }
  }

  mutating func field(_ value: inout Int64?) {
    field(&value, blank: 0) { $0.field(&$1) }
  }

  mutating func field(_ value: inout Double?) {
    field(&value, blank: 0) { $0.field(&$1) }
  }

  /// A list; `blank` is what each member is read into.
  mutating func field<Value>(
    _ values: inout [Value], blank: Value, _ walk: (inout RecordArchive, inout Value) -> Void
  ) {
    let count = length(values.count)
    guard isReading else {
      for index in values.indices { walk(&self, &values[index]) }
      return
    }
    values = []
    for _ in 0..<count where isSound {
      var value = blank
      walk(&self, &value)
      values.append(value)
    }
  }

  mutating func expect(_ holds: Bool) {
    if !holds { isSound = false }
  }

  /// A number of bytes or members, which is never more than the bytes that are left.
  private mutating func length(_ count: Int) -> Int {
    var number = Int64(count)
    field(&number)
    guard isReading else { return count }
    let isPossible = (0...Int64(bytes.count - place)).contains(number)
    expect(isPossible)
    return isPossible ? Int(number) : 0
  }

  private mutating func write(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  private mutating func readWord() -> UInt64 {
    guard isSound, bytes.count - place >= 8 else {
      isSound = false
      return 0
    }
    defer { place += 8 }
    return bytes[place..<(place + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
