import AlertStore
import Core
import Testing

@Suite struct EntityStateTests {
  @Test func statesSurviveAndReplaceEachOther() throws {
    let fixture = try StoreFixture()
    try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.saveState(kind: 1, key: "ｱ", version: 1, content: [1])
      try $0.saveState(kind: 1, key: "b", version: 1, content: [UInt8](repeating: 7, count: 100_000))
      try $0.saveState(kind: 1, key: "empty", version: 1, content: [UInt8]())
      try $0.saveState(kind: 2, key: "b", version: 9, content: [9])
      try $0.saveState(kind: 1, key: "b", version: 2, content: [0, 255])
      return StoreFixture.outcome()
    }
    let database = try fixture.open(.readOnly)
    var seen: [String] = []
    try database.forEachState(kind: 1) { key, version, content in
      seen.append("\(key) \(version) \(content.indices.map { content[$0] })")
    }
    #expect(seen == ["b 2 [0, 255]", "empty 1 []", "ｱ 1 [1]"])
    var others = 0
    try database.forEachState(kind: 3) { _, _, _ in others += 1 }
    #expect(others == 0)
  }

  @Test func anErrorOfTheReaderComesBackAsItIs() throws {
    struct Refusal: Error {}
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.saveState(kind: 1, key: "a", version: 1, content: [1])
      return StoreFixture.outcome()
    }
    #expect(throws: Refusal.self) { try database.forEachState(kind: 1) { _, _, _ in throw Refusal() } }
  }
}
