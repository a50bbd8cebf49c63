/// Turns a `Double` into a whole number as CEL's `int()` does.
public enum WholeNumber {
  /// The number without its fraction; nil for not-a-number and for numbers that 64 bits do not hold.
  @inlinable @inline(__always)
  public static func read(_ number: Double) -> Int64? {
    let bound = 9_223_372_036_854_775_808.0
    return number > -bound && number < bound ? Int64(number) : nil
  }
}
