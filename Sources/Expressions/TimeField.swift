extension StandardFunction.TimeField {
  /// A field of a moment in UTC, or of a length of time.
  func of(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .timestamp(let moment): return .int(of(moment, secondsAhead: 0))
    case .duration(let nanoseconds):
      return of(duration: nanoseconds).map(ExpressionValue.int) ?? .failure(.noSuchOverload)
    default: return .failure(.noSuchOverload)
    }
  }

  /// A field of a moment on clocks that are so many seconds ahead of UTC.
  func of(_ moment: ExpressionTimestamp, secondsAhead: Int64) -> Int64 {
    let civil = moment.civil(secondsAhead: secondsAhead)
    switch self {
    case .getDate: return civil.day
    case .getDayOfMonth: return civil.day - 1
    case .getDayOfWeek: return civil.dayOfWeek
    case .getDayOfYear: return civil.dayOfYear
    case .getFullYear: return civil.year
    case .getMonth: return civil.month - 1
    case .getHours: return civil.hour
    case .getMinutes: return civil.minute
    case .getSeconds: return civil.second
    case .getMilliseconds: return Int64(moment.nanoseconds) / 1_000_000
    }
  }

  /// The whole length in a unit, except for milliseconds, which are those after the second.
  private func of(duration nanoseconds: Int64) -> Int64? {
    switch self {
    case .getHours: return nanoseconds / 3_600_000_000_000
    case .getMinutes: return nanoseconds / 60_000_000_000
    case .getSeconds: return nanoseconds / 1_000_000_000
    case .getMilliseconds: return nanoseconds / 1_000_000 % 1_000
    default: return nil
    }
  }
}
