import CByteScan
import Core

// Texts of a record that has its full length and holds only characters of JIS X 0201.
extension Span where Element == UInt8 {
  /// Writes a field as UTF-8 and gives the number of bytes: one for a Latin character, three for a kana.
  ///
  /// Safe when `room` has three bytes for each byte of the field, and sixteen more; `isWide` as
  /// `byte_scan_is_wide` says.
  @inline(__always)
  func writeUTF8(_ field: Range<Int>, isWide: Int32, to room: UnsafeMutablePointer<UInt8>) -> Int {
    // Safe: exactly the field's bytes are read, inside the closure.
    extracting(field).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { Int(byte_scan_write_jisx0201($0, bytes.count, isWide, room)) } ?? 0
    }
  }

  /// Appends a field as UTF-8, without the spaces at its end.
  func appendText(_ field: Range<Int>, to output: inout [UInt8]) {
    let text = trimmed(field)
    output.append(addingCapacity: text.count * 3 + 16) { room in
      // Safe: the buffer is written inside the closure only, and is as long as asked for.
      room.withUnsafeMutableBufferPointer { buffer, count in
        if let room = buffer.baseAddress { count = writeUTF8(text, isWide: 0, to: room) }
      }
    }
  }

  /// A field as a string without the spaces at its end; for headers, not for inner loops.
  func string(_ field: Range<Int>) -> String {
    var text: [UInt8] = []
    appendText(field, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

extension Span where Element == UInt8 {
  /// Writes an account of a record as `bank-branch-type-number`, eighteen bytes; the type stands before the seven
  /// digits of the number.
  ///
  /// Safe when `room` has eighteen bytes.
  @inline(__always)
  func writeAccount(bank: Int, branch: Int, typeAndNumber: Int, to room: UnsafeMutableRawPointer) -> Int {
    let hyphen: UInt64 = 0x2D
    let bankWord = word(at: bank) & 0xFFFF_FFFF
    let branchWord = word(at: branch) & 0xFF_FFFF
    let numberWord = word(at: typeAndNumber)
    // Three words that overlap: bank and branch, type, number.
    room.storeBytes(
      of: (bankWord | hyphen << 32 | branchWord << 40).littleEndian, toByteOffset: 0, as: UInt64.self)
    room.storeBytes(
      of: (hyphen | (numberWord & 0xFF) << 8).littleEndian, toByteOffset: 8, as: UInt64.self)
    room.storeBytes(of: (hyphen | numberWord & ~0xFF).littleEndian, toByteOffset: 10, as: UInt64.self)
    return 18
  }
}

extension Array where Element == UInt8 {
  /// Appends the four codes of an account as `bank-branch-type-number`.
  mutating func appendAccount(
    _ record: Span<UInt8>, bank: Range<Int>, branch: Range<Int>, type: Range<Int>, number: Range<Int>
  ) {
    append(copying: record.extracting(bank))
    append(0x2D)
    append(copying: record.extracting(branch))
    append(0x2D)
    append(copying: record.extracting(type))
    append(0x2D)
    append(copying: record.extracting(number))
  }
}
