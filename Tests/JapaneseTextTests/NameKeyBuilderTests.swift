import JapaneseText
import Testing

struct NameKeyBuilderTests {
  @Test(arguments: [
    ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダタロウ", 3), ("ﾔﾏﾀﾞ ﾀﾛｳ      ", "ヤマダタロウ", 3), ("やまだ　たろう", "ヤマダタロウ", 3),
    ("ﾔﾏﾀﾞﾀﾛｳ", "ヤマダタロウ", 0),
    ("シャチョウ", "シヤチヨウ", 0), ("ｼﾔﾁﾖｳ", "シヤチヨウ", 0), ("ﾐﾗｲ-ｽﾞ", "ミライーズ", 0), ("ﾐﾗｲｰｽﾞ", "ミライーズ", 0),
    ("ミライーズ", "ミライーズ", 0),
    ("ﾐﾗｲ－ｽﾞ", "ミライーズ", 0), ("A-1 ｼﾖｳｶｲ", "A-1シヨウカイ", 3), ("smith john", "SMITHJOHN", 5),
    ("ジョン・スミス", "ジヨンスミス", 3),
    ("髙橋 一郎", "高橋一郎", 2), ("山﨑", "山崎", 0), ("渡邉 邊見", "渡辺辺見", 2), ("\u{20BB7}野", "吉野", 0),
    ("ﾔﾏﾀﾞ(ﾀﾅｶ)ﾊﾅｺ", "ヤマダタナカハナコ", 3),
    ("O'NEIL J.", "ONEILJ", 1), ("ヲダ ヵヶ", "ヲダカケ", 2), ("", "", 0), ("   ", "", 0),
  ])
  func buildsTheKey(name: String, key: String, familyLength: Int) {
    let result = nameKey(name)
    #expect(hasSameScalars(text(result.scalars), key))
    #expect(result.familyLength == familyLength)
    #expect(result.entityForm == .personOrUnknown)
    #expect(result.isEmptyName == key.isEmpty)
    #expect(!result.hasAffixedDigits)
  }

  @Test(arguments: [
    ("ｶ)ﾔﾏﾀﾞ", "ヤマダ", EntityForm.kabushiki, EntityPosition.prefix),
    ("ﾔﾏﾀﾞ(ｶ)ﾄｳｷﾖｳｼﾃﾝ", "ヤマダトウキヨウシテン", .kabushiki, .infix),
    ("ﾔﾏﾀﾞ(ｶ", "ヤマダ", .kabushiki, .suffix), ("ﾔﾏﾀﾞ(ｶ)", "ヤマダ", .kabushiki, .suffix),
    ("ﾐﾗｲ-ｽﾞ(ｶ", "ミライーズ", .kabushiki, .suffix),
    ("カ）ヤマダ", "ヤマダ", .kabushiki, .prefix), ("株式会社山田", "山田", .kabushiki, .prefix),
    ("山田株式会社", "山田", .kabushiki, .suffix),
    ("山田株式会社東京支店", "山田東京支店", .kabushiki, .infix), ("（株）山田", "山田", .kabushiki, .prefix),
    ("㈱山田", "山田", .kabushiki, .prefix),
    ("山田㈱", "山田", .kabushiki, .suffix), ("㍿山田", "山田", .kabushiki, .prefix),
    ("株式會社山田", "山田", .kabushiki, .prefix),
    ("ﾕ)ﾔﾏﾀﾞｺｳﾑﾃﾝ", "ヤマダコウムテン", .yugen, .prefix), ("㈲山田工務店", "山田工務店", .yugen, .prefix),
    ("ﾄﾞ)ﾐﾗｲ", "ミライ", .godo, .prefix),
    ("ｼﾔ)ﾆﾎﾝｷﾖｳｶｲ", "ニホンキヨウカイ", .association, .prefix), ("ｼｬ)ﾆﾎﾝｷｮｳｶｲ", "ニホンキヨウカイ", .association, .prefix),
    ("一般社団法人日本協会", "日本協会", .association, .prefix), ("ｼ)ﾔﾏﾀﾞｼﾞﾖｳｿﾞｳ", "ヤマダジヨウゾウ", .goshi, .prefix),
    ("ﾒ)ﾔﾏﾀﾞ", "ヤマダ", .gomei, .prefix),
    ("ｲ)ｱｵｲｶｲ", "アオイカイ", .medical, .prefix), ("医療法人社団 葵会", "葵会", .medical, .prefix),
    ("社会医療法人財団葵会", "葵会", .medical, .prefix),
    ("ﾄｸﾋ)ﾐﾄﾞﾘ", "ミドリ", .nonprofit, .prefix), ("NPO法人みどり", "ミドリ", .nonprofit, .prefix),
    ("ﾁﾄﾞｸ)ｹﾝﾘﾂﾋﾞﾖｳｲﾝ", "ケンリツビヨウイン", .localAdministrativeAgency, .prefix),
    ("ﾄﾞｸ)ｷｺｳ", "キコウ", .administrativeAgency, .prefix), ("カブシキガイシャ ヤマダ", "ヤマダ", .kabushiki, .prefix),
    ("ﾔﾏﾀﾞ ｶﾌﾞｼｷｶﾞｲｼﾔ", "ヤマダ", .kabushiki, .suffix), ("ｶ) ﾔﾏﾀﾞ", "ヤマダ", .kabushiki, .prefix),
    ("ﾔﾏﾀﾞ (ｶ ｵｵｻｶ", "ヤマダオオサカ", .kabushiki, .infix),
    ("ﾔﾏﾀﾞ(ｶ)ﾎﾝｼﾔ(ｴｲ", "ヤマダホンシヤ", .kabushiki, .infix),
  ])
  func takesOutTheLegalForm(name: String, key: String, form: EntityForm, position: EntityPosition) {
    let result = nameKey(name)
    #expect(hasSameScalars(text(result.scalars), key))
    #expect(result.entityForm == form)
    #expect(result.entityPosition == position)
  }

