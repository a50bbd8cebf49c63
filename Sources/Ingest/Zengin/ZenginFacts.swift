extension FileLedger {
  /// Keeps what a header says under two names; a blank field says nothing.
  mutating func keep(_ japanese: String, _ english: String, _ value: String, _ place: RecordPlace) {
    if value.isEmpty { return }
    keep(HeaderFact(japanese: japanese, english: english, value: value, record: place.record))
  }
}

extension Span where Element == UInt8 {
  /// A code and the name that follows it elsewhere in the record, as a clerk reads them.
  func titled(_ code: Range<Int>, _ name: Range<Int>) -> String {
    [string(code), string(name)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension StatementDates {
  /// The first and the last day of the period, by which a delivery is known again.
  var identity: [String?] { [periodStart?.day.iso8601, periodEnd?.day.iso8601] }

  /// Keeps the dates of a header with the way in which their years were found.
  func keepFacts(_ place: RecordPlace, _ ledger: inout FileLedger) {
    ledger.keep("作成日", "made on", createdOn?.title ?? "", place)
    ledger.keep("勘定日(自)", "period from", periodStart?.title ?? "", place)
    ledger.keep("勘定日(至)", "period to", periodEnd?.title ?? "", place)
  }
}

extension EraCalendar.Reading {
  /// The day with the way in which its year was found.
  var title: String { "\(day.iso8601) (\(interpretation.title))" }
}

extension DateInterpretation {
  fileprivate var title: String {
    switch self {
    case .reiwa: return "令和 / Reiwa"
    case .heisei: return "平成 / Heisei"
    case .showa: return "昭和 / Showa"
    case .western: return "西暦 / western year"
    case .nearestYear: return "基準日に最も近い年 / year nearest to the reference day"
    }
  }
}
