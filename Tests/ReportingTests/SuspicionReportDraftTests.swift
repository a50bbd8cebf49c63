import AlertStore
import Alerts
import Core
import Testing

@testable import Reporting

/// The draft of a report says what the sources say, marks the rest, and keeps scores out.
@Suite struct SuspicionReportDraftTests {
  /// The first alert of the fixture after two people decided that the account was used for fraud.
  static func confirmed(payee: String = ReportFixture.payee) throws -> StoredAlertDetail {
    let fixture = try ReportFixture(payee: payee)
    let day = try #require(BankDay(iso8601: "2026-11-24"))
    let person = ActingPerson(
      name: try #require(PersonName("佐藤")), at: Instant(day: day, secondOfDay: 36_000), account: "tester",
      program: "1.0.0")
    var confirm = MoveRequest("A-20261120-000001", .confirm)
    confirm.reason = .muleAccount
    try fixture.database.move(
      [MoveRequest("A-20261120-000001", .begin), confirm], by: person, workflow: .unlimited)
    return try fixture.detail()
  }

  static func draft(
    _ detail: StoredAlertDetail, holder: AccountHolder? = nil,
    institution: ReportingInstitution = .init(), era: Bool = false, _ language: Language = .japanese
  ) -> SuspicionReportDraft {
    SuspicionReportDraft(
      detail, holder: holder, institution: institution, withEraYears: era, language: language)
  }

  static func item(_ name: String, _ draft: SuspicionReportDraft) -> SuspicionReportDraft.Item? {
    draft.parts.flatMap(\.rows).flatMap { $0 }.first { $0.name == name }
  }

  @Test func itSaysWhatTheSourcesSay() throws {
    var customers = CustomerTable()
    for (account, name) in [("0001-001-1-7654321", "ﾍﾞﾂﾉﾋﾄ"), ("0001-001-1-1234567", "ｻﾄｳ ﾊﾅｺ")] {
      customers.account.append(contentsOf: account.utf8)
      customers.holderName.append(contentsOf: name.utf8)
      customers.holderKind.append(.person)
      customers.openedOn.append(BankDay(iso8601: "2019-05-01"))
    }
    let holder = AccountHolder(of: AccountID("0001-001-1-1234567"), in: customers)
    #expect(AccountHolder(of: AccountID("0001-001-1-0000000"), in: customers) == nil)
    let institution = ReportingInstitution(texts: [.institutionName: "みほん銀行"])
    let draft = Self.draft(try Self.confirmed(), holder: holder, institution: institution, era: true)
    let expected: [(String, String?)] = [
      ("institution_name", "みほん銀行"), ("representative_name", nil), ("filing_date", nil),
      ("reference_cases", "FSA-12"), ("holder_name", "ｻﾄｳ ﾊﾅｺ"), ("holder_kind", "個人"), ("birth_date", nil),
      ("beneficial_owner", nil), ("account_bank", "0001"), ("account_branch", "001"),
      ("account_type", "普通預金"), ("account_number", "1234567"), ("opened_on", "令和元年5月1日"),
      ("occurred_on", "令和8年11月20日"), ("occurred_at", "14:03"), ("amount", "1,234,567円"),
      ("direction", "出金"), ("counterparty_name", ReportFixture.payee), ("counterparty_account", nil),
    ]
    for (name, value) in expected { #expect(Self.item(name, draft)?.value == value, "\(name)") }
    #expect(Self.item("counterparty_account", draft)?.state == .unknown)
    #expect(Self.item("filing_date", draft)?.state == .toFill)
    #expect(Self.item("beneficial_owner", draft) == nil)
    let reason = try #require(Self.item("reason", draft)?.value)
    for part in ["令和8年11月20日の取引（出金 1 件 計1,234,567円）", "初めての相手への高額送金です。", "不正利用"] {
      #expect(reason.contains(part), "\(part) in \(reason)")
    }
  }

  @Test(arguments: Language.allCases)
  func whatIsMissingIsMarkedAndScoresStayOut(language: Language) throws {
    let draft = Self.draft(try Self.confirmed(), language)
    #expect(Self.item("holder_name", draft)?.state == .unknown && Self.item("birth_date", draft) != nil)
    #expect(Self.item("beneficial_owner", draft)?.state == .toFill)
    for text in [draft.text, draft.json, draft.csv] {
      #expect(!text.contains("83.4") && !text.contains("2.000") && !text.contains("2000000"))
    }
    #expect(draft.text.contains(language == .japanese ? "犯罪収益移転防止法第8条第3項" : "art. 8 (3)"))
    #expect(
      Self.item("occurred_on", draft)?.value == (language == .japanese ? "2026年11月20日" : "2026-11-20"))
    #expect(draft.text.contains(language == .japanese ? "【要記入】" : "[to be filled in]"))
  }

  /// What a file says is shown and not obeyed, and JSON keeps it as it is.
  @Test func oddTextsAreShownEscaped() throws {
    let odd = "=HYPERLINK(\"x\")\u{202E}<b>\u{1B}[31m"
    let draft = Self.draft(try Self.confirmed(payee: odd))
    #expect(!draft.text.unicodeScalars.contains("\u{202E}") && !draft.text.unicodeScalars.contains("\u{1B}"))
    #expect(draft.csv.contains("\"'=HYPERLINK(\"\"x\"\")"))
    #expect(draft.json.contains("=HYPERLINK(\\\"x\\\")\u{202E}<b>\\u001b[31m"))
  }
}
