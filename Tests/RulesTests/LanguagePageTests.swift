import Core
import Expressions
import Foundation
import TestSupport
import Testing

@testable import Rules

/// The page that describes the language of conditions says what is there.
@Suite struct LanguagePageTests {
  private func page() throws -> String {
    let root = try #require(RepositoryRoot.path())
    return try String(contentsOfFile: root + "/Pipelines/rules.md", encoding: .utf8)
  }

  /// The names in backticks in the first column of the table of functions.
  private func namesInTable(_ page: String) throws -> Set<String> {
    let behind = try #require(page.components(separatedBy: "<!-- functions -->").dropFirst().first)
    let rows = behind.split(separator: "\n").prefix { $0.hasPrefix("|") }.dropFirst(2)
    return Set(
      rows.flatMap { row in
        row.split(separator: "|")[0].split(separator: ",").map { $0.filter { $0 != "`" && $0 != " " } }
      })
  }

  @Test func everyFunctionIsDescribedAndNoOther() throws {
    let declared = Set(
      (StandardFunction.functionSignatures + RuleFunctions.all).map(\.name))
    #expect(try namesInTable(page()) == declared)
  }

  @Test func everyFieldIsDescribed() throws {
    let page = try page()
    for name in WordField.allCases.map(\.rawValue) + RowField.allCases.map(\.rawValue) {
      #expect(page.contains("`\(name)`"), "\(name)")
    }
    for fold in ExpressionNode.Fold.allCases where fold != .filterMap {
      #expect(page.contains("`\(fold.rawValue)(x, "), "\(fold)")
    }
  }

  @Test func limitsAreThose() throws {
    let page = try page()
    let limits = ExpressionLimits()
    func grouped(_ number: Int) -> String {
      number < 1_000 ? "\(number)" : "\(number / 1_000)," + String(format: "%03d", number % 1_000)
    }
    #expect(page.contains("| length of a condition | \(grouped(limits.bytes)) bytes |"))
    #expect(page.contains("| nesting | \(limits.depth) levels |"))
    #expect(page.contains("| steps for a row | \(grouped(limits.steps)) |"))
    #expect(
      page.contains("to have \(limits.assumedTextBytes) bytes and a list \(limits.assumedElements) elements"))
  }

  /// The conditions in the fenced block load.
  @Test func examplesLoad() throws {
    let block = try #require(page().components(separatedBy: "```").dropFirst().first)
    let examples = block.split(separator: "\n").map { $0.replacing("limit.large_cash", with: "2000000") }
    #expect(examples.count == 3)
    for example in examples { #expect(ConditionSupport.faults(String(example)) == [], "\(example)") }
  }
}
