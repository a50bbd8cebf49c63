import Testing

@testable import Ingest

@Suite struct ZenginFieldTests {
  @Test(arguments: UInt8.min...UInt8.max)
  func knowsEveryByteAtEveryPlace(byte: UInt8) {
    let isAllowed = (0x20...0x7E).contains(byte) || (0xA1...0xDF).contains(byte)
    for place in 0..<20 {
      var record = [UInt8](repeating: 0xB1, count: 20)
      record[(place + 7) % 20] = 0x20
      record[place] = byte
      #expect(record.span.firstByteOutsideJISX0201() == (isAllowed ? nil : place))
    }
  }

  @Test(arguments: [
    ("0000000123", ZenginNumber.value(123)), ("       123", .value(123)), ("          ", .absent),
    ("0000000000", .value(0)), ("00 0000123", .unreadable), ("123       ", .unreadable),
    ("-000000001", .unreadable), ("00000001.0", .unreadable),
  ])
  func readsNumbers(text: String, number: ZenginNumber) {
    #expect(Array(text.utf8).span.number(0..<10) == number)
  }
}
