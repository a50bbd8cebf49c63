import JapaneseText
import Testing

struct CP932DecoderTests {
  private func decode(_ bytes: [UInt8]) -> (DecodingOutcome, String) {
    var output: [UInt8] = []
    let outcome = CP932Decoder.standard.appendUTF8(bytes.span, to: &output)
    return (outcome, String(decoding: output, as: UTF8.self))
  }

  @Test func everyOneByteCodeEqualsTheSystem() throws {
    let oracle = SystemOracle(source: "CP932", target: "UTF-8")
    var refused: [UInt8] = []
    for code in UInt8.min...UInt8.max {
      var output: [UInt8] = []
      let outcome = CP932Decoder.standard.appendUTF8([code].span, to: &output)
      let expected = try oracle.convert([code])
      #expect(outcome == (expected == nil ? .badByte(offset: 0) : .complete))
      #expect(output == expected ?? [])
      if expected == nil { refused.append(code) }
    }
    let leads = Array(UInt8(0x81)...0x9F) + Array(UInt8(0xE0)...0xFC)
    #expect(Set(refused) == Set(leads + [0x80, 0xA0, 0xFD, 0xFE, 0xFF]))
  }

  @Test func everyTwoByteCodeEqualsTheSystem() throws {
    let oracle = SystemOracle(source: "CP932", target: "UTF-8")
    var differing: [[UInt8]] = []
    for lead in UInt8.min...UInt8.max {
      for trail in UInt8.min...UInt8.max {
        var output: [UInt8] = []
        let outcome = CP932Decoder.standard.appendUTF8([lead, trail].span, to: &output)
        let expected = try oracle.convert([lead, trail])
        let isAgreed = (outcome == .complete) == (expected != nil) && output == expected ?? []
        if !isAgreed { differing.append([lead, trail]) }
      }
    }
    #expect(differing == [])
  }

  @Test(
    arguments: [
      ([0x83, 0x5C], "ソ"), ([0x95, 0x5C], "表"), ([0x5C], "\\"), ([0x7E], "~"), ([0xEE, 0xE0], "髙"),
      ([0xFB, 0xFC], "髙"),
      ([0xED, 0x95], "\u{FA11}"), ([0xFA, 0xB1], "\u{FA11}"), ([0x87, 0x8A], "㈱"), ([0x87, 0x40], "①"),
      ([0x81, 0x60], "\u{FF5E}"), ([0x81, 0x7C], "\u{FF0D}"), ([0xF0, 0x40], "\u{E000}"),
      ([0xF9, 0xFC], "\u{E757}"),
      ([0xB6, 0xDE], "ｶﾞ"), ([], ""),
    ] as [([UInt8], String)])
  func decodesKnownCodes(bytes: [UInt8], expected: String) {
    let (outcome, result) = decode(bytes)
    #expect(outcome == .complete)
    #expect(hasSameScalars(result, expected))
  }

  @Test(
    arguments: [
      ([0x83], 0), ([0x41, 0x42, 0x83], 2), ([0x83, 0x41, 0x83], 2), ([0x41, 0x80], 1), ([0xA0], 0),
      ([0x41, 0xFD], 1),
      ([0x81, 0x20, 0x41], 0), ([0x83, 0x0A], 0), (Array(repeating: 0x41, count: 21) + [0xFF], 21),
    ] as [([UInt8], Int)])
  func reportsTheOffsetOfABadByteAndKeepsNothing(bytes: [UInt8], offset: Int) {
    var output: [UInt8] = [1, 2, 3]
    #expect(CP932Decoder.standard.appendUTF8(bytes.span, to: &output) == .badByte(offset: offset))
    #expect(output == [1, 2, 3])
  }

  /// Longer than the decoder's inner chunk, with characters lying across its borders at every alignment.
  @Test(arguments: 0..<9)
  func longMixedInputEqualsTheSystem(shift: Int) throws {
    let unit: [UInt8] = [0x83, 0x5C, 0xB6, 0xDE, 0x88, 0x9F, 0x2C] + utf8("2026-04-15,1234567890,")
    let input =
      Array(repeating: UInt8(0x41), count: shift) + Array(repeating: unit, count: 600).flatMap { $0 }
    var output: [UInt8] = []
    #expect(CP932Decoder.standard.appendUTF8(input.span, to: &output) == .complete)
    #expect(try SystemOracle(source: "CP932", target: "UTF-8").convert(input) == output)
    var rejected: [UInt8] = [7]
    let broken = input + [0xFF]
    #expect(CP932Decoder.standard.appendUTF8(broken.span, to: &rejected) == .badByte(offset: input.count))
    #expect(rejected == [7])
  }
}
