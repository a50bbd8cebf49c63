import Core

/// One day of the simulation with everything that the calendar says about it.
struct SimulatedDay: Sendable {
  /// The number of the day, from 0.
  let index: Int
  let day: BankDay
  let year: Int
  let month: Int
  let dayOfMonth: Int
  let isBankHoliday: Bool
  let isGotobi: Bool
  let isPensionDay: Bool
  let isInterestDay: Bool
  /// Bit `n` is set when money due on day `n` of a month is paid today, a closed day being moved back.
  let paydays: UInt32
  /// Bit `n` is set when a direct debit due on day `n` of a month is taken today, a closed day being moved
  /// on.
  let debitDays: UInt32

  /// The first second of the day, counted from the first midnight of the simulation.
  var startSecond: Int64 { Int64(index) * 86_400 }
  var isWeekend: Bool { day.weekday == 0 || day.weekday == 6 }

  func paysOn(_ nominalDay: Int) -> Bool { paydays >> UInt32(nominalDay) & 1 == 1 }
  func debitsOn(_ nominalDay: Int) -> Bool { debitDays >> UInt32(nominalDay) & 1 == 1 }

  /// The days of a plan, in order.
  static func calendar(of plan: SimulationPlan) -> [SimulatedDay] {
    let last = plan.firstDay.adding(days: plan.days - 1)
    var paydays: [BankDay: UInt32] = [:]
    var debitDays: [BankDay: UInt32] = [:]
    var month = plan.firstDay.adding(days: -15)
    while month <= last.adding(days: 45) {
      let (year, number, dayOfMonth) = month.civil
      let length = BankDay.length(ofMonth: number, year: year)
      let first = month.adding(days: 1 - dayOfMonth)
      for nominal in 1...31 {
        let due = first.adding(days: min(nominal, length) - 1)
        paydays[BusinessCalendar.businessDay(onOrBefore: due), default: 0] |= 1 << UInt32(nominal)
        debitDays[BusinessCalendar.businessDay(onOrAfter: due), default: 0] |= 1 << UInt32(nominal)
      }
      month = first.adding(days: length)
    }
    return (0..<plan.days).map { index in
      let day = plan.firstDay.adding(days: index)
      let (year, number, dayOfMonth) = day.civil
      return SimulatedDay(
        index: index, day: day, year: year, month: number, dayOfMonth: dayOfMonth,
        isBankHoliday: BusinessCalendar.isBankHoliday(day), isGotobi: BusinessCalendar.isGotobi(day),
        isPensionDay: BusinessCalendar.isPensionDay(day), isInterestDay: isInterestDay(day),
        paydays: paydays[day] ?? 0, debitDays: debitDays[day] ?? 0)
    }
  }

  /// Interest on ordinary deposits is booked twice a year, after the third Saturday of February and August.
  private static func isInterestDay(_ day: BankDay) -> Bool {
    let (_, month, dayOfMonth) = day.civil
    return (month == 2 || month == 8) && day.weekday == 1 && (17...23).contains(dayOfMonth)
  }
}
