import Core
import Foundation
import Ingest
import TestSupport
import Testing

/// Every broken sample gives exactly what the list beside them says: verdict, counts, codes and places.
@Suite struct BrokenFilesTests {
  /// A code, its record and, where the table is certain of it, the place of the byte.
  struct Found: Sendable {
    let code: String
    let record: Int64?
    let byteOffset: Int64?

    init(_ finding: Finding) {
      (code, record, byteOffset) = (finding.code, finding.place.record, finding.place.byteOffset)
    }

    init(_ word: Substring) {
      let parts = word.split(separator: "@")
      let place = parts.count > 1 ? parts[1].split(separator: "+") : []
      code = String(parts[0])
      record = place.first.flatMap { Int64($0) }
      byteOffset = place.count > 1 ? Int64(place[1]) : nil
    }

    var word: String {
      code + (record.map { "@\($0)" } ?? "") + (byteOffset.map { "+\($0)" } ?? "")
    }

    func fits(_ expected: Found) -> Bool {
      code == expected.code && (expected.record == nil || record == expected.record)
        && (expected.byteOffset == nil || byteOffset == expected.byteOffset)
    }
  }

  /// One row of `expected.csv`.
  struct Expectation: CustomTestStringConvertible, Sendable {
    let file: String
    /// The verdict, the records accepted and the records rejected.
    let outcome: String
    let found: [Found]

    var testDescription: String { file }
  }

  static let expectations: [Expectation] = (try? readExpectations()) ?? []

  @Test func everyFileHasARow() throws {
    let names = try SampleFiles.names(in: "broken").filter { $0 != "expected.csv" }
    #expect(Set(names) == Set(Self.expectations.map(\.file)))
    #expect(names.count >= 200)
  }

  @Test(arguments: expectations)
  func isFound(expectation: Expectation) throws {
    let path = try SampleFiles.path("broken/\(expectation.file)")
    let file = try ReadFile(path: path, options: .test.with { $0.referenceDay = Self.referenceDay })
    let verdict = file.verdict?.isAccepted == true ? "accepted" : "quarantined"
    #expect("\(verdict) \(file.records.accepted) \(file.records.rejected)" == expectation.outcome)
    var besides = file.findings.map { Found($0) } + file.rejects.map { Found($0.finding) }
    var missing: [Found] = []
    for expected in expectation.found {
      if let match = besides.firstIndex(where: { $0.fits(expected) }) {
        besides.remove(at: match)
      } else {
        missing.append(expected)
      }
    }
    #expect(missing.map(\.word).joined(separator: " ") == "")
    #expect(besides.map(\.word).joined(separator: " ") == "")
  }

  private static let referenceDay =
    BankDay(year: 2026, month: 11, day: 20) ?? ReadingOptions.test.referenceDay

  /// The list holds no quoted field before its last two columns, so that splitting at commas reads it.
  private static func readExpectations() throws -> [Expectation] {
    let text = String(decoding: try SampleFiles.bytes("broken/expected.csv"), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
      return Expectation(
        file: fields[0], outcome: fields[1...3].joined(separator: " "),
        found: fields[4].split(separator: " ").map { Found($0) })
    }
  }
}
