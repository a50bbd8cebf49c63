import Core
import Features
import JapaneseText
import Testing

@Suite struct FeatureStateTests {
  struct Stored: Equatable {
    var kind: EntityKind
    var key: String
    var content: [UInt8]
  }

  static func changes(_ state: FeatureState) -> [Stored] {
    var stored: [Stored] = []
    state.takeChanges { stored.append(Stored(kind: $0, key: $1, content: $2)) }
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
      try second.restore(
        kind: entry.kind, key: entry.key, version: FeatureState.storedVersion, content: entry.content)
    }
    Self.engine(second).compute(sampleBatch(rows[600...]), into: &matrix)
    for row in 0..<400 {
      let found = matrix.names.indices.map { matrix[$0, row].bitPattern }
      #expect(found == expected[600 + row].map(\.bitPattern), "row \(row)")
    }
  }

  /// Weeks between rows of a direction, and rows that come late to a clock that only the other direction moved.
  @Test(arguments: [1, 3, 4, 5, 6, 9, 11, 15, 20, 33]) func restoringMattersNowhereInAThinHistory(cut: Int)
    throws
  {
    var rows = FeatureEngineTests.rows(count: 60, seed: 8, lateEvery: 5)
    let start = try #require(rows.first?.seconds)
    for index in rows.indices {
      rows[index].seconds = start + (rows[index].seconds - start) * 80
      rows[index].account = "9999-001-1-0000001"
    }
    let expected = FeatureEngineTests.compute(rows)
    let first = FeatureState()
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 60)
    Self.engine(first).compute(sampleBatch(rows[..<cut]), into: &matrix)
    let second = FeatureState()
    for entry in Self.changes(first) {
      try second.restore(
        kind: entry.kind, key: entry.key, version: FeatureState.storedVersion, content: entry.content)
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
    #expect(Self.changes(second) == Self.changes(first))
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
      var damaged = entry.content
      damaged[index] ^= 0x10
      #expect(throws: FeaturesError.unreadableState(version: FeatureState.storedVersion)) {
        try FeatureState().restore(
          kind: entry.kind, key: entry.key, version: FeatureState.storedVersion, content: damaged)
      }
    }
    #expect(throws: FeaturesError.unreadableState(version: 1)) {
      try FeatureState().restore(kind: entry.kind, key: entry.key, version: 1, content: entry.content)
    }
  }
}
