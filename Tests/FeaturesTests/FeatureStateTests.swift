import Core
import Features
import Foundation
import JapaneseText
import TestSupport
import Testing

@Suite struct FeatureStateTests {
  static func changes(_ state: FeatureState) -> [StoredEntity] {
    var stored: [StoredEntity] = []
    state.takeChanges { entity, _ in stored.append(entity) }
    return stored
  }

  static func engine(_ state: FeatureState, workers: Int = 1) -> FeatureEngine {
    FeatureEngine(state: state, customers: CustomerTable(), lexicon: Lexicon([]), workers: workers)
  }

  @Test(arguments: [0, 9]) func aNightAfterRestoringEqualsAnUninterruptedOne(lateEvery: Int) throws {
    let rows = FeatureEngineTests.rows(count: 1_000, seed: 31, lateEvery: lateEvery)
    let expected = FeatureEngineTests.compute(rows)
    let first = FeatureState()
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 600)
    Self.engine(first).compute(sampleBatch(rows[..<600]), into: &matrix)
    let second = FeatureState()
    for entry in Self.changes(first) {
      try second.restore(entry)
    }
    Self.engine(second).compute(sampleBatch(rows[600...]), into: &matrix)
    for row in 0..<400 {
      let found = matrix.names.indices.map { matrix[$0, row].bitPattern }
      #expect(found == expected[600 + row].map(\.bitPattern), "row \(row)")
    }
  }

  /// Weeks, or years, between rows of a direction, and rows that come late to a clock that only the other direction moved.
  @Test(arguments: [1, 3, 4, 5, 6, 9, 11, 15, 20, 33], [80, 4_000])
  func restoringMattersNowhereInAThinHistory(cut: Int, spread: Int64) throws {
    var rows = FeatureEngineTests.rows(count: 60, seed: 8, lateEvery: 5)
    let start = try #require(rows.first?.seconds)
    for index in rows.indices {
      rows[index].seconds = start + (rows[index].seconds - start) * spread
      rows[index].account = "9999-001-1-0000001"
    }
    let expected = FeatureEngineTests.compute(rows)
    let first = FeatureState()
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 60)
    Self.engine(first).compute(sampleBatch(rows[..<cut]), into: &matrix)
    let second = FeatureState()
    for entry in Self.changes(first) {
      try second.restore(entry)
    }
    Self.engine(second).compute(sampleBatch(rows[cut...]), into: &matrix)
    for row in 0..<(rows.count - cut) {
      for (column, name) in matrix.names.enumerated()
      where matrix[column, row].bitPattern != expected[cut + row][column].bitPattern {
        Issue.record(
          "\(name) in row \(cut + row): \(matrix[column, row]), not \(expected[cut + row][column])")
      }
    }
    Self.engine(first).compute(sampleBatch(rows[cut...]), into: &matrix)
    // A party that was dropped and is met again keeps its old place in memory: after years the same is stored in another order.
    let (left, right) = (Self.changes(second), Self.changes(first))
    #expect(left.map(\.key) == right.map(\.key))
    #expect(try left.map(Self.words) == right.map(Self.words))
    if spread == 80 { #expect(left == right) }
  }

  /// What a state says, its parties by name; the money graph's, which remember days only, as they are.
  private static func words(_ stored: StoredEntity) throws -> [String] {
    if stored.kind == .moneyNode { return ["\(stored.content)"] }
    let state = try EntityDescription(stored)
    return state.parties.map { "\($0)" }.sorted()
      + [
        "\(state.firstAt) \(state.lastAt) \(state.channels)", "\(state.events)", "\(state.days)",
        "\(state.habits)",
      ]
  }

  @Test func storedBytesDoNotDependOnWorkers() {
    let rows = FeatureEngineTests.rows(count: 500, seed: 2)
    let stored = [1, 4].map { workers in
      let state = FeatureState()
      var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 500)
      Self.engine(state, workers: workers).compute(sampleBatch(rows), into: &matrix)
      return Self.changes(state)
    }
    #expect(stored[0] == stored[1])
    #expect(stored[0].count > 8)
  }

  @Test func whatWasTakenIsNotGivenAgain() {
    let state = FeatureState()
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 50)
    Self.engine(state).compute(sampleBatch(FeatureEngineTests.rows(count: 50, seed: 1)), into: &matrix)
    #expect(!Self.changes(state).isEmpty)
    #expect(Self.changes(state).isEmpty)
  }

  @Test func damageAndOtherVersionsAreRefused() throws {
    let state = FeatureState()
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 50)
    Self.engine(state).compute(sampleBatch(FeatureEngineTests.rows(count: 50, seed: 1)), into: &matrix)
    let entry = try #require(Self.changes(state).first)
    for index in entry.content.indices {
      var damaged = entry
      damaged.content[index] ^= 0x10
      #expect(throws: FeaturesError.unreadableState(version: FeatureState.storedVersion)) {
        try FeatureState().restore(damaged)
      }
    }
    for length in entry.content.indices {
      var cut = entry
      cut.content.removeLast(entry.content.count - length)
      #expect(throws: FeaturesError.unreadableState(version: FeatureState.storedVersion)) {
        try FeatureState().restore(cut)
      }
    }
    for version in [1, 5] {
      var other = entry
      other.version = version
      #expect(throws: FeaturesError.unknownStateVersion(version)) { try FeatureState().restore(other) }
    }
  }

  /// States as layout 3 stored them give the values of an uninterrupted history, all of them.
  @Test func statesOfLayout3AreRead() throws {
    let rows = FeatureEngineTests.rows(count: 400, seed: 77, lateEvery: 11)
    let expected = FeatureEngineTests.compute(rows)
    let stored = try Self.goldenStates(version: 3)
    #expect(stored.count == 20)
    let state = FeatureState()
    for entry in stored { try state.restore(entry) }
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 100)
    Self.engine(state).compute(sampleBatch(rows[300...]), into: &matrix)
    for row in 0..<100 {
      for column in matrix.names.indices {
        #expect(matrix[column, row].bitPattern == expected[300 + row][column].bitPattern)
      }
    }
  }

  /// The states that an earlier version of the program stored.
  private static func goldenStates(version: Int) throws -> [StoredEntity] {
    let root = try #require(RepositoryRoot.path())
    let path = root + "/SampleData/golden/states/version-\(version).tsv"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: "\t").map(String.init)
      let bytes = stride(from: 0, to: fields[2].utf8.count, by: 2).compactMap { offset in
        UInt8(fields[2].dropFirst(offset).prefix(2), radix: 16)
      }
      let kind = try #require(Int(fields[0]).flatMap(EntityKind.init))
      return StoredEntity(kind: kind, key: fields[1], version: version, content: bytes)
    }
  }

  /// States as layout 2 stored them give the values of an uninterrupted history.
  @Test func statesOfTheLayoutBeforeAreRead() throws {
    let rows = FeatureEngineTests.rows(count: 400, seed: 77, lateEvery: 11)
    let expected = FeatureEngineTests.compute(rows)
    let stored = try Self.goldenStates(version: 2)
    #expect(stored.count == 10)
    let state = FeatureState()
    for entry in stored { try state.restore(entry) }
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 100)
    Self.engine(state).compute(sampleBatch(rows[300...]), into: &matrix)
    for row in 0..<100 {
      for (column, name) in matrix.names.enumerated()
      where matrix[column, row].bitPattern != expected[300 + row][column].bitPattern {
        // Layout 2 kept the moment of the first that arrived, not the earliest.
        if name == "pair.days_since_first" && matrix[column, row] < expected[300 + row][column] { continue }
        // It kept nothing of what is usual for an account, and no money graph.
        if name == "flow.cycle_hops_72h" { continue }
        if name.text.contains("_own_") && !name.text.hasSuffix("_daily") { continue }
        Issue.record("\(name) in row \(row): \(matrix[column, row]), not \(expected[300 + row][column])")
      }
    }
    for entry in Self.changes(state) { #expect(entry.version == 4) }
  }
}
