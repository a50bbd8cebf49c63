import Core

/// What the texts of one transaction, and the customer's record, say.
struct TextMoment {
  /// The names of the lexicon's categories that are features, in the order of `lexiconHits`.
  static let lexiconCategories: [(word: String, japanese: String, english: String)] = [
    ("investment", "投資", "investment"), ("refund", "還付・払戻", "refund"),
    ("authority", "警察・官公庁", "police or authority"), ("loan", "融資・保証金", "loan or deposit"),
    ("crypto_exchange", "暗号資産交換業者", "crypto exchange"), ("prepaid", "電子マネー・プリペイド", "prepaid money"),
  ]

  /// Hits of each category of `lexiconCategories`, in memo and counterparty name together.
  var lexiconHits = SIMD8<Int32>(repeating: 0)
  var memo = MemoFacts()
  var originatorToHolder: Double?
  var counterpartyToHolder: Double?
  var originatorHasDigits: Bool?
  var counterpartyIsCorporation: Bool?
  var counterpartyFillsField: Bool?
  var isCorporation: Bool?
  var accountAgeDays: Int?
}

/// Features of names, memo, lexicon and the customer's record.
///
/// Names serve for matching only: no feature tells where a name comes from.
enum TextFeatures {
  static let all: [FeatureDefinition<TextMoment>] = customer + names + memo + lexicon

  private static let customer: [FeatureDefinition<TextMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "customer.is_corporation", .boolean, .truth, missing: .withoutCustomer, japanese: "法人口座であること",
        english: "account of a corporation", source: "reference case 2-2")
    ) { $0.isCorporation.map(\.number) },
    FeatureDefinition(
      FeatureSpec(
        "customer.account_age_days", .integer, .days, missing: .withoutCustomer, japanese: "口座開設からの日数",
        english: "days since the account was opened", source: "reference case 3-1")
    ) { $0.accountAgeDays.map { Double($0) } },
  ]

  private static let names: [FeatureDefinition<TextMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "name.originator_to_holder", .real, .ratio, missing: .withoutField, japanese: "依頼人名と口座名義の一致度",
        english: "similarity of the originator's name to the account holder's",
        source: "request of the authorities 2024-02-06: transfers in another name")
    ) { $0.originatorToHolder },
    FeatureDefinition(
      FeatureSpec(
        "name.counterparty_to_holder", .real, .ratio, missing: .withoutField, japanese: "相手方名と口座名義の一致度",
        english: "similarity of the other party's name to the account holder's",
        source: "transfers between accounts of one person are ordinary")
    ) { $0.counterpartyToHolder },
    FeatureDefinition(
      FeatureSpec(
        "name.originator_has_digits", .boolean, .truth, missing: .withoutField, japanese: "依頼人名に番号が付されていること",
        english: "originator's name carries a number", source: "request of the authorities 2024-02-06")
    ) { $0.originatorHasDigits.map(\.number) },
    FeatureDefinition(
      FeatureSpec(
        "name.counterparty_is_corporation", .boolean, .truth, missing: .withoutField,
        japanese: "相手方が法人名であること",
        english: "other party's name has the mark of a legal entity", source: "Zengin 法人略語")
    ) { $0.counterpartyIsCorporation.map(\.number) },
    FeatureDefinition(
      FeatureSpec(
        "name.counterparty_fills_field", .boolean, .truth, missing: .withoutField,
        japanese: "相手方名が項目の桁数いっぱいであること（途中で切れている可能性）",
        english: "other party's name fills its field and may be cut",
        source: "Zengin fields of 30, 40 or 48 bytes"
      )
    ) { $0.counterpartyFillsField.map(\.number) },
  ]

  private static let memo: [FeatureDefinition<TextMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "memo.length", .integer, .count, missing: .never, japanese: "摘要の文字数",
        english: "characters in the memo",
        source: "form of the text")
    ) { Double($0.memo.length) },
    share("memo.kana_share", "摘要に占めるかなの割合", "share of kana in the memo") { $0.memo.share($0.memo.kana) },
    share("memo.kanji_share", "摘要に占める漢字の割合", "share of kanji in the memo") { $0.memo.share($0.memo.kanji) },
    share("memo.latin_share", "摘要に占める英字の割合", "share of Latin letters in the memo") {
      $0.memo.share($0.memo.latin)
    },
    share("memo.digit_share", "摘要に占める数字の割合", "share of digits in the memo") { $0.memo.share($0.memo.digits) },
  ]

  private static func share(
    _ name: String, _ japanese: String, _ english: String,
    _ value: @escaping @Sendable (borrowing TextMoment) -> Double?
  ) -> FeatureDefinition<TextMoment> {
    FeatureDefinition(
      FeatureSpec(
        FeatureName(name), .real, .ratio, missing: .withoutField, japanese: japanese, english: english,
        source: "form of the text"), value)
  }

  private static let lexicon: [FeatureDefinition<TextMoment>] =
    TextMoment.lexiconCategories.enumerated().map { index, category in
      FeatureDefinition(
        FeatureSpec(
          FeatureName("lexicon.\(category.word)"), .integer, .count, missing: .never,
          japanese: "摘要・相手方名に含まれる「\(category.japanese)」の語の数",
          english: "words of \(category.english) in memo and other party's name",
          source: "words of scam reports, kept in the pipeline's lexicon")
      ) { Double($0.lexiconHits[index]) }
    }
}
