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
      #expect(throws: FeaturesError.unreadableState(version: 1)) {
        try FeatureState().restore(kind: entry.kind, key: entry.key, version: 1, content: damaged)
      }
    }
    #expect(throws: FeaturesError.unreadableState(version: 2)) {
      try FeatureState().restore(kind: entry.kind, key: entry.key, version: 2, content: entry.content)
    }
  }
}
