import Core

// Texts of a record that has its full length and holds only characters of JIS X 0201.
extension Span where Element == UInt8 {
  /// Writes bytes as UTF-8 and gives the number written: one for a Latin character, three for a kana.
  ///
  /// - Input: `room` has three bytes for each byte of the field, and eight more.
  @inline(__always)
  func writeUTF8(_ field: Range<Int>, to room: UnsafeMutableRawBufferPointer) -> Int {
    var written = 0
    var index = field.lowerBound
    // The stores stay inside the room: what is written so far is at most three bytes for each byte before
    // `index`, and no store is longer than eight. `storeBytes` checks it again in debug builds.
    while index < field.upperBound {
      if field.upperBound - index >= 8 {
        let eight = word(at: index)
        if eight & 0x8080_8080_8080_8080 == 0 {
          room.storeBytes(of: eight.littleEndian, toByteOffset: written, as: UInt64.self)
          written += 8
          index += 8
          continue
        }
      }
      let pause = Swift.min(index + 8, field.upperBound)
      while index < pause {
        let (character, bytes) = UInt32.utf8(ofJISX0201: self[index])
        room.storeBytes(of: character.littleEndian, toByteOffset: written, as: UInt32.self)
        written += bytes
        index += 1
      }
    }
    return written
  }

  /// Appends a field as UTF-8, without the spaces at its end.
  func appendText(_ field: Range<Int>, to output: inout [UInt8]) {
    let text = trimmed(field)
    output.append(addingCapacity: text.count * 3 + 8) { room in
      // Safe: the buffer is written inside the closure only, and is as long as asked for.
      room.withUnsafeMutableBufferPointer { buffer, count in
        count = writeUTF8(text, to: UnsafeMutableRawBufferPointer(buffer))
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

extension UInt32 {
  /// The UTF-8 bytes of a character of JIS X 0201, first byte lowest, and their number.
  ///
  /// The kana A1–DF are U+FF61–U+FF9F, in UTF-8 EF BD A1 to EF BE 9F.
  @inline(__always)
  static func utf8(ofJISX0201 byte: UInt8) -> (packed: UInt32, count: Int) {
    let code = UInt32(byte)
    let kana = 0xBDEF &+ (code & 0x40) << 2 | (code & 0xBF) << 16
    return byte < 0x80 ? (code, 1) : (kana, 3)
  }
}

extension TextColumn {
  /// Appends a row that holds a field as UTF-8, without the spaces at its end.
  @inline(__always)
  mutating func appendField(_ record: Span<UInt8>, _ field: Range<Int>) {
    let text = record.trimmed(field)
    if text.isEmpty {
      appendEmptyRow()
    } else {
      appendRow(atMost: text.count * 3 + 8) { record.writeUTF8(text, to: $0) }
    }
  }

  /// Appends a row that holds an account as `bank-branch-type-number`; the type stands before the seven
  /// digits of the number.
  @inline(__always)
  mutating func appendAccount(_ record: Span<UInt8>, bank: Int, branch: Int, typeAndNumber: Int) {
    let hyphen: UInt64 = 0x2D
    let bankWord = record.word(at: bank) & 0xFFFF_FFFF
    let branchWord = record.word(at: branch) & 0xFF_FFFF
    let numberWord = record.word(at: typeAndNumber)
    appendRow(atMost: 18) { room in
      // Eighteen bytes are written in three words that overlap: bank and branch, type, number.
      room.storeBytes(
        of: (bankWord | hyphen << 32 | branchWord << 40).littleEndian, toByteOffset: 0, as: UInt64.self)
      room.storeBytes(
        of: (hyphen | (numberWord & 0xFF) << 8).littleEndian, toByteOffset: 8, as: UInt64.self)
      room.storeBytes(
        of: (hyphen | numberWord & ~0xFF).littleEndian, toByteOffset: 10, as: UInt64.self)
      return 18
    }
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
