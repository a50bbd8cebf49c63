import CByteScan

/// A number field of a Zengin record.
enum ZenginNumber: Equatable {
  /// The field is all spaces.
  case absent
  /// The field's digits, with leading spaces read as leading zeros.
  case value(Int64)
  /// The field holds something else.
  case unreadable

  @inline(__always)
  var value: Int64? {
    if case .value(let number) = self { return number }
    return nil
  }
}

// Fields of a record that has its full length and holds only characters of JIS X 0201.
extension Span where Element == UInt8 {
  /// Reads a right-justified number of at most 18 digits.
  @inline(__always)
  func number(_ field: Range<Int>) -> ZenginNumber {
    // Sixteen bytes that end with the field, those before it taken for zeros: two words of digits.
    let fieldBytes = field.upperBound - field.lowerBound
    if fieldBytes >= 8 && fieldBytes <= 16 && field.upperBound >= 16 {
      let low = word(at: field.upperBound - 8)
      let high = word(at: field.upperBound - 16).keeping(lastBytes: fieldBytes - 8)
      if low.isDigits && high.isDigits {
        return .value(Int64(high.decimal * 100_000_000 + low.decimal))
      }
    }
    return numberByBytes(field)
  }

  private func numberByBytes(_ field: Range<Int>) -> ZenginNumber {
    var index = field.lowerBound
    while index < field.upperBound && self[index] == 0x20 { index += 1 }
    if index == field.upperBound { return .absent }
    var value: Int64 = 0
    while index < field.upperBound {
      let digit = self[index] &- 0x30
      if digit > 9 { return .unreadable }
      value = value * 10 + Int64(digit)
      index += 1
    }
    return .value(value)
  }

  /// Whether every byte of a field is a digit.
  func isDigits(_ field: Range<Int>) -> Bool {
    for index in field where self[index] &- 0x30 > 9 { return false }
    return true
  }

  /// Whether every byte of a field is a space.
  @inline(__always)
  func isBlank(_ field: Range<Int>) -> Bool {
    trimmed(field).isEmpty
  }

  /// A field without the spaces at its end.
  @inline(__always)
  func trimmed(_ field: Range<Int>) -> Range<Int> {
    var end = field.upperBound
    while end > field.lowerBound {
      if end >= 8 {
        let other = word(at: end - 8) ^ UInt64.spaces
        if other == 0 {
          end -= 8
          continue
        }
        end -= other.leadingZeroBitCount / 8
        break
      }
      if self[end - 1] != 0x20 { break }
      end -= 1
    }
    // A word may reach to the field before.
    return field.lowerBound..<Swift.max(end, field.lowerBound)
  }

  /// Whether bytes are all characters of JIS X 0201; `isWide` as `byte_scan_is_wide` says.
  @inline(__always)
  func holdsOnlyJISX0201(_ field: Range<Int>, isWide: Int32) -> Bool {
    // Safe: exactly the field's bytes are read, inside the closure.
    extracting(field).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { byte_scan_is_jisx0201($0, bytes.count, isWide) != 0 } ?? true
    }
  }

  /// The offset of the first byte that is no character of JIS X 0201, or nil.
  func firstByteOutsideJISX0201() -> Int? {
    var index = 0
    while index + 8 <= count {
      let outside = word(at: index).bytesOutsideJISX0201
      if outside != 0 { return index + outside.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      let byte = self[index]
      if byte &- 0x20 > 0x5E && byte &- 0xA1 > 0x3E { return index }
      index += 1
    }
    return nil
  }
}

// Eight bytes of a record at once, the first byte lowest.
extension UInt64 {
  static var spaces: UInt64 { 0x2020_2020_2020_2020 }
  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }

  /// The last bytes as they are, and the digit zero in place of those before them.
  @inline(__always)
  func keeping(lastBytes: Int) -> UInt64 {
    let mask = lastBytes == 0 ? 0 : UInt64.max << UInt64(64 - 8 * lastBytes)
    return self & mask | UInt64.zeros & ~mask
  }

  /// The first bytes as they are, and the digit zero in place of those behind them.
  @inline(__always)
  func keeping(firstBytes: Int) -> UInt64 {
    let mask = UInt64.max >> UInt64(64 - 8 * firstBytes)
    return self & mask | UInt64.zeros & ~mask
  }

  /// Whether all eight bytes are digits.
  @inline(__always)
  var isDigits: Bool {
    // The high half of a digit is 3, also after adding 6 to it; no sum reaches the next byte unless its own
    // high half is F, which the first test refuses.
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    return self & high == UInt64.zeros && (self &+ 0x0606_0606_0606_0606) & high == UInt64.zeros
  }

  /// The number that eight digits make.
  @inline(__always)
  var decimal: UInt64 {
    // Neighbours are joined: eight digits, four pairs, two fours, one number.
    let pairs = ((self & 0x0F0F_0F0F_0F0F_0F0F) &* 2_561) >> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    return ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
  }

  /// The high bit of each byte that is neither 20–7E nor A1–DF, and no other bit.
  @inline(__always)
  fileprivate var bytesOutsideJISX0201: UInt64 {
    let every: UInt64 = 0x0101_0101_0101_0101
    let low = self & (every &* 0x7F)
    // One for each byte from 80 on, which must lie one higher and end 1F lower than the others.
    let kana = self >> 7 & every
    // Sums of seven bits and at most 60 stay inside their byte; the high bit then says "at least".
    let reaches = low &+ every &* 0x60 &- kana
    let exceeds = low &+ every &+ kana << 5 &- kana
    return (~reaches | exceeds) & (every &* 0x80)
  }
}
