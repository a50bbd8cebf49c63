import CByteScan
import Testing

/// The wide steps against plain words of what they find, on bytes that are likely to go wrong.
@Suite struct ByteScanTests {
  /// Numbers that look random and are the same in every run.
  private struct Numbers {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  private static let ways: [Int32] = byte_scan_is_wide() != 0 ? [0, 1] : [0]

  @Test(arguments: ways) func knowsEveryCharacterOfJISX0201AtEveryPlace(isWide: Int32) {
    for count in [0, 1, 31, 32, 33, 64, 120, 200] {
      for place in 0..<count {
        for byte in UInt8.min...UInt8.max {
          var bytes = [UInt8](repeating: 0xB1, count: count)
          bytes[place] = byte
          let isCharacter = (0x20...0x7E).contains(byte) || (0xA1...0xDF).contains(byte)
          #expect((byte_scan_is_jisx0201(bytes, count, isWide) != 0) == isCharacter)
        }
      }
    }
  }

  @Test(arguments: ways) func writesJISX0201AsUTF8(isWide: Int32) {
    var numbers = Numbers(state: 1)
    for round in 0..<4_000 {
      let bytes = (0..<(round % 50)).map { _ -> UInt8 in
        let isKana = numbers.next(below: 2) == 0
        return isKana ? UInt8(0xA1 + numbers.next(below: 63)) : UInt8(0x20 + numbers.next(below: 95))
      }
      let text = String(
        String.UnicodeScalarView(
          bytes.compactMap { Unicode.Scalar($0 < 0x80 ? UInt32($0) : 0xFF61 + UInt32($0) - 0xA1) }))
      var room = [UInt8](repeating: 0, count: 3 * bytes.count + 16)
      let written = byte_scan_write_jisx0201(bytes, bytes.count, isWide, &room)
      #expect(Array(room[..<Int(written)]) == Array(text.utf8))
    }
  }

  @Test func copiesASCIIAndSaysSo() {
    for place in 0..<32 {
      for count in 0...32 {
        var bytes = (0..<32).map { UInt8(0x30 + $0) }
        bytes[place] = 0x83
        var copy = [UInt8](repeating: 0, count: 32)
        #expect((byte_scan_copy_ascii(bytes, count, &copy) != 0) == (place >= count))
        #expect(copy == bytes)
      }
    }
  }
}
