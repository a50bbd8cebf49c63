import JapaneseText
import Testing

struct TextDatesTests {
  /// Each day as it is found: the number, the era's letter or AD, and the bytes as text.
  private func found(_ original: String) -> [String] {
    var dates = TextDates()
    let bytes = utf8(original)
    dates.scan(bytes.span)
    return dates.found.map { date in
      let letter = date.era.map { "MTSHR".dropFirst(Int($0.rawValue)).prefix(1) } ?? "AD"
      let piece = String(decoding: bytes[date.byteRange], as: UTF8.self)
      return "\(date.year)-\(date.month)-\(date.day) \(letter) [\(piece)]"
    }
  }

  @Test(arguments: [
    ("令和8年4月15日", "2026-4-15 R [令和8年4月15日]"), ("令和元年5月1日から", "2019-5-1 R [令和元年5月1日]"),
    ("支払日R8.4.15分", "2026-4-15 R [R8.4.15]"), ("R08/04/15", "2026-4-15 R [R08/04/15]"),
    ("H31.4.30", "2019-4-30 H [H31.4.30]"), ("平成三十年四月一日", "2018-4-1 H [平成三十年四月一日]"),
    ("平成三十一年四月三十日", "2019-4-30 H [平成三十一年四月三十日]"), ("S64.1.7", "1989-1-7 S [S64.1.7]"),
    ("㋿８年４月１５日", "2026-4-15 R [㋿８年４月１５日]"), ("㍻30年㋀㏾", "2018-1-31 H [㍻30年㋀㏾]"),
    ("ｼﾊﾗｲ2026年4月15日ﾏﾃﾞ", "2026-4-15 AD [2026年4月15日]"), ("2026/4/15", "2026-4-15 AD [2026/4/15]"),
    ("（2026-04-15）", "2026-4-15 AD [2026-04-15]"), ("２０２６．４．１５", "2026-4-15 AD [２０２６．４．１５]"),
    ("20260415", "2026-4-15 AD [20260415]"), ("ﾋﾂﾞｹ 20260415 ﾌﾞﾝ", "2026-4-15 AD [20260415]"),
    ("二〇二六年四月十五日", "2026-4-15 AD [二〇二六年四月十五日]"), ("令和八・四・一五", "2026-4-15 R [令和八・四・一五]"),
    ("R 8. 4.15", "2026-4-15 R [R 8. 4.15]"), ("r8-4-15", "2026-4-15 R [r8-4-15]"),
    ("R.8.4.15", "2026-4-15 R [R.8.4.15]"),
    ("R元.5.1", "2019-5-1 R [R元.5.1]"), ("明治6年1月1日", "1873-1-1 M [明治6年1月1日]"),
    ("大正15年12月25日", "1926-12-25 T [大正15年12月25日]"), ("昭和元年12月25日", "1926-12-25 S [昭和元年12月25日]"),
    ("2024年2月29日", "2024-2-29 AD [2024年2月29日]"), ("2026年(令和8年)4月15日", "2026-4-15 AD [2026年(令和8年)4月15日]"),
    ("令和8年（2026年）4月15日", "2026-4-15 R [令和8年（2026年）4月15日]"), ("令和 8年 4月 5日", "2026-4-5 R [令和 8年 4月 5日]"),
    ("2026-04-15T10:00:00", "2026-4-15 AD [2026-04-15]"),
    ("💰令和\u{200B}8年4月15日", "2026-4-15 R [令和\u{200B}8年4月15日]"),
    ("昭和六拾弐年拾月壱日", "1987-10-1 S [昭和六拾弐年拾月壱日]"),
  ])
  func readsADay(original: String, expected: String) {
    #expect(found(original) == [expected])
  }

