import Core
import Testing

@testable import Pipeline

@Suite struct CSVRecordTests {
  static func text(_ fill: (inout CSVRecord) -> Void) -> String {
    var record = CSVRecord()
    record.begin()
    fill(&record)
    record.end()
    return String(decoding: record.bytes, as: UTF8.self)
  }

  @Test func textsAreQuotedWhereTheyMustBe() {
    #expect(Self.text { for field in ["a", "", "b c"] { $0.field(field) } } == "a,,b c\r\n")
    #expect(
      Self.text { for field in ["a,b", "say \"x\"", "=1+1", "山\n田", "c\r"] { $0.field(field) } }
        == "\"a,b\",\"say \"\"x\"\"\",=1+1,\"山\n田\",\"c\r\"\r\n")
  }

  @Test func numbersReadBackToTheSameBits() throws {
    let known: [(Double, String)] = [
      (0, "0"), (-0.0, "-0.0"), (-12, "-12"), (1_234_567, "1234567"), (0.1, "0.1"),
      (9_007_199_254_740_991, "9007199254740991"), (.nan, ""),
    ]
    for (number, written) in known { #expect(Self.text { $0.field(number) } == written + "\r\n") }
    var state: UInt64 = 11
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state ^ state >> 29)
      if number.isNaN { continue }
      let field = Self.text { $0.field(number) }.dropLast()
      #expect(try #require(Double(field)).bitPattern == number.bitPattern, "\(field)")
    }
  }
}
