/// What the bytes of a text would be in one encoding.
struct EncodingCount {
  /// The characters beyond ASCII.
  private(set) var characters = 0
  /// Those among them that ordinary text is made of: kana, punctuation, kanji of level 1.
  private(set) var commonCharacters = 0
  /// The half-width kana among them.
  private(set) var halfWidthKana = 0
  /// The full-width kana among them.
  private(set) var fullWidthKana = 0
  /// The bytes that belong to no character.
  private(set) var badBytes = 0

  init(utf8 bytes: Span<UInt8>, isWhole: Bool) {
    var offset = 0
    while offset < bytes.count {
      if ASCIIBlock.word(in: bytes, at: offset) != nil {
        offset += ASCIIBlock.byteCount
        continue
      }
      let scalar = UTF8Scalar(reading: bytes, at: offset)
      if scalar.byteCount == 0 {
        if !isWhole && bytes.count - offset < 4 { return }
        badBytes += 1
        offset += 1
        continue
      }
      if scalar.byteCount > 1 {
        characters += 1
        commonCharacters += 1
      }
      offset += scalar.byteCount
    }
  }

  init(cp932 bytes: Span<UInt8>, isWhole: Bool) {
    var offset = 0
    while offset < bytes.count {
      if ASCIIBlock.word(in: bytes, at: offset) != nil {
        offset += ASCIIBlock.byteCount
        continue
      }
      let lead = bytes[offset]
      offset += 1
      switch lead {
      case 0..<0x80: continue
      case 0xA1...0xDF:
        addHalfWidth(lead)
      case 0x81...0x9F, 0xE0...0xFC:
        guard offset < bytes.count else {
          if isWhole { badBytes += 1 }
          return
        }
        let trail = bytes[offset]
        guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else {
          badBytes += 1
          continue
        }
        offset += 1
        let isKana = (lead == 0x82 && trail >= 0x9F) || lead == 0x83
        add(isKana: isKana, isCommon: isKana || lead <= 0x82 || (0x88...0x97).contains(lead))
      default: badBytes += 1
      }
    }
  }

  init(eucJP bytes: Span<UInt8>, isWhole: Bool) {
    var offset = 0
    while offset < bytes.count {
      if ASCIIBlock.word(in: bytes, at: offset) != nil {
        offset += ASCIIBlock.byteCount
        continue
      }
      let lead = bytes[offset]
      let length = lead < 0x80 ? 1 : lead == 0x8F ? 3 : 2
      if length == 1 {
        offset += 1
        continue
      }
      if !isWhole && bytes.count - offset < length { return }
      guard isEUC(bytes, offset, length) else {
        badBytes += 1
        offset += 1
        continue
      }
      if lead == 0x8E {
        addHalfWidth(bytes[offset + 1])
      } else {
        let isKana = lead == 0xA4 || lead == 0xA5
        add(isKana: isKana, isCommon: isKana || lead == 0xA1 || lead == 0xA3 || (0xB0...0xCF).contains(lead))
      }
      offset += length
    }
  }

  /// Whether ordinary characters make up more of this text than of another reading of it; where they are
  /// alike in that, whether it has no more bad bytes.
  func isMorePlausible(than other: EncodingCount) -> Bool {
    let ours = commonCharacters * max(1, other.characters)
    let theirs = other.commonCharacters * max(1, characters)
    return ours == theirs ? badBytes <= other.badBytes : ours > theirs
  }

  private func isEUC(_ bytes: Span<UInt8>, _ offset: Int, _ length: Int) -> Bool {
    let lead = bytes[offset]
    guard bytes.count - offset >= length, lead == 0x8E || lead == 0x8F || (lead >= 0xA1 && lead < 0xFF)
    else { return false }
    for place in (offset + 1)..<(offset + length) where bytes[place] < 0xA1 || bytes[place] == 0xFF {
      return false
    }
    return lead != 0x8E || bytes[offset + 1] <= 0xDF
  }

  private mutating func add(isKana: Bool, isCommon: Bool) {
    characters += 1
    if isKana { fullWidthKana += 1 }
    if isCommon { commonCharacters += 1 }
  }

  private mutating func addHalfWidth(_ byte: UInt8) {
    characters += 1
    halfWidthKana += 1
    // The first five are punctuation, which half-width text has little of.
    if byte >= 0xA6 { commonCharacters += 1 }
  }
}
