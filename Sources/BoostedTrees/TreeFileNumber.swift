/// Numbers as LightGBM writes them: decimal digits with an optional sign, point and exponent, and nothing else.
enum TreeFileNumber {
  /// More characters than any double needs.
  private static let longest = 40

  /// A finite number, or nil.
  static func real(_ word: ArraySlice<UInt8>) -> Double? {
    guard !word.isEmpty, word.count <= longest, word.allSatisfy(isOfDecimal) else { return nil }
    guard let number = Double(word.text), number.isFinite else { return nil }
    return number
  }

  /// A finite number or an infinity, as a threshold may be that parts what is missing from everything else; or nil.
  static func bound(_ word: ArraySlice<UInt8>) -> Double? {
    switch word.text {
    case "inf": .infinity
    case "-inf": -.infinity
    default: real(word)
    }
  }

  /// A whole number, or nil.
  static func integer(_ word: ArraySlice<UInt8>) -> Int? {
    guard !word.isEmpty, word.count <= longest else { return nil }
    return Int(word.text)
  }

  /// Hexadecimal numbers, infinities and NaN have letters that are not among these.
  private static func isOfDecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