  @Test(arguments: EntityForm.allCases.filter { !$0.kanaAbbreviation.isEmpty })
  func knowsEveryFormInEveryPlace(form: EntityForm) {
    for (name, position) in [
      ("\(form.kanaAbbreviation))ﾃｽﾄ", EntityPosition.prefix), ("ﾃｽﾄ(\(form.kanaAbbreviation))ﾎﾝﾃﾝ", .infix),
      ("ﾃｽﾄ(\(form.kanaAbbreviation)", .suffix), ("\(form.japaneseTitle)ﾃｽﾄ", .prefix),
      ("ﾃｽﾄ\(form.japaneseTitle)", .suffix),
    ] {
      let result = nameKey(name)
      #expect(result.entityForm == form)
      #expect(result.entityPosition == position)
      #expect(hasSameScalars(text(result.scalars), position == .infix ? "テストホンテン" : "テスト"))
    }
  }

  @Test(arguments: [
    ("AOZORA CO.,LTD.", EntityForm.unspecifiedCompany), ("Aozora Co., Ltd.", .unspecifiedCompany),
    ("AOZORA INC", .unspecifiedCompany), ("AOZORA, L.L.C.", .unspecifiedCompany), ("AOZORA K.K.", .kabushiki),
    ("KK AOZORA", .kabushiki), ("AOZORA GK", .godo), ("AOZORA Y.K.", .yugen),
    ("ＡＯＺＯＲＡ　ＬＴＤ", .unspecifiedCompany),
  ])
  func takesOutFormsInLatinLetters(name: String, form: EntityForm) {
    let result = nameKey(name)
    #expect(hasSameScalars(text(result.scalars), "AOZORA"))
    #expect(result.entityForm == form)
    #expect(result.entityForm.isLegalEntity)
  }

  @Test(arguments: ["LTD", "KK", "INCA MARIA", "MARIA CO", "SATOKK", "GKAWA KEN", "LIMITED"])
  func leavesLatinNamesAlone(name: String) {
    #expect(nameKey(name).entityForm == .personOrUnknown)
  }

  @Test func everyFormAgreesWithItselfOnlyAndEnglishWithAnyCompany() {
    for left in EntityForm.allCases {
      for right in EntityForm.allCases {
        #expect(left.agrees(with: right) == right.agrees(with: left))
        if left != right, left != .unspecifiedCompany, right != .unspecifiedCompany {
          #expect(!left.agrees(with: right))
        }
      }
      #expect(left.agrees(with: left))
    }
    #expect(EntityForm.unspecifiedCompany.agrees(with: .kabushiki))
    #expect(!EntityForm.unspecifiedCompany.agrees(with: .medical))
    #expect(!EntityForm.unspecifiedCompany.agrees(with: .personOrUnknown))
  }

  @Test(arguments: [
    ("ﾔﾏﾀﾞ(ｶ)ﾄｳｷﾖｳｼﾃﾝ", 3, 2), ("ｱｵ ｿﾞﾗ(ｶ)ﾄｳｷﾖｳ", 4, 3), ("ﾔﾏﾀﾞ(ｶ", 0, 1), ("ｶ)ﾔﾏﾀﾞ", 0, 1), ("ﾔﾏﾀﾞ ﾀﾛｳ", 0, 2),
    ("", 0, 0),
    ("001ﾔﾏﾀﾞ(ｶ)ﾄｳｷﾖｳ", 3, 2), ("NGUYEN VAN AN", 0, 3),
  ])
  func countsPartsAndWhatStandsBeforeAForm(name: String, lengthBeforeEntity: Int, partCount: Int) {
    #expect(nameKey(name).lengthBeforeEntity == lengthBeforeEntity)
    #expect(nameKey(name).partCount == partCount)
  }

  @Test func onlyAFullFieldOfOneByteLettersMayBeCut() {
    for length in [29, 30, 31, 40, 48, 49] {
      let name = String(repeating: "ｱ", count: length)
      #expect(nameKey(name).mayBeCut == [30, 40, 48].contains(length))
      #expect(!nameKey(String(repeating: "ア", count: length)).mayBeCut)
    }
    #expect(nameKey("ｶ)" + String(repeating: "ｱ", count: 26) + "ﾀﾞ").mayBeCut)
    #expect(!nameKey("ﾔﾏﾀﾞ ﾀﾛｳ" + String(repeating: " ", count: 22)).mayBeCut)
    #expect(!nameKey("").mayBeCut)
  }

