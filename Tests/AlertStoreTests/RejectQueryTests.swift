import AlertStore
import Core
import Testing

@Suite struct RejectQueryTests {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
  }

  private func filled() throws -> AlertDatabase {
    let database = try fixture.open()
    for (name, day) in [("a.csv", "2026-11-20"), ("b.csv", "2026-11-21")] {
      try database.recordFile(run: StoreFixture.run(day), file: StoreFixture.file(name)) {
        $0.insert(StoreFixture.reject(3))
        $0.insert(StoreFixture.reject(8, code: "ING-037"))
        return StoreFixture.outcome(name == "b.csv" ? .quarantined : .accepted)
      }
    }
    return database
  }

  @Test func rejectsAreChosenByFileCodeAndDay() throws {
    let database = try filled()
    func chosen(_ change: (inout RejectFilter) throws -> Void) throws -> [Int64] {
      var filter = RejectFilter(limit: 10)
      try change(&filter)
      let found = try database.rejects(matching: filter)
      #expect(try database.rejectCount(matching: filter) == found.count)
      return found.map(\.rejectID)
    }
    #expect(try chosen { _ in } == [1, 2, 3, 4])
    #expect(try chosen { $0.fileName = "b.csv" } == [3, 4])
    #expect(try chosen { $0.code = "ING-037" } == [2, 4])
    #expect(try chosen { $0.businessDay = try StoreFixture.day("2026-11-20") } == [1, 2])
    #expect(try chosen { $0.fileName = "a.csv'; --" } == [])
    var one = RejectFilter(limit: 1)
    one.code = "ING-037"
    #expect(try database.rejects(matching: one).map(\.rejectID) == [2])
    #expect(try database.rejectCount(matching: one) == 2)
  }

  @Test func aRejectIsReadWithItsFile() throws {
    let database = try filled()
    let reject = try #require(try database.reject(id: 4))
    #expect(reject.fileName == "b.csv" && reject.fileFormat == "csv" && reject.fileStatus == .quarantined)
    let day = try StoreFixture.day("2026-11-21")
    #expect(reject.runID == 2 && reject.businessDay == day)
    #expect(reject.record == StoreFixture.reject(8, code: "ING-037"))
    #expect(try database.reject(id: 5) == nil)
  }
}
