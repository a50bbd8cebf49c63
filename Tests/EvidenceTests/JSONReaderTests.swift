import Core
import TestSupport
import Testing

@testable import Evidence

struct JSONReaderTests {
  func read(_ text: String) -> JSONValue? {
    JSONReader.value(of: Array(text.utf8))
  }

  @Test func everySortOfValueIsRead() {
    #expect(read(" null ") == .null)
    #expect(read("[true, false]") == .list([.boolean(true), .boolean(false)]))
    #expect(read("-9223372036854775808") == .integer(.min))
    #expect(read("9223372036854775807") == .integer(.max))
    #expect(read("1.5e3") == .real(1_500))
    #expect(read(#""a\"\\\/\b\f\n\r\t\u8133\ud83d\ude00""#) == .text("a\"\\/\u{8}\u{C}\n\r\t脳😀"))
    #expect(
      read(#"{"b":1,"a":{}}"#) == .object([JSONMember("b", .integer(1)), JSONMember("a", .object([]))]))
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "[1 2]", "1 2", "01", "-", "1.", ".5", "1e",
    "+1",
    "9223372036854775808", "1e999", "NaN", "tru", "\"", "\"\\x\"", "\"\\ud83d\"", "\"\\ud83dx\"",
    "\"\\udc00\"",
    "\"\n\"", "{\"a\":1,\"a\":2}", "'a'", "[1]]", "\u{FEFF}1",
  ])
  func whatIsNotJSONIsRefused(text: String) {
    #expect(read(text) == nil)
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    #expect(JSONReader.value(of: [0x22, 0x83, 0x65, 0x22]) == nil)
  }

  @Test func depthIsBounded() {
    #expect(read(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) != nil)
    #expect(read(String(repeating: "[", count: 100_000)) == nil)
  }

  @Test func whatCoreWritesIsReadBack() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let integer = Int64(bitPattern: generator.next())
      let real = Double.random(in: -1e6...1e6, using: &generator)
      let scalars = (0..<8).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x2_FFFF, using: &generator))
      }
      let text = String(String.UnicodeScalarView(scalars))
      var json = JSONText()
      json.object { json in
        json.member("i", integer)
        json.member("r", real)
        json.member("t", text)
      }
      let value = JSONReader.value(of: Array(json.text.utf8))
      #expect(value?["i"] == .integer(integer))
      #expect(value?["r"] == .real(real))
      #expect(value?["t"]?.asText?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
  }
}
