/// A stream of random numbers that depends on its seed only.
///
/// - Determinism: integer arithmetic and correctly rounded operations alone, no call into the mathematics
///   library, so a seed gives the same numbers on every machine.
/// - Source: SplitMix64 (Steele, Lea and Flood, 2014). It is not for keys or secrets.
struct Randomness: Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A stream of its own, which this stream's later draws do not influence.
  func stream(_ number: UInt64) -> Randomness {
    var mixed = Randomness(seed: state ^ (number &+ 1) &* 0xD1B5_4A32_D192_ED03)
    return Randomness(seed: mixed.next())
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to and without 1.
  mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  mutating func happens(_ probability: Double) -> Bool {
    unit() < probability
  }

  /// A whole number within the bounds, both included.
  mutating func integer(_ bounds: ClosedRange<Int>) -> Int {
    let span = UInt64(bounds.upperBound - bounds.lowerBound) + 1
    return bounds.lowerBound + Int(next().multipliedFullWidth(by: span).high)
  }

  mutating func real(_ bounds: ClosedRange<Double>) -> Double {
    bounds.lowerBound + unit() * (bounds.upperBound - bounds.lowerBound)
  }

  mutating func element<Element>(of choices: [Element]) -> Element {
    precondition(!choices.isEmpty, "A choice needs something to choose from.")
    return choices[integer(0...choices.count - 1)]
  }

  /// A nearly normal number of mean 0 and deviation 1: twelve even draws, which reach no further than 6.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  /// A positive number whose logarithm is nearly normal: half lie below the median.
  mutating func logNormal(median: Double, spread: Double) -> Double {
    median * Randomness.exponential(normal() * spread)
  }

  /// An amount of whole yen with a long upper tail, in steps of the given size and at least one step.
  mutating func yen(median: Double, spread: Double, step: Int64 = 1) -> Int64 {
    let drawn = logNormal(median: median, spread: spread)
    return max(step, Int64(drawn / Double(step) + 0.5) * step)
  }

  /// How often something happens that is expected so many times, up to the limit.
  mutating func count(expected: Double, limit: Int) -> Int {
    var threshold = Randomness.exponential(-expected)
    var sum = threshold
    let drawn = unit()
    var count = 0
    while drawn >= sum && count < limit {
      count += 1
      threshold *= expected / Double(count)
      sum += threshold
    }
    return count
  }

  /// The exponential function by halving the argument and a power series, exact enough for amounts of money.
  private static func exponential(_ power: Double) -> Double {
    let reduced = power / 256
    var term = 1.0
    var sum = 1.0
    for order in 1...8 {
      term *= reduced / Double(order)
      sum += term
    }
    for _ in 0..<8 { sum *= sum }
    return sum
  }
}
