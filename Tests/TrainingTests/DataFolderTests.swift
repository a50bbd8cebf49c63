import Core
import Features
import Foundation
import Ingest
import JapaneseText
import Rules
import TestSupport
import Testing
import Training

@Suite struct DataFolderTests {
  /// Training reads what a night would read: hidden files, unfinished ones, links and side files are left alone.
  @Test func theInboxIsReadAsANightReadsIt() throws {
    let folder = try TemporaryFolder()
    let header =
      "transaction_id,occurred_at,account,direction,amount,currency,channel,kind,counterparty_account,"
      + "counterparty_name,originator_name,memo,balance_after\n"
    let file = header + ",2026-09-30T10:00:00+09:00,9999-001-1-7,in,5,JPY,,,,,,,\n"
    for name in ["a.csv", "b.csv", ".hidden.csv", "c.csv.part"] {
      _ = try folder.write(file, as: "inbox/" + name)
    }
    _ = try folder.write("records\n1\n", as: "inbox/a.csv.totals.csv")
    _ = try folder.write(file, as: "inbox/sub/d.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "inbox/link.csv"), withDestinationPath: folder.path(of: "inbox/a.csv"))
    _ = try folder.write("file,record_number,transaction_id,scam_type,role\nb.csv,2,,x,y\n", as: "labels.csv")
    _ = try folder.write("account,holder_name,holder_kind,opened_on\n", as: "customers.csv")
    let path = try #require(RepositoryRoot.path()) + "/Pipelines/nightly/rules/"
    let files = try ["mule.yaml", "thresholds.yaml"].map { name in
      RuleFile(name: name, bytes: Array(try #require(FileManager.default.contents(atPath: path + name))))
    }
    let rules = try #require(RulePack.load(files: files, features: FeatureCatalogue.specs).pack)
    let day = try #require(BankDay(iso8601: "2026-10-01"))
    let data = DataFolder(
      path: folder.path, rules: rules, lexicon: Lexicon([]), options: ReadingOptions(referenceDay: day),
      warmUpDays: 0, workers: 1)
    var fraud: [Bool] = []
    try data.walk { fraud += $0.isFraud }
    #expect(fraud == [false, true])
  }
}
