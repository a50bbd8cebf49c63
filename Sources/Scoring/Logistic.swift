import Foundation

/// The logistic function, between logits and probabilities.
public enum Logistic {
  /// The probability of a logit, 0 to 1.
  ///
  /// - Determinism: the same bits on every machine. The system's exponential function is not used, since it picks another routine for
  ///   each kind of processor and their last digits differ, and probabilities are stored and sealed.
  public static func probability(_ logit: Double) -> Double {
    1 / (1 + exponential(-logit))
  }

  /// The logit of a probability strictly between 0 and 1; for settings and tests, never for what is stored.
  public static func logit(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "Only a probability between 0 and 1 has a logit.")
    return log(probability / (1 - probability))
  }

  /// The natural logarithm of two in two parts: the first ends in so many zero bits that its products with exponents are exact.
  private static let logarithmOfTwo = (high: 0x1.62e42fee00000p-1, low: 0x1.a39ef35793c76p-33)

  /// One over the factorials from 13 down to 0.
  private static let coefficients: [Double] = {
    var coefficients = [1.0]
    var factorial = 1.0
    // Exact: 13! is far below 2^53.
    for count in 1...13 {
      factorial *= Double(count)
      coefficients.append(1 / factorial)
    }
    return coefficients.reversed()
  }()

  /// e to the power of `value`, to within two units in the last place, from additions, multiplications and divisions alone.
  ///
  /// The power is split into one of two and a rest of at most half the logarithm of two, whose series ends after 14 terms.
  static func exponential(_ value: Double) -> Double {
    if value.isNaN { return value }
    if value > 709.7 { return .infinity }
    if value < -745.2 { return 0 }
    let exponent = (value * 0x1.71547652b82fep0).rounded()
    let rest = (value - exponent * logarithmOfTwo.high) - exponent * logarithmOfTwo.low
    var sum = 0.0
    for coefficient in coefficients { sum = sum * rest + coefficient }
    return Double(sign: .plus, exponent: Int(exponent), significand: sum)
  }
}
