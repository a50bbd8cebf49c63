import Core
import Foundation
import Manifests
import Testing

@testable import Rules

/// The pack that ships: it loads, its examples hold, and it stays quiet on ordinary life.
@Suite struct NightlyPackTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Pipelines/nightly")

  private func files(_ name: String) throws -> [RuleFile] {
    let folder = Self.folder.appendingPathComponent(name)
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { RuleFile(name: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0))) }
  }

  private func pack() throws -> RulePack {
    let (pack, findings) = RulePack.load(files: try files("rules"), features: TestCatalogue.features)
    #expect(findings.map { $0.line(.english) } == [])
    return try #require(pack)
  }

  @Test func loadsAndItsExamplesHold() throws {
    let pack = try pack()
    #expect(pack.rules.count >= 45)
    #expect(Set(pack.rules.map(\.typology)).count >= 10)
    #expect(RuleCaseRunner.run(pack).map { $0.line(.english) } == [])
  }

  @Test func everyRuleCitesValuesOnceEach() throws {
    for rule in try pack().everyRule {
      #expect(!rule.evidence.isEmpty, "\(rule.id)")
      #expect(Set(rule.cited).count == rule.cited.count, "\(rule.id)")
    }
  }

  @Test func lintFindsNothing() throws {
    let today = try #require(BankDay(iso8601: "2026-11-22"))
    #expect(RuleLint(try pack(), today: today).findings().map { $0.line(.english) } == [])
  }

  @Test func everySingleConditionMattersToAnExample() throws {
    let pack = try pack()
    var mutations = 0
    for rule in pack.everyRule {
      let vocabulary = Vocabulary(TestCatalogue.features, thresholds: pack.thresholds)
        .adding(rule.rest?.needs ?? [])
      for mutation in ConditionMutation.every(of: rule.conditionText.source) {
        let condition = try #require(
          RuleCondition.read(mutation.text, vocabulary: vocabulary).condition, "\(mutation.text)")
        let isNoticed = rule.cases.contains { example in
          (condition.trace(example.row).outcome == .fired) != (example.expectation == .fires)
        }
        #expect(isNoticed, "\(rule.id): no example notices '\(mutation.part)' \(mutation.change.rawValue)")
        mutations += 1
      }
    }
    #expect(mutations > 500)
  }

  @Test func noNumberOfAConditionStandsOutsideTheThresholds() throws {
    let pack = try pack()
    #expect(pack.thresholds.count >= 50)
    for threshold in pack.thresholds {
      #expect(!threshold.source.isEmpty && !threshold.why.english.isEmpty, "\(threshold.name)")
    }
    for rule in pack.everyRule {
      let study = ConditionStudy(rule.conditionText, Vocabulary(TestCatalogue.features))
      #expect(study.bareNumbers().isEmpty, "\(rule.id)")
    }
  }

  @Test func everyTypologyWithARuleThatRunsHasItsLines() throws {
    let pack = try pack()
    for rule in pack.rules {
      let set = try #require(pack.typologies.first { $0.typology == rule.typology }, "\(rule.id)")
      #expect(set.members.contains { $0.rule == rule.id }, "\(rule.id)")
    }
    for rule in pack.restingRules {
      #expect(rule.rest?.needs.isEmpty == false, "\(rule.id) says not what it waits for")
    }
  }

  @Test func everyRuleHasASilentExampleThatIsFalseAndNotOnlyUnknown() throws {
    for rule in try pack().rules {
      let outcomes = rule.cases.filter { $0.expectation == .silent }.map {
        rule.condition.outcome($0.row)
      }
      #expect(outcomes.contains(.silent), "\(rule.id)")
    }
  }

  @Test(arguments: [.ordinarySalary, .ordinaryRent, .supplierPayment, .cashWithdrawal] as [OrdinaryLife])
  func staysQuietOnOrdinaryLife(life: OrdinaryLife) throws {
    for rule in try pack().rules {
      #expect(rule.condition.outcome(life.row) != .fired, "\(rule.id) fires for \(life)")
    }
  }

  @Test func theLexiconHoldsEnoughWordsOnceEach() throws {
    var words: [String: String] = [:]
    var categories: Set<String> = []
    for file in try files("lexicon") {
      let reading = ManifestReading(bytes: file.bytes, name: file.name)
      let root = try #require(reading.rootMapping())
      let category = try #require(root.string("category"))
      #expect(file.name == category + ".yaml")
      categories.insert(category)
      _ = (root.string("source"), root.string("why"))
      for word in root.strings("words") ?? [] {
        // Half and full width are the same word to the reader, so one spelling is enough.
        let folded = word.precomposedStringWithCompatibilityMapping.lowercased()
        #expect(words[folded] == nil, "\(word) stands in \(category) and \(words[folded] ?? "")")
        #expect(word.unicodeScalars.count >= 2, "\(word) is too short")
        words[folded] = category
      }
      root.finish()
      #expect(reading.findings.map { $0.line(.english) } == [])
    }
    #expect(words.count >= 120)
    for (word, category) in words {
      let inside = words.filter { $0.key != word && $0.value == category && word.contains($0.key) }
      #expect(inside.isEmpty, "\(word) is found already as \(inside.keys.sorted())")
    }
    // Names that everybody bears, as a payment carries them: surname and given name without a space.
    for name in ["サトウシンイチ", "カトウシゲル", "トウシバ", "タナカユウシ", "セイキュウショ", "ミナトクヤクショ"] {
      #expect(!words.keys.contains { name.lowercased().contains($0) }, "\(name) is an ordinary text")
    }
    let known = TestCatalogue.features.map(\.name.text).filter { $0.hasPrefix("lexicon.") }
    #expect(Set(known.map { String($0.dropFirst("lexicon.".count)) }) == categories)
  }
}
