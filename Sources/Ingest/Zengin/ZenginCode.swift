import JapaneseText

/// The character code of a Zengin file's bytes.
///
/// The bytes decide: what the header's code area (コード区分) says is held against them and not believed.
enum ZenginCode: Sendable {
  /// JIS X 0201, one byte a character.
  case jis
  /// EBCDIC in the code page IBM-290.
  case ebcdic

  /// The code of a file that begins with these bytes, or nil when its first byte is no header's.
  init?(firstByte: UInt8) {
    switch firstByte {
    case 0x31: self = .jis
    case 0xF1: self = .ebcdic
    default: return nil
    }
  }

  /// The digit of the code area that says this code.
  var codeArea: UInt8 { self == .jis ? UInt8(ascii: "0") : UInt8(ascii: "1") }

  /// The code's name, for people.
  var name: String { self == .jis ? "JIS X 0201" : "EBCDIC (IBM-290)" }

  /// Whether a byte is a digit that begins a record.
  func beginsRecord(_ byte: UInt8) -> Bool {
    let digit = self == .jis ? byte : byte &- 0xC0
    return digit == 0x31 || digit == 0x32 || digit == 0x38 || digit == 0x39
  }

  /// Whether a byte ends a line: CR and LF, and in EBCDIC its own NEL (15) and LF (25) too.
  func endsLine(_ byte: UInt8) -> Bool {
    if byte == 0x0D || byte == 0x0A { return true }
    return self == .ebcdic && (byte == 0x15 || byte == 0x25)
  }

  /// Whether a byte is a mark of the file's end: the DOS end mark, and in EBCDIC its substitute character
  /// too.
  func endsFile(_ byte: UInt8) -> Bool {
    byte == 0x1A || (self == .ebcdic && byte == 0x3F)
  }

  /// Whether a byte completes the line end that a carriage return began.
  func followsCarriageReturn(_ byte: UInt8) -> Bool {
    byte == 0x0A || (self == .ebcdic && byte == 0x25)
  }

  /// The index of the first line end from an index on, or `end`.
  func firstLineEnd(_ window: Span<UInt8>, from start: Int, to end: Int) -> Int {
    if self == .jis { return window.first(0x0D, or: 0x0A, from: start, to: end) }
    var index = start
    while index < end && !endsLine(window[index]) { index += 1 }
    return index
  }

  /// The byte of JIS X 0201 for each byte of EBCDIC; 00, which is none, for a byte without one.
  static let jisFromEBCDIC: [UInt8] = (UInt8.min...UInt8.max).map { IBM290Table.standard.jisX0201($0) ?? 0 }
}
