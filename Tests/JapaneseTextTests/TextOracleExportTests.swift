import Foundation
import JapaneseText
import Testing

/// Writes what our folding and our half-width encoder make of many texts, for `width_oracle.py`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] != nil))
struct TextOracleExportTests {
  @Test func widthsForOtherProgramsAreWritten() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"])
    var output = "input,folded,half_width\n"
    for input in try Self.inputs() {
      output += "\(Self.codePoints(input)),\(Self.codePoints(text(folded(input).scalars))),"
      output += "\(try Self.halfWidth(input).map(Self.codePoints) ?? "refused")\n"
    }
    try Data(output.utf8).write(to: URL(filePath: "\(folder)/width.csv"))
  }

  /// The golden inputs, every kana and sign of ASCII in both widths, and every half-width kana before every kana.
  private static func inputs() throws -> [String] {
    let singles = [0x20...0x7E, 0x3000...0x30FF, 0xFF01...0xFF9F].joined().compactMap { (value: UInt32) in
      Unicode.Scalar(value).map { String($0) }
    }
    let halfWidth = (UInt32(0xFF61)...0xFF9F).compactMap(Unicode.Scalar.init)
    let pairs = halfWidth.flatMap { first in halfWidth.map { "\(first)\($0)" } }
    return try FoldingPairsTests.pairs().map(\.input) + singles + pairs
  }

  /// The bytes that a Zengin record gets, read back as half-width text; nil if there are none.
  private static func halfWidth(_ input: String) throws -> String? {
    var bytes: [UInt8] = []
    let outcome = JISX0201Encoder.standard.append(utf8(input).span, to: &bytes)
    guard outcome == .complete else { return nil }
    // JIS X 0201 by its definition: ASCII below, kana from A1 on.
    return text(bytes.map { $0 < 0x80 ? UInt32($0) : UInt32($0) - 0xA1 + 0xFF61 })
  }

  private static func codePoints(_ text: String) -> String {
    text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
  }
}
