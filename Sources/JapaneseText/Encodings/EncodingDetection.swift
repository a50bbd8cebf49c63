/// Which encoding a text is in, found from its first bytes, with how certain that is and why.
///
/// - Input: any bytes, for example the first mebibyte of a file.
/// - Determinism: depends on the bytes alone.
/// - Cost: one pass for each encoding that is possible, about a millisecond for a mebibyte.
/// - Source: the byte structure of each encoding; that Japanese text is mostly kana, punctuation and the kanji of
///   level 1 (JIS X 0208 rows 16 to 47); that half-width kana alone never give a byte from E0 up.
public struct EncodingDetection: Hashable, Sendable {
  /// The encodings that are told apart.
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8; plain ASCII counts as such.
    case utf8 = "UTF-8"
    /// CP932, Microsoft's Shift_JIS.
    case cp932 = "CP932"
    /// EUC-JP.
    case eucJP = "EUC-JP"
    /// UTF-16, low byte first.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// ISO-2022-JP, with its escape sequences.
    case iso2022JP = "ISO-2022-JP"
  }

  /// How certain an answer is.
  public enum Certainty: String, CaseIterable, Sendable {
    /// No other encoding is possible for these bytes, or all possible ones read them alike.
    case certain
    /// Another encoding is possible in principle and would give implausible text.
    case likely
    /// Another encoding would give plausible text too.
    case guess
  }

  /// The encoding.
  public let encoding: Encoding
  /// How certain it is.
  public let certainty: Certainty
  /// Why, in Japanese.
  public let reasonJapanese: String
  /// Why, in English.
  public let reasonEnglish: String

  init(_ encoding: Encoding, _ certainty: Certainty, _ japanese: String, _ english: String) {
    self.encoding = encoding
    self.certainty = certainty
    reasonJapanese = japanese
    reasonEnglish = english
  }

  /// Looks at the first bytes of a text.
  ///
  /// `isWhole` says that nothing follows them; otherwise a character may be cut where they end, and what
  /// follows may hold what they do not.
  public init(of bytes: Span<UInt8>, isWhole: Bool) {
    self = Self.byMark(bytes) ?? Self.byStructure(bytes, isWhole: isWhole)
  }

  private static func byMark(_ bytes: Span<UInt8>) -> EncodingDetection? {
    guard bytes.count >= 2 else { return nil }
    let mark = ("バイト順マークがある", "there is a byte order mark")
    if bytes[0] == 0xFF && bytes[1] == 0xFE { return .init(.utf16LittleEndian, .certain, mark.0, mark.1) }
    if bytes[0] == 0xFE && bytes[1] == 0xFF { return .init(.utf16BigEndian, .certain, mark.0, mark.1) }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      return .init(.utf8, .certain, mark.0, mark.1)
    }
    return nil
  }

  private static func byStructure(_ bytes: Span<UInt8>, isWhole: Bool) -> EncodingDetection {
    if let found = byZeroBytes(bytes) { return found }
    let utf8 = EncodingCount(utf8: bytes, isWhole: isWhole)
    if utf8.characters == 0 && utf8.badBytes == 0 {
      if hasJapaneseEscape(bytes) {
        return .init(
          .iso2022JP, .certain, "ISO-2022-JPのエスケープシーケンスがある", "there are escape sequences of ISO-2022-JP")
      }
      return .init(
        .utf8, isWhole ? .certain : .likely, "ASCII文字だけで、どの文字コードでも同じ",
        "all of it is ASCII, the same in every encoding")
    }
    if utf8.badBytes == 0 {
      return .init(.utf8, .certain, "UTF-8として正しい複数バイト文字がある", "there are well-formed characters of UTF-8")
    }
    let cp932 = EncodingCount(cp932: bytes, isWhole: isWhole)
    let eucJP = EncodingCount(eucJP: bytes, isWhole: isWhole)
    switch (cp932.badBytes == 0, eucJP.badBytes == 0) {
    case (true, true): return betweenBoth(cp932, eucJP)
    case (true, false): return onlyOne(.cp932, cp932)
    case (false, true): return onlyOne(.eucJP, eucJP)
    case (false, false): return withBadBytes(utf8, cp932, eucJP)
    }
  }

  /// Bytes that only one of the Japanese encodings allows.
  private static func onlyOne(_ encoding: Encoding, _ count: EncodingCount) -> EncodingDetection {
    let isPlausible = count.characters >= 8 && count.commonCharacters * 2 >= count.characters
    return .init(
      encoding, isPlausible ? .certain : .likely, "\(encoding.rawValue)としてだけ正しい",
      "the bytes are well-formed in \(encoding.rawValue) only")
  }

  /// Bytes that both CP932 and EUC-JP allow: half-width kana in CP932, or text in EUC-JP.
  private static func betweenBoth(_ cp932: EncodingCount, _ eucJP: EncodingCount) -> EncodingDetection {
    if cp932.characters == cp932.halfWidthKana {
      // No byte from E0 up: of eight kanji in EUC-JP, one in thirty would have none.
      if eucJP.fullWidthKana * 10 >= eucJP.characters && eucJP.fullWidthKana >= 3 {
        return .init(.eucJP, .likely, "EUC-JPのかなが並んでいる", "there are many kana of EUC-JP")
      }
      return .init(
        .cp932, eucJP.characters >= 12 ? .likely : .guess,
        "半角カナだけで、CP932でもJIS X 0201でも同じ", "all of it is half-width kana, the same in CP932 and JIS X 0201")
    }
    return .init(
      .eucJP, eucJP.commonCharacters * 2 >= eucJP.characters && eucJP.characters >= 4 ? .likely : .guess,
      "CP932としては珍しい漢字ばかりになる", "in CP932 it would be nothing but rare kanji")
  }

  /// The encoding with the fewest bad bytes; where CP932 and EUC-JP are alike in that, the more plausible.
  private static func withBadBytes(
    _ utf8: EncodingCount, _ cp932: EncodingCount, _ eucJP: EncodingCount
  ) -> EncodingDetection {
    let (few, many) = (min(cp932.badBytes, eucJP.badBytes), max(cp932.badBytes, eucJP.badBytes))
    let isUTF8 = utf8.badBytes <= few
    let isCP932 =
      many < 10 * few ? cp932.isMorePlausible(than: eucJP) : few == cp932.badBytes
    let japanese = isCP932 ? Encoding.cp932 : .eucJP
    let encoding = isUTF8 ? .utf8 : japanese
    let best = isUTF8 ? utf8 : japanese == .cp932 ? cp932 : eucJP
    let other = isUTF8 ? few : utf8.badBytes
    let isClear = other >= 10 * best.badBytes && best.characters > 20 * best.badBytes
    return .init(
      encoding, isClear ? .likely : .guess, "どの文字コードとしても正しくないバイトがあり、最も少ないものを選んだ",
      "some bytes are wrong in every encoding; this one has the fewest")
  }

  /// UTF-16 without a mark: text with ASCII in it has a zero byte in every other place.
  private static func byZeroBytes(_ bytes: Span<UInt8>) -> EncodingDetection? {
    var zeros = (even: 0, odd: 0)
    for offset in 0..<min(bytes.count, 4_096) where bytes[offset] == 0 {
      if offset % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = min(bytes.count, 4_096) / 2
    let reason = ("一つおきに0のバイトがある", "every other byte is zero")
    if zeros.odd * 3 > half && zeros.even * 20 < half {
      return .init(.utf16LittleEndian, .likely, reason.0, reason.1)
    }
    if zeros.even * 3 > half && zeros.odd * 20 < half {
      return .init(.utf16BigEndian, .likely, reason.0, reason.1)
    }
    return nil
  }

  private static func hasJapaneseEscape(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 3 else { return false }
    for offset in 0..<(bytes.count - 2) where bytes[offset] == 0x1B {
      switch (bytes[offset + 1], bytes[offset + 2]) {
      case (0x24, 0x40), (0x24, 0x42), (0x24, 0x28), (0x28, 0x4A), (0x28, 0x49): return true
      default: continue
      }
    }
    return false
  }
}
