import Core

/// Reads the dates of a statement's rows by the period in its header.
///
/// Cost: a date that was read just before is not worked out again.
struct StatementDates: Sendable {
  /// The day of a row, or why it has none.
  enum Row: Sendable {
    case day(EraCalendar.Reading)
    case fault(ZenginFault)
  }

  private let calendar: EraCalendar
  /// What the association calls the value date in one business type.
  private let valueDateName: StaticString
  private var period: ClosedRange<BankDay>?
  private var lastKey: (UInt64, UInt64) = (0, 0)
  private var lastReading: EraCalendar.Reading?
  /// The day on which the file was made, and the first and the last day of its period, where the header says
  /// so.
  private(set) var createdOn: EraCalendar.Reading?
  private(set) var periodStart: EraCalendar.Reading?
  private(set) var periodEnd: EraCalendar.Reading?
  /// Whether the header's dates hold only as western years.
  private(set) var isReadAsWesternYears = false

  init(referenceDay: BankDay, valueDateName: StaticString) {
    calendar = EraCalendar(referenceDay: referenceDay)
    self.valueDateName = valueDateName
  }

  /// Reads a header's dates; gives the name of the field that cannot be read.
  ///
  /// The three dates stand one after another: made on, period from and to.
  mutating func begin(_ record: Span<UInt8>, at start: Int) -> String? {
    lastReading = nil
    period = nil
    (createdOn, periodStart, periodEnd) = (nil, nil, nil)
    isReadAsWesternYears = false
    let created = EraCalendar.field(record, at: start)
    createdOn = calendar.readingNearReference(created)
    if created != .absent && createdOn == nil { return "作成日" }
    let (first, last) = (EraCalendar.field(record, at: start + 6), EraCalendar.field(record, at: start + 12))
    if first == .absent && last == .absent { return nil }
    guard let lastDay = calendar.readingNearReference(last) else { return "勘定日(至)" }
    guard let firstDay = calendar.reading(first, nearest: lastDay.day, mayFollow: false) else {
      return "勘定日(自)"
    }
    period = firstDay.day...lastDay.day
    (periodStart, periodEnd) = (firstDay, lastDay)
    isReadAsWesternYears = lastDay.interpretation == .western
    return nil
  }

  /// The day of a row: its value date, else its posting date.
  ///
  /// The value date's six bytes follow those of the posting date.
  @inline(__always)
  mutating func read(_ record: Span<UInt8>, postedOn: Int) -> Row {
    let key = (record.word(at: postedOn), record.word(at: postedOn + 4))
    if key == lastKey, let lastReading { return .day(lastReading) }
    return readAnother(record, postedOn: postedOn, key)
  }

  @inline(never)
  private mutating func readAnother(
    _ record: Span<UInt8>, postedOn: Int, _ key: (UInt64, UInt64)
  ) -> Row {
    let row = work(record, postedOn: postedOn, valueDate: postedOn + 6)
    if case .day(let reading) = row {
      lastKey = key
      lastReading = reading
    }
    return row
  }

  private func work(_ record: Span<UInt8>, postedOn: Int, valueDate: Int) -> Row {
    let (posted, value) = (EraCalendar.field(record, at: postedOn), EraCalendar.field(record, at: valueDate))
    let (anchor, anchorStart, anchorName) =
      posted == .absent ? (value, valueDate, valueDateName) : (posted, postedOn, "勘定日" as StaticString)
    guard EraCalendar.isDay(anchor) else {
      return .fault(ZenginFault(.dateUnreadable, anchorName, at: anchorStart))
    }
    let reading =
      if let period { calendar.reading(anchor, in: period) } else { calendar.readingNearReference(anchor) }
    guard let reading else {
      return .fault(ZenginFault(.dateOutsidePeriod, anchorName, at: anchorStart))
    }
    if posted == .absent || value == .absent { return .day(reading) }
    // The value date may lie outside the period, but not far from the posting date.
    guard let valueReading = calendar.reading(value, nearest: reading.day, mayFollow: true) else {
      return .fault(ZenginFault(.dateUnreadable, valueDateName, at: valueDate))
    }
    return .day(valueReading)
  }
}
