import JapaneseText
import Testing

struct TextReferencesTests {
  /// Each number as it is found: kind, number, branch of a postal account, and the bytes as text.
  private func found(_ original: String) -> [String] {
    var references = TextReferences()
    let bytes = utf8(original)
    references.scan(bytes.span)
    return references.found.map { reference in
      let piece = String(decoding: bytes[reference.byteRange], as: UTF8.self)
      let branch =
        reference.postalAccount.map { " \($0.branchCode)\($0.isCurrent ? "当座" : "普通")" } ?? ""
      return "\(reference.kind) \(reference.number)\(branch) [\(piece)]"
    }
  }

  @Test(arguments: [
    ("090-1234-5678", "mobilePhone 9012345678 [090-1234-5678]"),
    ("ＴＥＬ０８０−１２３４−５６７８まで", "mobilePhone 8012345678 [０８０−１２３４−５６７８]"),
    ("09012345678", "mobilePhone 9012345678 [09012345678]"),
    ("ﾚﾝﾗｸ 070 1234 5678", "mobilePhone 7012345678 [070 1234 5678]"),
    ("090-12345678", "mobilePhone 9012345678 [090-12345678]"),
    ("060-1234-5678", "mobilePhone 6012345678 [060-1234-5678]"),
    ("090ー1234ー5678", "mobilePhone 9012345678 [090ー1234ー5678]"),
    ("(090)1234-5678", "mobilePhone 9012345678 [(090)1234-5678]"),
    ("050-1234-5678", "internetPhone 5012345678 [050-1234-5678]"),
    ("03-1234-5678", "fixedPhone 312345678 [03-1234-5678]"),
    ("(03)1234-5678", "fixedPhone 312345678 [(03)1234-5678]"),
    ("03(1234)5678", "fixedPhone 312345678 [03(1234)5678]"),
    ("０６（６１２３）４５６７", "fixedPhone 661234567 [０６（６１２３）４５６７]"),
    ("045-123-4567", "fixedPhone 451234567 [045-123-4567]"),
    ("0422-12-3456", "fixedPhone 422123456 [0422-12-3456]"),
    ("04992-2-1234", "fixedPhone 499221234 [04992-2-1234]"),
    ("電話0312345678", "fixedPhone 312345678 [0312345678]"),
    ("℡：0312345678", "fixedPhone 312345678 [0312345678]"),
    ("ﾃﾞﾝﾜﾊﾞﾝｺﾞｳ 0451234567", "fixedPhone 451234567 [0451234567]"),
    ("0120-123-456", "servicePhone 120123456 [0120-123-456]"),
    ("0120123456", "servicePhone 120123456 [0120123456]"),
    ("0120-12-3456", "servicePhone 120123456 [0120-12-3456]"),
    ("0800-123-4567", "servicePhone 8001234567 [0800-123-4567]"),
    ("0570-012-345", "servicePhone 570012345 [0570-012-345]"),
    ("0570012345", "servicePhone 570012345 [0570012345]"),
    ("+81-90-1234-5678", "mobilePhone 9012345678 [+81-90-1234-5678]"),
    ("+819012345678", "mobilePhone 9012345678 [+819012345678]"),
    ("＋８１ ３ １２３４ ５６７８", "fixedPhone 312345678 [＋８１ ３ １２３４ ５６７８]"),
    ("+81(0)90-1234-5678", "mobilePhone 9012345678 [+81(0)90-1234-5678]"),
    ("+81312345678", "fixedPhone 312345678 [+81312345678]"),
    ("電話は090-1234-5678です", "mobilePhone 9012345678 [090-1234-5678]"),
    ("0\u{200B}90-1234-5678", "mobilePhone 9012345678 [0\u{200B}90-1234-5678]"),
    ("⓪⑨⓪①②③④⑤⑥⑦⑧", "mobilePhone 9012345678 [⓪⑨⓪①②③④⑤⑥⑦⑧]"),
  ])
  func readsATelephoneNumber(original: String, expected: String) {
    #expect(found(original) == [expected])
  }

  @Test(arguments: [
    ("普通1234567", "bankAccount 1234567 [1234567]"), ("普通預金 口座番号：1234567", "bankAccount 1234567 [1234567]"),
    ("ﾌﾂｳ 0123456", "bankAccount 123456 [0123456]"), ("当座預金1234567", "bankAccount 1234567 [1234567]"),
    ("ﾄｳｻﾞ.1234567", "bankAccount 1234567 [1234567]"), ("口座　１２３４５６７　ヤマダ", "bankAccount 1234567 [１２３４５６７]"),
    ("No.1234567", "bankAccount 1234567 [1234567]"), ("№1234567", "bankAccount 1234567 [1234567]"),
    ("(普)1234567", "bankAccount 1234567 [1234567]"),
    ("振込先 サンプル銀行 本店(001) 普通 7654321", "bankAccount 7654321 [7654321]"),
    ("ｺｳｻﾞﾊﾞﾝｺﾞｳ1234567", "bankAccount 1234567 [1234567]"),
    ("記号12340 番号12345671", "postalAccount 1234567 238普通 [12340 番号12345671]"),
    ("ゆうちょ銀行 記号：14080 番号：1234561", "postalAccount 123456 408普通 [14080 番号：1234561]"),
    ("ﾕｳﾁﾖ 12340-12345671", "postalAccount 1234567 238普通 [12340-12345671]"),
    ("ゆうちょ銀行12340-2-12345671", "postalAccount 1234567 238普通 [12340-2-12345671]"),
    ("郵便振替 00100-7-123456", "postalAccount 123456 19当座 [00100-7-123456]"),
    ("振替口座00980－1－12345", "postalAccount 12345 99当座 [00980－1－12345]"),
  ])
  func readsAnAccountNumber(original: String, expected: String) {
    #expect(found(original) == [expected])
  }