  @Test(arguments: [
    ("佐々木", "佐佐木"), ("いすゞ", "イスズ"), ("こゝろ", "ココロ"), ("ガヽ", "ガカ"), ("ｽヽﾞ", "スズ"), ("々木", "々木"), ("ゝ", "ヽ"),
    ("㊑青空", "青空"), ("㊗青空", "祝青空"), ("邉\u{E0101}田", "辺田"), ("\u{2FBC}橋", "高橋"), ("\u{2363A}本", "橋本"),
    ("ﾐﾗｲ-①", "ミライ"), ("ﾐﾗｲ-2ｺﾞｳ", "ミライ-2ゴウ"),
  ])
  func foldsMarksAndVariants(name: String, key: String) {
    #expect(hasSameScalars(text(nameKey(name).scalars), key))
  }

  @Test(arguments: ["ｶﾔﾏ ﾀﾛｳ", "ﾔﾏｶ", "ｼﾔ", "ﾔﾏﾀﾞ ﾕ", "ｶ", "山田 有", "ﾔﾏﾀﾞ ﾊﾅｺ(ﾀﾅｶ)"])
  func leavesPersonsAlone(name: String) {
    #expect(nameKey(name).entityForm == .personOrUnknown)
    #expect(nameKey(name).entityPosition == .absent)
  }

  @Test(arguments: [
    ("1234ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダタロウ", true), ("ﾔﾏﾀﾞ ﾀﾛｳ0012", "ヤマダタロウ", true), ("0123-4567 ﾔﾏﾀﾞ", "ヤマダ", true),
    ("ﾔﾏﾀﾞ-001", "ヤマダ", true),
    ("１２３　ﾔﾏﾀﾞ", "ヤマダ", true), ("0001ｶ)ﾔﾏﾀﾞ", "ヤマダ", true), ("ｶ)ﾔﾏﾀﾞ001", "ヤマダ", true),
    ("ｶ)001ﾔﾏﾀﾞ", "ヤマダ", true), ("①ﾔﾏﾀﾞ", "ヤマダ", true),
    ("ﾔﾏ3ﾀﾞ", "ヤマ3ダ", false), ("1234567", "1234567", false), ("ｶ)109", "109", false), ("-ﾔﾏﾀﾞ", "ヤマダ", false),
  ])
  func takesDigitsOffTheEnds(name: String, key: String, hasDigits: Bool) {
    let result = nameKey(name)
    #expect(hasSameScalars(text(result.scalars), key))
    #expect(result.hasAffixedDigits == hasDigits)
  }

  @Test func reportsWhatItCouldNotRead() {
    let gaiji = nameKey("山\u{E000}田")
    #expect(hasSameScalars(text(gaiji.scalars), "山田"))
    #expect(gaiji.hasUnreadableCharacters && !gaiji.hasStrayVoicingMark)
    let cut = nameKey("ﾞﾏﾀﾞ")
    #expect(hasSameScalars(text(cut.scalars), "マダ"))
    #expect(cut.hasStrayVoicingMark && !cut.hasUnreadableCharacters)
    var builder = NameKeyBuilder()
    builder.build([0x41, 0xFF, 0x42].span)
    #expect(builder.key == [0x41, 0x42] && builder.hasUnreadableCharacters)
  }

  @Test func aReusedBuilderForgetsTheNameBefore() {
    var builder = NameKeyBuilder()
    builder.build(utf8("0001ｶ)ﾞﾔﾏﾀﾞ \u{E000}ｼﾖｳｼﾞ").span)
    let first = builder.nameKey
    builder.build(utf8("ｱ").span)
    #expect(builder.nameKey == nameKey("ｱ"))
    #expect(first == nameKey("0001ｶ)ﾞﾔﾏﾀﾞ \u{E000}ｼﾖｳｼﾞ"))
  }

  @Test func hashesAreStable() {
    #expect(nameKey("ﾔﾏﾀﾞ ﾀﾛｳ").hash == 0x3C3C_172C_B48B_1215)
    #expect(nameKey("").hash == 0xCBF2_9CE4_8422_2325)
    #expect(nameKey("ｶ)ﾔﾏﾀﾞ").hash == nameKey("ﾔﾏﾀﾞ(ｶ").hash)
    #expect(nameKey("ﾔﾏﾀﾞ").hash != nameKey("ﾔﾏﾀ").hash)
  }

  @Test func cp932TwinsOfOneKanjiGiveOneKey() {
    let keys = [[0xEE, 0xE0], [0xFB, 0xFC], [0x8D, 0x82]].map { (code: [UInt8]) in
      var bytes: [UInt8] = []
      _ = CP932Decoder.standard.appendUTF8((code + [0x8B, 0xB4]).span, to: &bytes)
      return nameKey(String(decoding: bytes, as: UTF8.self)).scalars
    }
    #expect(keys.allSatisfy { hasSameScalars(text($0), "高橋") })
  }
}
