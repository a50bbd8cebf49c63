import Core

/// The calendar's answers for one day, worked out once and kept.
struct CalendarDay {
  var weekday: Int
  var dayOfMonth: Int
  var isBankHoliday: Bool
  var isGotobi: Bool
  var isPensionDay: Bool
  var daysSincePensionDay: Int

  init(_ day: BankDay) {
    weekday = day.weekday
    dayOfMonth = day.civil.day
    isBankHoliday = BusinessCalendar.isBankHoliday(day)
    isGotobi = BusinessCalendar.isGotobi(day)
    isPensionDay = BusinessCalendar.isPensionDay(day)
    var candidate = day
    while !BusinessCalendar.isPensionDay(candidate) { candidate = candidate.adding(days: -1) }
    daysSincePensionDay = Int(day.daysSince1970 - candidate.daysSince1970)
  }
}

/// The moment of one transaction in the calendar and on the clock.
struct CalendarMoment {
  var day: CalendarDay
  /// The hour in Japan, or nil when the file gives only a date.
  var hour: Int?
}

/// Features of the day and the hour.
enum CalendarFeatures {
  static let all: [FeatureDefinition<CalendarMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "calendar.hour", .integer, .ordinal, missing: .withoutField, japanese: "取引の時刻（時）",
        english: "hour of the day in Japan", source: "mule pattern: withdrawals late at night")
    ) { $0.hour.map { Double($0) } },
    FeatureDefinition(
      FeatureSpec(
        "calendar.is_night", .boolean, .truth, missing: .withoutField, japanese: "深夜（23時から5時）の取引であること",
        english: "between 23:00 and 05:00", source: "不正送金 and mule patterns")
    ) { moment in moment.hour.map { ($0 >= 23 || $0 < 5).number } },
    FeatureDefinition(
      FeatureSpec(
        "calendar.weekday", .integer, .ordinal, missing: .never, japanese: "曜日（日曜日が0）",
        english: "day of the week, Sunday is 0", source: "還付金詐欺: weekday daytime")
    ) { Double($0.day.weekday) },
    FeatureDefinition(
      FeatureSpec(
        "calendar.day_of_month", .integer, .ordinal, missing: .never, japanese: "日",
        english: "day of the month", source: "paydays by custom")
    ) { Double($0.day.dayOfMonth) },
    FeatureDefinition(
      FeatureSpec(
        "calendar.is_bank_holiday", .boolean, .truth, missing: .never, japanese: "銀行休業日であること",
        english: "banks are closed", source: "Bank Law enforcement order article 5")
    ) { $0.day.isBankHoliday.number },
    FeatureDefinition(
      FeatureSpec(
        "calendar.is_gotobi", .boolean, .truth, missing: .never, japanese: "五十日であること",
        english: "a settlement day by custom (5, 10, 15, 20, 25 or month end)", source: "custom of companies")
    ) { $0.day.isGotobi.number },
    FeatureDefinition(
      FeatureSpec(
        "calendar.is_pension_day", .boolean, .truth, missing: .never, japanese: "年金支給日であること",
        english: "public pensions are paid", source: "15th of even months or the open day before")
    ) { $0.day.isPensionDay.number },
    FeatureDefinition(
      FeatureSpec(
        "calendar.days_since_pension_day", .integer, .days, missing: .never, japanese: "直近の年金支給日からの日数",
        english: "days since pensions were paid", source: "scams on elders follow the pension day")
    ) { Double($0.day.daysSincePensionDay) },
  ]
}
