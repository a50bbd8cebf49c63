import NeuralNet

/// Draws of accounts with replacement: how sure a figure is when another set of accounts of the same bank had come.
///
/// Whole accounts are drawn, since the rows of one account belong together.
/// - Determinism: by seed.
/// - Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, percentile intervals.
struct AccountDraws {
  private let accountCount: Int
  private let draws: Int
  private let seed: UInt64

  /// Prepares draws of so many accounts, each time as many as there are.
  init(accountCount: Int, draws: Int, seed: UInt64) {
    precondition(draws >= 40, "An interval needs draws beyond both of its ends.")
    self.accountCount = accountCount
    self.draws = draws
    self.seed = seed
  }

  /// What `body` gives for each draw, hearing how many times each account was drawn; nothing without accounts.
  func map<Value>(_ body: ([Int32]) -> Value) -> [Value] {
    guard accountCount > 0 else { return [] }
    var generator = SeededGenerator(seed: seed)
    return (0..<draws).map { _ in
      var times = [Int32](repeating: 0, count: accountCount)
      for _ in 0..<accountCount { times[generator.next(below: accountCount)] += 1 }
      return body(times)
    }
  }

  /// Where values of draws lie with 95 % confidence, or nil without any.
  static func interval(_ values: [Double]) -> ClosedRange<Double>? {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let tail = sorted.count / 40
    return tail > 0 ? sorted[tail - 1]...sorted[sorted.count - tail] : first...last
  }
}
