import AlertStore
import Core
import Foundation
import Pipeline
import TestSupport
import Testing

/// What the text of an alert says of the account's own history, on alerts that nights raised.
@Suite(.serialized) struct HistorySentenceNightTests {
  private func records(_ night: SimulatedNight, _ database: String) throws -> [AlertTransactionRecord] {
    let store = try AlertDatabase(path: night.folder.path(of: database), access: .readOnly)
    return try store.alerts(matching: AlertFilter(limit: 10_000)).flatMap { alert in
      try #require(try store.alert(id: alert.alertID)).transactions.map(\.record)
    }
  }

  private func value(_ name: String, of record: AlertTransactionRecord) throws -> Double? {
    let json = try JSONSerialization.jsonObject(with: Data(record.explanation.utf8))
    let features = try #require((json as? [String: Any])?["features"] as? [[String: Any]])
    let feature = try #require(features.first { $0["name"] as? String == name })
    return feature["value"] as? Double
  }

  @Test func timesTheUsualAmountAreSaidWhenTheyAreKnownAndMany() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    let root = try #require(RepositoryRoot.path())
    try night.run(database: "a.sqlite", inbox: root + "/SampleData/synthetic/inbox")
    var (said, silent) = (0, 0)
    for record in try records(night, "a.sqlite") {
      let times = try value("account.amount_to_own_median", of: record)
      let isSaid = record.summaryJapanese.contains("この口座の普段の")
      #expect(isSaid == ((times ?? 0) >= 3), "\(String(describing: times)): \(record.summaryJapanese)")
      #expect(isSaid == record.summaryEnglish.contains(" times this account's usual amount."))
      if isSaid { said += 1 } else { silent += 1 }
      if let times, times >= 10 {
        let words = Int64(times.rounded()) < 1_000 ? "約\(Int64(times.rounded()))倍です。" : "倍です。"
        #expect(record.summaryJapanese.contains(words))
      }
    }
    #expect(said >= 5 && silent >= 5)
  }

  @Test func anAlertSaysThatACorrectionChangedItsWindows() throws {
    let night = try SimulatedNight()
    try night.run(database: "a.sqlite")
    let before = try records(night, "a.sqlite")
    #expect(before.count > 3 && before.allSatisfy { !$0.summaryJapanese.contains("訂正・取消が") })
    let corrected = try correctOneEach(before, in: night)
    #expect(corrected.count > 1)
    try night.run(database: "b.sqlite", inbox: night.folder.path(of: "corrected"))
    let after = try records(night, "b.sqlite").filter {
      corrected.contains($0.transaction.transactionID ?? "")
    }
    #expect(after.count > 1)
    for record in after {
      #expect(record.summaryJapanese.contains("過去7日に訂正・取消が"), "\(record.summaryJapanese)")
      #expect(record.summaryEnglish.contains("Corrections of the last 7 days reversed "))
    }
  }

  /// Writes the CSV files again with a correction of the row before each alerted one of the same account; gives the alerted ones.
  private func correctOneEach(_ alerted: [AlertTransactionRecord], in night: SimulatedNight) throws -> Set<
    String
  > {
    let wanted = Set(alerted.compactMap(\.transaction.transactionID))
    var corrected = Set<String>()
    try FileManager.default.createDirectory(
      atPath: night.folder.path(of: "corrected"), withIntermediateDirectories: false)
    var last: [String: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    where name.hasSuffix(".csv") {
      let text = try String(contentsOfFile: night.inbox + "/" + name, encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline).map(String.init)
      let header = lines[0].components(separatedBy: ",")
      let (id, account) = try (
        #require(header.firstIndex(of: "transaction_id")), #require(header.firstIndex(of: "account"))
      )
      let (at, kind) = try (
        #require(header.firstIndex(of: "occurred_at")), #require(header.firstIndex(of: "kind"))
      )
      var written = [lines[0]]
      for line in lines.dropFirst() {
        let fields = line.components(separatedBy: ",")
        guard fields.count == header.count else {
          written.append(line)
          continue
        }
        // Within the week by the day of the month alone, and so in one file.
        if wanted.contains(fields[id]), var correction = last[fields[account]],
          correction[at].prefix(7) == fields[at].prefix(7),
          let from = Int(correction[at].dropFirst(8).prefix(2)),
          let to = Int(fields[at].dropFirst(8).prefix(2)),
          to - from < 6
        {
          (correction[id], correction[at], correction[kind]) = ("C\(fields[id])", fields[at], "correction")
          written.append(correction.joined(separator: ","))
          corrected.insert(fields[id])
        }
        written.append(line)
        last[fields[account]] = fields
      }
      _ = try night.folder.write(written.joined(separator: "\n") + "\n", as: "corrected/" + name)
    }
    return corrected
  }
}
