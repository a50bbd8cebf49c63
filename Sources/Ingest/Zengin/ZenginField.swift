import JapaneseText

/// A number field of a Zengin record.
enum ZenginNumber: Equatable {
  /// The field is all spaces.
  case absent
  /// The field's digits, with leading spaces read as leading zeros.
  case value(Int64)
  /// The field holds something else.
  case unreadable

  var value: Int64? {
    if case .value(let number) = self { return number }
    return nil
  }
}

// Fields of a record that has its full length and holds only characters of JIS X 0201.
extension Span where Element == UInt8 {
  /// Reads a right-justified number of at most 18 digits.
  func number(_ field: Range<Int>) -> ZenginNumber {
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
  func isBlank(_ field: Range<Int>) -> Bool {
    for index in field where self[index] != 0x20 { return false }
    return true
  }

  /// A field without the spaces at its end.
  func trimmed(_ field: Range<Int>) -> Range<Int> {
    var end = field.upperBound
    while end > field.lowerBound && self[end - 1] == 0x20 { end -= 1 }
    return field.lowerBound..<end
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

  /// Appends a field as UTF-8, without the spaces at its end.
  func appendText(_ field: Range<Int>, to output: inout [UInt8]) {
    let outcome = JISX0201Decoder.standard.appendUTF8(extracting(trimmed(field)), to: &output)
    precondition(outcome == .complete, "A record's characters are checked before its fields are decoded.")
  }
}

extension UInt64 {
  /// The high bit of each byte that is neither 20–7E nor A1–DF, and no other bit.
  fileprivate var bytesOutsideJISX0201: UInt64 {
    let every: UInt64 = 0x0101_0101_0101_0101
    // Sums of seven bits and at most 60 stay inside their byte; the high bit then says "at least".
    let low = self & (every &* 0x7F)
    let outsideLatin = ~(low &+ every &* 0x60) | (low &+ every)
    let outsideKana = ~(low &+ every &* 0x5F) | (low &+ every &* 0x20)
    return ((outsideLatin & ~self) | (outsideKana & self)) & (every &* 0x80)
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
