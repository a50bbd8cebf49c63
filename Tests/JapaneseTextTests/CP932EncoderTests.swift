import JapaneseText
import Testing

struct CP932EncoderTests {
  @Test func everyBasicScalarEqualsTheSystem() throws {
    let oracle = SystemOracle(source: "UTF-8", target: "CP932")
    var differing: [UInt32] = []
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var output: [UInt8] = []
      let bytes = utf8(String(Character(scalar)))
      let outcome = CP932Encoder.standard.append(bytes.span, to: &output)
      let expected = try oracle.convert(bytes)
      let isAgreed = (outcome == .complete) == (expected != nil) && output == expected ?? []
      if !isAgreed { differing.append(value) }
    }
    #expect(differing == [])
  }

  @Test func decodingWhatWasEncodedGivesTheSameTextForEveryCode() {
    var twins = 0
    for lead in UInt8(0x81)...0xFC {
      for trail in UInt8(0x40)...0xFC {
        var decoded: [UInt8] = []
        // A one-byte kana before another byte is no two-byte code.
        guard !(0xA0...0xDF).contains(lead),
          CP932Decoder.standard.appendUTF8([lead, trail].span, to: &decoded) == .complete
        else { continue }
        var encoded: [UInt8] = []
        #expect(CP932Encoder.standard.append(decoded.span, to: &encoded) == .complete)
        var again: [UInt8] = []
        #expect(CP932Decoder.standard.appendUTF8(encoded.span, to: &again) == .complete)
        #expect(again == decoded)
        twins += encoded == [lead, trail] ? 0 : 1
      }
    }
    #expect(twins == 398)
  }

  @Test func writesTheCodeOfIBMAndJISTwinsToo() {
    var output: [UInt8] = []
    #expect(CP932Encoder.standard.append(utf8("髙ソ表①ｶﾞA\\").span, to: &output) == .complete)
    #expect(output == [0xFB, 0xFC, 0x83, 0x5C, 0x95, 0x5C, 0x87, 0x40, 0xB6, 0xDE, 0x41, 0x5C])
  }

  @Test(arguments: [("山田𠮷", 6), ("俱", 0), ("A㋿", 1), ("㍿", 0)])
  func reportsWhatHasNoCode(name: String, offset: Int) {
    var output: [UInt8] = [9]
    #expect(CP932Encoder.standard.append(utf8(name).span, to: &output) == .badByte(offset: offset))
    #expect(output == [9])
  }

  @Test func reportsMalformedUTF8() {
    var output: [UInt8] = []
    #expect(CP932Encoder.standard.append([0x41, 0xE3, 0x81].span, to: &output) == .badByte(offset: 1))
    #expect(output == [])
  }
}
