import AlertStore
import Core
import Testing

@Suite struct EntityStateTests {
  @Test func statesSurviveAndReplaceEachOther() throws {
    let fixture = try StoreFixture()
    try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.saveState(kind: 1, key: "ｱ", version: 1, days: stateDays, content: [1])
      try $0.saveState(
        kind: 1, key: "b", version: 1, days: stateDays, content: [UInt8](repeating: 7, count: 100_000))
      try $0.saveState(kind: 1, key: "empty", version: 1, days: stateDays, content: [UInt8]())
      try $0.saveState(kind: 2, key: "b", version: 9, days: stateDays, content: [9])
      try $0.saveState(kind: 1, key: "b", version: 2, days: stateDays, content: [0, 255])
      return StoreFixture.outcome()
    }
    let database = try fixture.open(.readOnly)
    let expected: [(kind: Int, key: String, version: Int, content: [UInt8])] = [
      (1, "ｱ", 1, [1]), (1, "b", 2, [0, 255]), (1, "empty", 1, []), (2, "b", 9, [9]),
    ]
    for (kind, key, version, content) in expected {
      let wanted = StoredEntityState(version: version, content: content, days: stateDays)
      #expect(try database.state(kind: kind, key: key) == wanted)
    }
    #expect(try database.state(kind: 3, key: "b") == nil)
  }

  @Test func oneStateIsFoundInsideAndOutsideOfATransaction() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let wanted = StoredEntityState(version: 3, content: [7, 0], days: stateDays)
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      #expect(try $0.state(kind: 1, key: "a") == nil)
      try $0.saveState(kind: 1, key: "a", version: 3, days: stateDays, content: [7, 0])
      #expect(try $0.state(kind: 1, key: "a") == wanted)
      #expect(try $0.state(kind: 2, key: "a") == nil)
      return StoreFixture.outcome()
    }
    #expect(try database.state(kind: 1, key: "a") == wanted)
    #expect(try database.state(kind: 1, key: "b") == nil)
    #expect(try database.firstStateDay(kind: 1) == stateDays.lowerBound)
    #expect(try database.firstStateDay(kind: 2) == nil)
  }

  @Test func whatNoWindowCanSeeIsDropped() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let (old, new) = (BankDay(daysSince1970: 20_000), BankDay(daysSince1970: 20_500))
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.saveState(kind: 1, key: "old", version: 3, days: old...old, content: [1])
      try $0.saveState(kind: 1, key: "kept", version: 3, days: old...new, content: [2])
      try $0.saveState(kind: 1, key: "new", version: 3, days: new...new, content: [3])
      let dropped = try $0.dropStates(before: new)
      #expect(dropped == 1)
      return StoreFixture.outcome()
    }
    #expect(try fixture.ask("SELECT key FROM entity_state ORDER BY key") == ["kept", "new"])
    #expect(try database.firstStateDay(kind: 1) == old)
  }

  /// States of a database of the schema before have no days; they begin with the first run and are never dropped unseen.
  @Test func statesStoredBeforeDaysWereKeptStay() throws {
    let fixture = try StoreFixture()
    try fixture.makeOlder(version: 3)
    try fixture.change(
      """
      INSERT INTO run (started_at, business_day, pipeline, pipeline_digest, model_digest, rules_digest,
        program_version)
      VALUES ('2026-05-20T22:00:00+09:00', '2026-05-20', 'nightly', 'aa', 'bb', 'cc', '0.1.0')
      """)
    try fixture.change("INSERT INTO entity_state VALUES (1, 'a', 2, 1, x'01')")
    let database = try fixture.open()
    #expect(try database.state(kind: 1, key: "a") == StoredEntityState(version: 2, content: [1], days: nil))
    #expect(try database.firstStateDay(kind: 1) == BankDay(year: 2026, month: 5, day: 20))
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      let dropped = try $0.dropStates(before: BankDay(daysSince1970: 30_000))
      #expect(dropped == 0)
      return StoreFixture.outcome()
    }
    #expect(try database.state(kind: 1, key: "a") != nil)
  }
}
