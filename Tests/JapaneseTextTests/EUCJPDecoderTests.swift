import JapaneseText
import Testing

struct EUCJPDecoderTests {
  private func decode(_ bytes: [UInt8]) -> (DecodingOutcome, [UInt8]) {
    var output: [UInt8] = []
    let outcome = EUCJPDecoder.standard.appendUTF8(bytes.span, to: &output)
    return (outcome, output)
  }

  /// Whether a sequence holds a byte that glibc takes for a control character and the decoder refuses.
  private func hasControl(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case 0..<0x80: offset += 1
      case 0x8F: offset += 3
      case 0x8E, 0xA0...: offset += 2
      default: return true
      }
    }
    return false
  }

  @Test func everyCodeOfOneAndTwoBytesEqualsTheSystem() throws {
    let oracle = SystemOracle(source: "EUC-JP-MS", target: "UTF-8")
    var differing: [[UInt8]] = []
    var valid = 0
    for lead in UInt8.min...UInt8.max {
      for trail in UInt8.min...UInt8.max {
        let code = [lead, trail]
        let (outcome, output) = decode(code)
        let expected = hasControl(code) ? nil : try oracle.convert(code)
        if (outcome == .complete) != (expected != nil) || output != expected ?? [] { differing.append(code) }
        if lead >= 0x80, expected != nil { valid += 1 }
      }
      #expect((decode([lead]).0 == .complete) == (lead < 0x80))
    }
    #expect(differing == [])
    // 6,879 of JIS X 0208, 83 of row 13, 940 private ones and 63 kana.
    #expect(valid == 7_965)
  }

  @Test func everyCodeOfThreeBytesEqualsTheSystem() throws {
    let oracle = SystemOracle(source: "EUC-JP-MS", target: "UTF-8")
    var differing: [[UInt8]] = []
    var valid = 0
    for second in UInt8(0x80)...UInt8.max {
      for third in UInt8(0x80)...UInt8.max {
        let code: [UInt8] = [0x8F, second, third]
        let (outcome, output) = decode(code)
        let expected = try oracle.convert(code)
        if (outcome == .complete) != (expected != nil) || output != expected ?? [] { differing.append(code) }
        if expected != nil { valid += 1 }
      }
    }
    #expect(differing == [])
    #expect(valid > 6_000)
  }

  @Test(
    arguments: [
      ([0xA5, 0xBD], "ソ"), ([0xC9, 0xBD], "表"), ([0x8E, 0xB6, 0x8E, 0xDE], "ｶﾞ"), ([0xAD, 0xEA], "㈱"),
      ([0xA1, 0xC1], "\u{FF5E}"), ([0x8F, 0xB0, 0xA1], "丂"), ([0x41, 0x8F, 0xB0, 0xA1, 0x42], "A丂B"),
      ([], ""),
    ] as [([UInt8], String)])
  func decodesKnownCodes(bytes: [UInt8], expected: String) {
    let (outcome, output) = decode(bytes)
    #expect(outcome == .complete)
    #expect(hasSameScalars(String(decoding: output, as: UTF8.self), expected))
  }

  @Test(
    arguments: [
      ([0xA5], 0), ([0x41, 0x8F, 0xB0], 1), ([0x8F], 0), ([0x41, 0x80], 1), ([0xA1, 0x21], 0),
      ([0x8F, 0x21, 0xA1], 0), ([0x8E, 0xE0], 0), ([0xFF], 0), ([0xA0, 0xA1], 0),
      (Array(repeating: 0x41, count: 21) + [0x85], 21), ([0xB0, 0x21], 0), ([0x8F, 0xB0, 0x21], 0),
    ] as [([UInt8], Int)])
  func reportsTheOffsetOfABadByteAndKeepsNothing(bytes: [UInt8], offset: Int) {
    var output: [UInt8] = [1, 2, 3]
    #expect(EUCJPDecoder.standard.appendUTF8(bytes.span, to: &output) == .badByte(offset: offset))
    #expect(output == [1, 2, 3])
  }

  /// Longer than the decoder's inner chunk, with characters lying across its borders at every alignment.
  @Test(arguments: 0..<9)
  func longMixedInputEqualsTheSystem(shift: Int) throws {
    let unit: [UInt8] =
      [0xA5, 0xBD, 0x8E, 0xB6, 0x8F, 0xB0, 0xA1, 0x2C] + utf8("2026-04-15,1234567890,")
    let input =
      Array(repeating: UInt8(0x41), count: shift) + Array(repeating: unit, count: 600).flatMap { $0 }
    let (outcome, output) = decode(input)
    #expect(outcome == .complete)
    #expect(try SystemOracle(source: "EUC-JP-MS", target: "UTF-8").convert(input) == output)
  }
}
