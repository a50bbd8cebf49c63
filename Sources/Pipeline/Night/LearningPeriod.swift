import Core

/// The days at the start of a new database in which windows fill and nothing is given a score.
struct LearningPeriod {
  private let days: Int
  /// The first day ever seen, with the rows so far.
  private var firstDay: BankDay?

  /// Makes the period; `firstDay` is the first day of any account that the database knows.
  init(days: Int, firstDay: BankDay?) {
    self.days = days
    self.firstDay = firstDay
  }

  /// For each row: whether fewer days than the policy asks have passed since the first day seen until then.
  mutating func rows(of batch: TransactionBatch) -> [Bool] {
    (0..<batch.count).map { row in
      let day = Instant(secondsSince1970: batch.occurredAtSeconds[row]).japanDay
      let first = min(firstDay ?? day, day)
      // A correction enters no window, so that a state read back from the database does not know its day.
      if batch.kind[row] != .correction { firstDay = first }
      return Int(day.daysSince1970 - first.daysSince1970) < days
    }
  }
}
