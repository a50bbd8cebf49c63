import Alerts
import Core
import Foundation
import JapaneseText
import Testing

@testable import AlertStore

/// A role sees what its line says and nothing of the rest, in no field and in no sentence.
@Suite struct AlertMaskTests {
  static let secrets = (
    account: "0001-001-1-7654321", other: "0009-123-1-1112223", name: "ｶ)ﾔﾏﾀﾞｼﾖｳｼﾞ", originator: "サトウ　ハナコ",
    memo: "還付金の件 ﾃﾞﾝﾜ", transaction: "T0000012345"
  )

  /// An alert whose sentences quote what the transaction says, once in another way of writing.
  private func detail() throws -> StoredAlertDetail {
    let store = try StoreFixture()
    let database = try store.open()
    let secrets = AlertMaskTests.secrets
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      var record = try StoreFixture.record(in: "a.csv", number: 1, account: secrets.account)
      record.transaction.transactionID = secrets.transaction
      record.transaction.counterpartyAccount = secrets.other
      record.transaction.counterpartyName = secrets.name
      record.transaction.originatorName = secrets.originator
      record.transaction.memo = secrets.memo
      record.summaryJapanese = "12,345円の出金（相手方：\(secrets.name)、\(secrets.other)）。主な理由：摘要の「還付金」。"
      record.summaryEnglish = "12,345 yen to カ）ヤマダシヨウジ."
      record.reasons[0].japanese = "摘要の「還付金」"
      record.reasons[0].english = "the memo's 還付金"
      record.reasons[0].origin = .memo
      try $0.raise(record)
      return StoreFixture.outcome()
    }
    let id = try #require(try database.alerts(matching: AlertFilter(limit: 1)).first).alertID
    try database.note(
      try NoteText("\(secrets.originator) に電話"), on: id, by: try LifeCycleFixture.person("佐藤"))
    return try #require(try database.alert(id: id))
  }

  private func mask(
    _ accounts: MaskingRole.Identifiers, _ names: MaskingRole.Names, _ texts: MaskingRole.Texts,
    key: String = "0123456789abcdef0123456789abcdef"
  ) -> AlertMask {
    AlertMask(
      role: MaskingRole(accounts: accounts, names: names, texts: texts),
      pseudonyms: Pseudonyms(key: Array(key.utf8)))
  }

  /// Every text of an alert, as the types themselves list it, so that a field that is added later is looked at too.
  private func everything(_ detail: StoredAlertDetail) -> String {
    var text = ""
    dump(detail, to: &text)
    return text
  }

  @Test(
    arguments: [MaskingRole.Identifiers.ending, .hidden, .pseudonym],
    [MaskingRole.Names.initial, .hidden, .pseudonym])
  func nothingMaskedIsLeftAnywhere(accounts: MaskingRole.Identifiers, names: MaskingRole.Names) throws {
    let secrets = AlertMaskTests.secrets
    let all = [secrets.account, secrets.other, secrets.name, secrets.originator, secrets.transaction]
    let detail = try detail()
    #expect(all.allSatisfy { everything(detail).contains($0) })
    for texts in MaskingRole.Texts.allCases {
      let masked = mask(accounts, names, texts).masked(detail)
      let folded = SearchText.folded(everything(masked))
      for secret in all { #expect(!folded.contains(SearchText.folded(secret)), "\(secret) \(texts)") }
      #expect(everything(masked).contains("還付金") == (texts == .shown))
      // The English summary writes the name in another way and is hidden whole.
      #expect(masked.transactions[0].record.summaryEnglish == MaskedWords.hidden)
      #expect(masked.transactions[0].record.summaryJapanese.contains("12,345円の出金"))
      #expect(
        masked.alert.alertID == detail.alert.alertID && masked.alert.scoreMicro == detail.alert.scoreMicro)
      let listed = mask(accounts, names, texts).masked(detail.alert)
      #expect(listed == masked.alert)
    }
  }

  @Test func aRoleThatSeesAllSeesTheSame() throws {
    let detail = try detail()
    #expect(mask(.shown, .shown, .shown).masked(detail) == detail)
  }

  @Test func whatIsMissingStaysMissing() throws {
    let fixture = try LifeCycleFixture(alerts: 1)
    let masked = mask(.hidden, .hidden, .hidden).masked(
      try #require(try fixture.database.alert(id: fixture.alertID)))
    #expect(masked.transactions.allSatisfy { $0.record.transaction.originatorName == nil })
    #expect(masked.alert.account.text == MaskedWords.hidden)
  }

  @Test func endingsAndInitialsShowThatMuch() throws {
    let masked = mask(.ending, .initial, .shown).masked(try detail())
    #expect(masked.alert.account.text == "***321" && masked.alert.counterpartyName == "ｶ***")
    #expect(masked.transactions[0].record.transaction.transactionID == "***345")
    #expect(masked.history.notes[0].text == "サ*** に電話")
  }

  /// The same person under the same key, whoever wrote the name how; another under another key, or as another kind.
  @Test func pseudonymsAreTheSameForTheSame() throws {
    let key = Pseudonyms(key: Array("0123456789abcdef0123456789abcdef".utf8))
    let other = Pseudonyms(key: Array("0123456789abcdef0123456789abcdeg".utf8))
    #expect(key.pseudonym("ﾔﾏﾀﾞ ﾀﾛｳ", .name) == key.pseudonym("ヤマダ　タロウ", .name))
    #expect(key.pseudonym("ﾔﾏﾀﾞ ﾀﾛｳ", .name) != other.pseudonym("ﾔﾏﾀﾞ ﾀﾛｳ", .name))
    #expect(key.pseudonym("1", .account) != key.pseudonym("1", .transaction))
    // printf 'account\n0001-001-1-7654321' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    #expect(key.pseudonym("0001-001-1-7654321", .account) == "Pcc22f8126c41b4b77f20c9ef0a27d7cf")
  }

  @Test func aKeyIsReadOnlyFromAFileOfItsOwner() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mask-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func key(_ text: String, mode: Int) throws -> String {
      let path = folder.appending(path: UUID().uuidString).path
      try Data(text.utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      return path
    }
    let good = String(repeating: "k", count: 32)
    let ended = try Pseudonyms(keyFile: try key(good + "\r\n", mode: 0o600))
    #expect(ended.pseudonym("x", .name) == Pseudonyms(key: Array(good.utf8)).pseudonym("x", .name))
    let open = try key(good, mode: 0o640)
    #expect(throws: Pseudonyms.KeyFault.openToOthers(path: open)) { try Pseudonyms(keyFile: open) }
    let short = try key(String(good.dropLast()), mode: 0o600)
    #expect(throws: Pseudonyms.KeyFault.tooShort(path: short)) { try Pseudonyms(keyFile: short) }
    let long = try key(String(repeating: good, count: 200), mode: 0o600)
    #expect(throws: Pseudonyms.KeyFault.tooLong(path: long)) { try Pseudonyms(keyFile: long) }
    #expect(throws: Pseudonyms.KeyFault.unreadable(path: "/nowhere")) { try Pseudonyms(keyFile: "/nowhere") }
  }
}
