/// Sums by day over the last thirty days, for windows that are exact to the day.
struct DayTotals {
  struct Day: Equatable {
    var day: Int32
    var count: Int32
    var sumYen: Int64
    var maxYen: Int64
  }

  /// The days a window of thirty days can see, the newest included.
  static let span: Int32 = 30

  /// Days with at least one event, oldest first.
  private(set) var days: [Day] = []

  init(days: [Day] = []) {
    self.days = days
  }

  /// Fills the monthly part of a reading as it stands before an event of a day, without that event.
  func read(day: Int32, into reading: inout HistoryReading) {
    for entry in days where entry.day > day - DayTotals.span && entry.day <= day {
      reading.earlierCountMonth += Int64(entry.count)
      reading.earlierSumYenMonth += entry.sumYen
      reading.earlierMaxYenMonth = max(reading.earlierMaxYenMonth, entry.maxYen)
      if entry.day < day { reading.sumYenDaysBefore += entry.sumYen }
    }
  }

  /// Adds an event, and forgets days that no window of a day as new as the newest can see.
  mutating func add(day: Int32, amountYen: Int64) {
    var index = days.count
    while index > 0 && days[index - 1].day > day { index -= 1 }
    if index > 0 && days[index - 1].day == day {
      days[index - 1].count += 1
      days[index - 1].sumYen += amountYen
      days[index - 1].maxYen = max(days[index - 1].maxYen, amountYen)
    } else {
      days.insert(Day(day: day, count: 1, sumYen: amountYen, maxYen: amountYen), at: index)
    }
    guard let newest = days.last?.day, days[0].day <= newest - DayTotals.span else { return }
    days.removeAll { $0.day <= newest - DayTotals.span }
  }
}
