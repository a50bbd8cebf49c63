import Core

/// Reads the dates of a statement's rows by the period in its header.
///
/// Cost: a date that was read just before is not worked out again.
struct StatementDates: Sendable {
  private let calendar: EraCalendar
  private var period: ClosedRange<BankDay>?
  private var lastKey: (UInt64, UInt64) = (0, 0)
  private var lastReading: EraCalendar.Reading?
  /// Whether the header's dates hold only as western years.
  private(set) var isReadAsWesternYears = false

  init(calendar: EraCalendar) {
    self.calendar = calendar
  }

  /// Reads a header's dates; gives the name of the field that cannot be read.
  mutating func begin(_ record: Span<UInt8>, createdOn: Int, periodStart: Int, periodEnd: Int) -> String? {
    lastReading = nil
    period = nil
    isReadAsWesternYears = false
    let created = EraCalendar.field(record, at: createdOn)
    if created != .absent && calendar.readingNearReference(created) == nil { return "作成日" }
    let (first, last) = (EraCalendar.field(record, at: periodStart), EraCalendar.field(record, at: periodEnd))
    if first == .absent && last == .absent { return nil }
    guard let lastDay = calendar.readingNearReference(last) else { return "勘定日(至)" }
    guard let firstDay = calendar.reading(first, nearest: lastDay.day, mayFollow: false) else {
      return "勘定日(自)"
    }
    period = firstDay.day...lastDay.day
    isReadAsWesternYears = lastDay.interpretation == .western
    return nil
  }

  /// The day of a row: its value date, else its posting date.
  mutating func read(
    _ record: Span<UInt8>, postedOn: Int, valueDate: Int
  ) -> Result<EraCalendar.Reading, Refusal> {
    let key = (StatementDates.key(record, postedOn), StatementDates.key(record, valueDate))
    if key == lastKey, let lastReading { return .success(lastReading) }
    let result = work(record, postedOn: postedOn, valueDate: valueDate)
    if case .success(let reading) = result {
      lastKey = key
      lastReading = reading
    }
    return result
  }

  private func work(
    _ record: Span<UInt8>, postedOn: Int, valueDate: Int
  ) -> Result<EraCalendar.Reading, Refusal> {
    let (posted, value) = (EraCalendar.field(record, at: postedOn), EraCalendar.field(record, at: valueDate))
    let (anchor, anchorStart, anchorName) =
      posted == .absent ? (value, valueDate, "預入・払出日") : (posted, postedOn, "勘定日")
    guard EraCalendar.isDay(anchor) else {
      return .failure(Refusal(.dateUnreadable, field: anchorName, byteInRecord: anchorStart))
    }
    let reading =
      if let period { calendar.reading(anchor, in: period) } else { calendar.readingNearReference(anchor) }
    guard let reading else {
      return .failure(Refusal(.dateOutsidePeriod, field: anchorName, byteInRecord: anchorStart))
    }
    if posted == .absent || value == .absent { return .success(reading) }
    // The value date may lie outside the period, but not far from the posting date.
    guard let valueReading = calendar.reading(value, nearest: reading.day, mayFollow: true) else {
      return .failure(Refusal(.dateUnreadable, field: "預入・払出日", byteInRecord: valueDate))
    }
    return .success(valueReading)
  }

  private static func key(_ record: Span<UInt8>, _ start: Int) -> UInt64 {
    var key: UInt64 = 0
    for index in start..<(start + 6) { key = key << 8 | UInt64(record[index]) }
    return key
  }
}
