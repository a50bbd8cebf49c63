import Core
import JapaneseText

extension JapaneseEra {
  /// The era's name in kanji.
  var name: String {
    switch self {
    case .meiji: "明治"
    case .taisho: "大正"
    case .showa: "昭和"
    case .heisei: "平成"
    case .reiwa: "令和"
    }
  }

  /// A day with the year of its era: 令和8年11月9日, 令和元年5月1日.
  ///
  /// - Missing: a day before 1873 has no era of this calendar and is written with the western year.
  static func text(of day: BankDay) -> String {
    let (year, month, date) = day.civil
    // A day that belongs to two eras is written in the later one.
    guard let era = allCases.last(where: { $0.contains(year: year, month: month, day: date) }) else {
      return "\(year)年\(month)月\(date)日"
    }
    let yearOfEra = year - era.yearZero
    return "\(era.name)\(yearOfEra == 1 ? "元" : "\(yearOfEra)")年\(month)月\(date)日"
  }
}
