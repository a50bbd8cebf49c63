import Foundation
import TestSupport
import Testing

/// A table of `SampleData/golden`: comma-separated, quotes where needed, `\u{...}` for characters that cannot be seen.
struct GoldenTable {
  let columns: [String]
  let rows: [[String]]

  /// Reads a table by its path below `SampleData/golden`.
  init(_ path: String) throws {
    let root = try #require(RepositoryRoot.path())
    let url = URL(filePath: "\(root)/SampleData/golden/\(path)")
    var records = Self.records(String(decoding: try Data(contentsOf: url), as: UTF8.self))
    columns = try #require(records.isEmpty ? nil : records.removeFirst())
    rows = records
  }

  /// The fields of every record.
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var endedQuote = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" {
        // A quote right after a closing one is a quote of the field.
        if !isQuoted && endedQuote { field.append(scalar) }
        endedQuote = isQuoted
        isQuoted.toggle()
      } else if !isQuoted && (scalar == "," || scalar == "\n") {
        fields.append(String(field))
        field = String.UnicodeScalarView()
        endedQuote = false
        guard scalar == "\n" else { continue }
        records.append(fields)
        fields = []
      } else {
        field.append(scalar)
      }
    }
    return records
  }

  /// The text that a field stands for.
  static func unescaped(_ field: String) throws -> String {
    var text = String.UnicodeScalarView()
    var rest = field.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      #expect(rest.starts(with: "u{".unicodeScalars), "A backslash begins \\u{...} only.")
      let digits = rest.dropFirst(2).prefix { $0 != "}" }
      rest = rest.dropFirst(2 + digits.count + 1)
      text.append(try #require(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)))
    }
    return String(text)
  }
}
