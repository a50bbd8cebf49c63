import AlertStore
import Core
import Testing

@Suite struct RelatedAlertTests {
  private struct Part {
    var account: String
    var day: String
    var party: String?
    var memo: String?
  }

  /// Raises an alert for each part in the night of a day, relates, and gives the relations as `account>other account:relation`.
  private func relations(_ nights: [(day: String, parts: [Part])], days: Int = 30) throws -> Set<String> {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    for (number, night) in nights.enumerated() {
      let file = "\(number).csv"
      try database.recordFile(run: StoreFixture.run(night.day), file: StoreFixture.file(file)) {
        for (index, part) in night.parts.enumerated() {
          var record = try StoreFixture.record(
            in: file, number: Int64(index + 1), account: part.account, day: part.day)
          record.transaction.counterpartyAccount = part.party
          record.transaction.memo = part.memo
          try $0.raise(record)
        }
        return StoreFixture.outcome()
      }
      let day = try StoreFixture.day(night.day)
      try database.settleNight(day) { try $0.relate(days: days) }
      let once = try fixture.ask("SELECT * FROM related_alert")
      try database.settleNight(day) { try $0.relate(days: days) }
      #expect(try fixture.ask("SELECT * FROM related_alert") == once)
    }
    return Set(
      try fixture.ask(
        """
        SELECT one.account || '>' || other.account || ':' || relation FROM related_alert
        JOIN alert AS one ON one.alert_id = related_alert.alert_id
        JOIN alert AS other ON other.alert_id = other_alert_id
        """))
  }

  @Test func partiesMulesAndMemosRelateAlertsBothWays() throws {
    let found = try relations([
      (
        "2026-11-20",
        [
          Part(account: "v1", day: "2026-11-19", party: "m1"),
          Part(account: "v2", day: "2026-11-20", party: "m1"),
          Part(account: "m1", day: "2026-11-20", party: "away"),
          Part(account: "x1", day: "2026-11-20", memo: "クライ タロウ"),
          Part(account: "x2", day: "2026-11-20", memo: "クライ タロウ"), Part(account: "alone", day: "2026-11-20"),
        ]
      )
    ])
    #expect(
      found == [
        "v1>m1:mule", "m1>v1:mule", "v2>m1:mule", "m1>v2:mule", "v1>v2:counterparty", "v2>v1:counterparty",
        "x1>x2:memo", "x2>x1:memo",
      ])
  }

  @Test func aLaterNightRelatesToAlertsWithinTheDaysOnly() throws {
    func nights(_ day: String) -> [(String, [Part])] {
      [
        ("2026-10-20", [Part(account: "old", day: "2026-10-20", party: "m")]),
        (day, [Part(account: "new", day: day, party: "m")]),
      ]
    }
    #expect(try relations(nights("2026-11-19")) == ["new>old:counterparty", "old>new:counterparty"])
    #expect(try relations(nights("2026-11-20")).isEmpty)
  }

  /// A memo of everybody relates nobody, and a party of everybody only so many.
  @Test func relationsOfAnAlertAreBounded() throws {
    let count = Limits.relatedAlerts + 5
    let memos = try relations([
      ("2026-11-20", (0..<count).map { Part(account: "a\($0)", day: "2026-11-20", memo: "給与") })
    ])
    #expect(memos.isEmpty)
    let fixture = (0..<count).map { Part(account: "a\($0)", day: "2026-11-20", party: "shop") }
    let parties = try relations([("2026-11-20", fixture)])
    let counts = Dictionary(grouping: parties) { $0.prefix { $0 != ">" } }.mapValues(\.count)
    #expect(counts.count == count && Set(counts.values) == [Limits.relatedAlerts])
  }
}
