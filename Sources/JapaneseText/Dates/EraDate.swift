/// A day that a text names, and where.
///
/// - Shape: always a real day of the Gregorian calendar from 1873 to 2099; with an era, a day of that era.
public struct EraDate: Equatable, Sendable {
  /// The western year.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month.
  public let day: Int
  /// The era that the text names, or nil for a western year.
  public let era: JapaneseEra?
  /// The bytes of the original text that name the day.
  public let byteRange: Range<Int>

  /// The western years that are read.
  static let years = 1873...2099

  /// Whether three numbers are a day of the calendar in the years that are read.
  static func isDay(year: Int, month: Int, day: Int) -> Bool {
    guard years.contains(year), (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    switch month {
    case 2: return day <= (isLeap ? 29 : 28)
    case 4, 6, 9, 11: return day <= 30
    default: return day <= 31
    }
  }
}
