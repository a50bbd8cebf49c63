/// What the money graph says of one payment.
struct MoneyMoment {
  /// The payments of the shortest cycle that it closes, or 0.
  var cycleHops: Int
}
