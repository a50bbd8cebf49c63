import Core

/// Reads moments in the forms that a layout allows.
struct MomentReader: Sendable {
  /// A moment that was read.
  struct Moment: Equatable {
    var seconds: Int64
    var hasTimeOfDay: Bool
    var interpretation: DateInterpretation?
  }

  /// A moment, or why there is none.
  enum Outcome: Equatable {
    case moment(Moment)
    case refused(IngestCode)
  }

  private let patterns: [MomentPattern]
  private let offsetSeconds: Int?
  private let eras: EraCalendar
  private var iso = ISOMoment()

  init(_ moment: TableMoment, referenceDay: BankDay) {
    patterns = moment.patterns
    offsetSeconds = moment.offsetSeconds
    eras = EraCalendar(referenceDay: referenceDay)
  }

  /// Whether every moment is of the one form that is read without looking at patterns.
  var isPlainISO: Bool { patterns == [.iso8601] && offsetSeconds == nil }

  /// Whether a reading may give a date its era.
  var interpretsYears: Bool {
    patterns.contains { pattern in
      if case .pieces(let pieces) = pattern.kind {
        return pieces.contains(.eraYear(isFixed: true)) && !pieces.contains(.era)
      }
      return false
    }
  }

  /// Reads UTF-8 text; of several forms the first that gives a moment counts, and the first fault if none does.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
    var fault: IngestCode?
    for pattern in patterns {
      let outcome: Outcome
      switch pattern.kind {
      case .iso8601: outcome = readISO(text)
      case .unixSeconds: outcome = MomentReader.readUnix(text, perSecond: 1)
      case .secondsSince(let origin): outcome = MomentReader.readUnix(text, perSecond: 1, since: origin)
      case .unixMilliseconds: outcome = MomentReader.readUnix(text, perSecond: 1_000)
      case .pieces(let pieces): outcome = read(text, pieces, hasTimeOfDay: pattern.hasTimeOfDay)
      }
      guard case .refused(let code) = outcome else { return outcome }
      if fault == nil || fault == .timestampUnreadable { fault = code }
    }
    return .refused(fault ?? .timestampUnreadable)
  }

  private mutating func readISO(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard let base = text.baseAddress else { return .refused(.timestampUnreadable) }
    switch iso.read(base, text.count) {
    case .seconds(let seconds): return MomentReader.inCalendar(seconds)
    case .unreadable: return .refused(.timestampUnreadable)
    case .local(let local):
      guard let offsetSeconds else { return .refused(.timestampWithoutOffset) }
      return MomentReader.inCalendar(local - Int64(offsetSeconds))
    }
  }

  private static func inCalendar(
    _ seconds: Int64, hasTimeOfDay: Bool = true, _ interpretation: DateInterpretation? = nil
  ) -> Outcome {
    guard BusinessCalendar.transactionSeconds.contains(seconds) else {
      return .refused(.momentOutsideCalendar)
    }
    return .moment(Moment(seconds: seconds, hasTimeOfDay: hasTimeOfDay, interpretation: interpretation))
  }

  private static func readUnix(
    _ text: UnsafeBufferPointer<UInt8>, perSecond: Int64, since origin: Int64 = 0
  ) -> Outcome {
    guard let base = text.baseAddress else { return .refused(.timestampUnreadable) }
    let isNegative = text.count > 1 && text[0] == UInt8(ascii: "-")
    let digits = isNegative ? 1 : 0
    let value = PlainNumber.read(base + digits, text.count - digits)
    guard value >= 0 else { return .refused(.timestampUnreadable) }
    // Seconds are counted downwards, so that a fraction is left out in the same way before and after 1970.
    let whole = isNegative ? -((value + perSecond - 1) / perSecond) : value / perSecond
    let (seconds, overflows) = whole.addingReportingOverflow(origin)
    return overflows ? .refused(.momentOutsideCalendar) : inCalendar(seconds)
  }

  private func read(
    _ text: UnsafeBufferPointer<UInt8>, _ pieces: [MomentPattern.Piece], hasTimeOfDay: Bool
  ) -> Outcome {
    var parts = MomentParts()
    guard parts.read(text, pieces) else { return .refused(.timestampUnreadable) }
    guard let (day, interpretation) = parts.day(eras), parts.isTimeOfDay else {
      return .refused(.timestampUnreadable)
    }
    if !hasTimeOfDay {
      return MomentReader.inCalendar(
        Instant(day: day).secondsSince1970, hasTimeOfDay: false, interpretation)
    }
    guard let offset = parts.offsetSeconds ?? offsetSeconds else { return .refused(.timestampWithoutOffset) }
    let local = Int64(day.daysSince1970) * Instant.daySeconds + Int64(parts.secondOfDay)
    return MomentReader.inCalendar(local - Int64(offset), interpretation)
  }
}

extension MomentReader {
  private static func inCalendar(_ seconds: Int64, _ interpretation: DateInterpretation?) -> Outcome {
    inCalendar(seconds, hasTimeOfDay: true, interpretation)
  }
}
