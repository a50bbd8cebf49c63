import Foundation
import JapaneseText
import TestSupport
import Testing

/// Writes what our decoders make of every code where the oracles of `Tests/Oracles` look for it.
struct OracleExportTests {
  @Test func decodedCodesForOtherProgramsAreWritten() throws {
    let temporary = try TemporaryFolder()
    let folder = ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] ?? temporary.path
    let counts = try [
      write("CP932", to: folder, codes: Self.codes(lengths: 1...2)) {
        CP932Decoder.standard.appendUTF8($0, to: &$1)
      },
      write("EUC-JP", to: folder, codes: Self.codes(lengths: 1...2) + Self.supplement) {
        EUCJPDecoder.standard.appendUTF8($0, to: &$1)
      },
      write("IBM290", to: folder, codes: Self.codes(lengths: 1...1)) {
        IBM290Table.standard.appendUTF8($0, to: &$1)
      },
    ]
    #expect(counts == [9_795, 15_206, 195])
  }

  /// Every sequence of one byte, and every one of two that begins beyond ASCII.
  private static func codes(lengths: ClosedRange<Int>) -> [[UInt8]] {
    let single = (UInt8.min...UInt8.max).map { [$0] }
    guard lengths.contains(2) else { return single }
    return single
      + (UInt8(0x80)...UInt8.max).flatMap { lead in (UInt8.min...UInt8.max).map { [lead, $0] } }
  }

  private static let supplement: [[UInt8]] = (UInt8(0xA1)...0xFE).flatMap { second in
    (UInt8(0xA1)...0xFE).map { [0x8F, second, $0] }
  }

  /// Writes one line a code that is one character: its bytes and its code point, in hexadecimal.
  private func write(
    _ name: String, to folder: String, codes: [[UInt8]],
    decode: (Span<UInt8>, inout [UInt8]) -> DecodingOutcome
  ) throws -> Int {
    var lines: [String] = []
    for code in codes {
      var output: [UInt8] = []
      guard decode(code.span, &output) == .complete else { continue }
      let scalars = String(decoding: output, as: UTF8.self).unicodeScalars
      guard scalars.count == 1, let scalar = scalars.first else { continue }
      let bytes = code.map { String(format: "%02X", $0) }.joined()
      lines.append("\(bytes) \(String(format: "%04X", scalar.value))")
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(
      to: URL(filePath: "\(folder)/encoding-\(name).txt"))
    return lines.count
  }
}
