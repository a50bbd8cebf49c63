import Foundation

/// The interval of Clopper and Pearson for a share, from how many of a random sample have a property.
///
/// It holds the true share at least as often as its confidence says, for any share and size; for small samples it is wider than needed.
/// - Determinism: bisection with a fixed number of steps; logarithms of factorials are added up, smallest first.
/// - Cost: grows with the size of the sample.
/// - Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404-413.
public enum BinomialInterval {
  /// The interval for `hits` of `size`, or nil when the sample is empty.
  ///
  /// - Unit: shares between 0 and 1; `confidence` lies between them.
  public static func clopperPearson(hits: Int, of size: Int, confidence: Double = 0.95) -> ClosedRange<
    Double
  >? {
    precondition(hits >= 0 && hits <= size, "No more members have a property than there are.")
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1.")
    guard size > 0 else { return nil }
    let tail = (1 - confidence) / 2
    let chances = logarithmsOfChoices(size)
    // The lowest share at which so many hits or more are not too unlikely, and the highest at which so many or fewer are not.
    let lowest = hits == 0 ? 0 : crossing { 1 - atMost(chances, hits - 1, $0) < tail }
    let highest = hits == size ? 1 : crossing { atMost(chances, hits, $0) >= tail }
    return lowest...max(lowest, highest)
  }

  /// The share below which a condition holds and above which it does not.
  private static func crossing(_ holds: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<64 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The chance of so many hits or fewer, for a share, by the side that has fewer terms.
  private static func atMost(_ chances: [Double], _ hits: Int, _ share: Double) -> Double {
    let size = chances.count - 1
    return hits <= size / 2
      ? sum(chances, 0...hits, share) : 1 - sum(chances, (hits + 1)...size, share)
  }

  /// The chance of a number of hits in a range, for a share.
  private static func sum(_ chances: [Double], _ hits: ClosedRange<Int>, _ share: Double) -> Double {
    let size = chances.count - 1
    guard share > 0 else { return hits.contains(0) ? 1 : 0 }
    guard share < 1 else { return hits.contains(size) ? 1 : 0 }
    let (hit, miss) = (log(share), log1p(-share))
    let terms = hits.map { exp(chances[$0] + Double($0) * hit + Double(size - $0) * miss) }
    return min(1, terms.sorted().reduce(0, +))
  }

  /// The logarithms of how many ways there are to choose none, one and so on up to all of a number of members.
  private static func logarithmsOfChoices(_ size: Int) -> [Double] {
    var logarithms = [0.0]
    for chosen in 0..<size {
      logarithms.append(logarithms[chosen] + log(Double(size - chosen)) - log(Double(chosen + 1)))
    }
    return logarithms
  }
}
