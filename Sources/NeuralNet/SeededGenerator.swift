/// A random sequence that depends on its seed alone, on every machine and in every release.
///
/// It is xoshiro256** (Blackman and Vigna, 2018) whose state comes from SplitMix64 (Steele, Lea, Flood,
/// 2014).
/// Not for keys or salts: whoever sees a few outputs can compute the rest.
/// Determinism: draws are defined here and not by the standard library, whose algorithms may change.
public struct SeededGenerator: Sendable, RandomNumberGenerator {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Makes the sequence of a seed; every seed is fine, zero included.
  public init(seed: UInt64) {
    var mixer = seed
    state = (Self.mix(&mixer), Self.mix(&mixer), Self.mix(&mixer), Self.mix(&mixer))
  }

  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = Self.rotate(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, by: 45)
    return result
  }

  /// A number from zero up to and without one, in steps of 2^-53.
  public mutating func nextUnit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// An integer from zero up to and without `bound`, each equally likely.
  ///
  /// Input: a bound of one or more. Source: Lemire, "Fast Random Integer Generation in an Interval", 2019.
  public mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "A draw needs at least one possible outcome.")
    let width = UInt64(bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let threshold = (0 &- width) % width
      while product.low < threshold { product = next().multipliedFullWidth(by: width) }
    }
    return Int(product.high)
  }

  /// Puts the elements into a random order, each order equally likely (Fisher and Yates).
  public mutating func shuffle(_ values: inout [Int32]) {
    var remaining = values.count
    while remaining > 1 {
      let chosen = next(below: remaining)
      remaining -= 1
      values.swapAt(chosen, remaining)
    }
  }

  static func mix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static func rotate(_ value: UInt64, by bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }
}