  @Test(arguments: [
    // Outside the era, or no day at all.
    "平成31年5月1日", "昭和64年1月8日", "H31.5.1", "令和元年4月30日", "R1.4.30", "大正元年7月29日", "明治5年12月2日", "S1.12.24",
    "2026年2月29日", "2026/13/1", "2026/4/31", "令和8年0月1日", "令和8年4月0日", "令和0年4月1日", "令和100年4月1日", "20260431",
    "1872年12月31日", "2100年1月1日", "99991231", "平成2018年4月1日",
    // No year, no day, two digits without an era, two separators.
    "4月15日", "2026年4月", "令和8年", "26/4/15", "2026/4-15", "R8.4/15", "26.4.15", "R8年4.15", "令和", "R", "R8",
    "R8.4.",
    // Parts of something longer.
    "12026/4/15", "2026/4/155", "2026/4/15/1", "1.2026.4.15", "2026.4.15.1", "2026-04-15-001", "XR8.4.15",
    "A2026/4/15",
    "ABC-R8.4.15", "1R8.4.15", "120260415", "202604151", "R20260415",
    // Eight digits that may be something else.
    "番号20260411", "口座番号:20260411", "No.20260415", "20260415円", "￥20260415", "20260415-1", "12340 20260411",
    "A20260415",
    "電話20260415", "20260415号", "1,20260415",
    // Two years that contradict each other, numbers in kanji that are none.
    "2026年(令和7年)4月15日", "令和8年(2025年)4月15日", "令和十十年四月一日", "平成三〇十年四月一日", "一二〇二六年四月一日", "二十六年四月一日",
    "", "年月日", "令和年月日", "🈷",
  ])
  func inventsNone(original: String) {
    #expect(found(original) == [])
  }

  @Test func findsSeveralInOrder() {
    #expect(
      found("期間 R8.4.1～R9.3.31、20260401 2026/12/31 平成31年4月30日まで") == [
        "2026-4-1 R [R8.4.1]", "2027-3-31 R [R9.3.31]", "2026-12-31 AD [2026/12/31]",
        "2019-4-30 H [平成31年4月30日]",
      ])
  }

  /// Each day of two centuries, written in every way, is read as itself; the day after the era's last one is not.
  @Test func everyDayComesBack() {
    var dates = TextDates()
    var wrong: [String] = []
    for (era, letter, name, first, last) in [
      (JapaneseEra.taisho, "T", "大正", 1912, 1926), (.showa, "S", "昭和", 1926, 1989),
      (.heisei, "H", "平成", 1989, 2019),
      (.reiwa, "R", "令和", 2019, 2099),
    ] {
      for year in stride(from: first, through: last, by: 1) {
        for month in 1...12 {
          for day in [1, 7, 8, 9, 24, 25, 26, 28, 29, 30, 31] {
            let isReal =
              day <= [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
            let isInEra = isReal && era.contains(year: year, month: month, day: day)
            let eraYear = year - era.yearZero
            for (original, isExpected) in [
              ("\(letter)\(eraYear).\(month).\(day)", isInEra),
              ("\(name)\(eraYear)年\(month)月\(day)日", isInEra),
              ("\(year)/\(month)/\(day)", isReal),
            ] {
              dates.scan(utf8(original).span)
              let isRight =
                dates.found.count == (isExpected ? 1 : 0)
                && dates.found.allSatisfy { $0.year == year && $0.month == month && $0.day == day }
              if !isRight { wrong.append(original) }
            }
          }
        }
      }
    }
    #expect(wrong == [])
  }

  /// Random text of the characters that matter never gives a day that is none, and spans lie on characters.
  @Test func whatIsFoundIsAlwaysADay() {
    var generator = FixedGenerator(state: 11)
    let alphabet = Array("令和平成昭RHST元年月日.-/・ 0123456789一二十〇㍻８(")
    var dates = TextDates()
    for _ in 0..<6_000 {
      let original = String((0..<16).map { _ in alphabet.randomElement(using: &generator) ?? " " })
      let bytes = utf8(original)
      dates.scan(bytes.span)
      var previousEnd = 0
      for date in dates.found {
        #expect(date.byteRange.lowerBound >= previousEnd)
        #expect(String(validating: bytes[date.byteRange], as: UTF8.self) != nil, "\(original)")
        #expect(date.era?.contains(year: date.year, month: date.month, day: date.day) ?? true, "\(original)")
        previousEnd = date.byteRange.upperBound
      }
    }
  }
}
