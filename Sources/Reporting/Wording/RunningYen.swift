/// Sums of yen that stay at the largest value where they would not fit.
enum RunningYen {
  static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (value, overflows) = left.addingReportingOverflow(right)
    return overflows ? Int64.max : value
  }
}
