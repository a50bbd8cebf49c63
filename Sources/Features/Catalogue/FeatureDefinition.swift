import Core

/// One feature: what the catalogue says of it, and the function that gives its value at a moment.
///
/// The function returns nil when the value is missing; the matrix keeps that as NaN.
struct FeatureDefinition<Moment>: Sendable {
  let spec: FeatureSpec
  let value: @Sendable (borrowing Moment) -> Double?

  init(_ spec: FeatureSpec, _ value: @escaping @Sendable (borrowing Moment) -> Double?) {
    self.spec = spec
    self.value = value
  }
}

extension Bool {
  /// The number a truth feature keeps.
  var number: Double { self ? 1 : 0 }
}