  @Test(arguments: [
    // Longer runs of digits.
    "1090-1234-5678", "090-1234-56789", "0901234567", "090123456789", "12-090-1234-5678", "090-1234-5678-1",
    "1.090-1234-5678",
    "普通12345678", "普通123456", "普通1234567-8", "普通 123-1234567", "口座1,234,567", "口座1234567.5", "口座1234567,890",
    // Letters, amounts, and numbers of nothing.
    "A09012345678", "09012345678A", "09012345678円", "普通1234567円", "￥0901234567", "CASINO1234567", "1234567",
    "注文1234567",
    "整理番号1234567", "口座 本店の 1234567", "普通の人が1234567",
    // No numbers of the plan.
    "0312345678", "000-0000-0000", "090-0234-5678", "020-1234-5678", "010-123-4567", "08-1234-5678",
    "0301-1234-567",
    "03-123-4567", "045-1234-567", "2026-04-15", "0120-1234-567", "0120-1-23456", "+82-90-1234-5678",
    "+81-0-1234", "+81", "+", "(",
    "(03", "(03)", "(03)1234", "0", "03-", "03-1234-", "123-456-7890", "1-800-123-4567", "(1)2-3",
    // 記号 and 番号 that belong to no account.
    "記号12340 番号12345672", "記号22340 番号12345671", "記号12340 番号123456711", "記号12340", "12340-12345671",
    "記号1234 番号12345671", "記号00100-7-1234567", "記号12340 12345671円", "",
  ])
  func inventsNone(original: String) {
    #expect(found(original) == [])
  }

  @Test func findsSeveralInOrder() {
    #expect(
      found("TEL03-1234-5678/090-1234-5678,0120-123-456 普通1234567 2026年4月15日 1234567") == [
        "fixedPhone 312345678 [03-1234-5678]", "mobilePhone 9012345678 [090-1234-5678]",
        "servicePhone 120123456 [0120-123-456]",
        "bankAccount 1234567 [1234567]",
      ])
  }

  @Test(arguments: [
    (12_340, 12_345_671, 238, false, 1_234_567), (19_990, 11, 998, false, 1), (10_000, 1, 8, false, 0),
    (940, 12_345, 99, true, 12_345),
    (100, 999_999, 19, true, 999_999),
  ])
  func postalAccountsAreConverted(symbol: Int, number: Int, branch: Int, isCurrent: Bool, account: Int) throws
  {
    let found = try #require(PostalAccount(symbol: symbol, number: number))
    #expect(found.branchCode == branch)
    #expect(found.isCurrent == isCurrent)
    #expect(found.accountNumber == account)
  }

  @Test(arguments: [
    (12_340, 12_345_672), (20_000, 11), (-1, 1), (12_340, 0), (12_340, 123_456_781), (100, 1_000_000),
  ])
  func whatIsNoPostalAccountIsRefused(symbol: Int, number: Int) {
    #expect(PostalAccount(symbol: symbol, number: number) == nil)
  }

  /// Random text of the characters that matter: spans lie on characters, in order, and hold the digits they stand for.
  @Test func spansHoldTheNumber() {
    var generator = FixedGenerator(state: 5)
    let alphabet = Array("0000111223456789９０-- ()ー普口通座記号番TEL+8.,円")
    var references = TextReferences()
    var kinds = Set<TextReference.Kind>()
    for round in 0..<7_000 {
      let prefix = ["", "090-1234-", "03-1234-", "0120", "普通", "記号1", "+81"][round % 7]
      let original = prefix + String((0..<14).map { _ in alphabet.randomElement(using: &generator) ?? " " })
      let bytes = utf8(original)
      references.scan(bytes.span)
      var previousEnd = 0
      for reference in references.found {
        kinds.insert(reference.kind)
        #expect(reference.byteRange.lowerBound >= previousEnd)
        previousEnd = reference.byteRange.upperBound
        let piece = String(validating: bytes[reference.byteRange], as: UTF8.self)
        let digits = piece.map { text(folded($0).scalars).filter { ("0"..."9").contains($0) } }
        #expect(digits != nil, "\(original)")
        if reference.kind != .postalAccount {
          #expect(digits?.hasSuffix(String(reference.number)) == true, "\(original)")
        }
      }
    }
    #expect(kinds.isSuperset(of: [.mobilePhone, .servicePhone, .bankAccount]))
  }
}
