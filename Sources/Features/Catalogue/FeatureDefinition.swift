import Core

/// One feature: what the catalogue says of it, and the function that gives its value at a moment.
///
/// The function returns nil when the value is missing; the matrix keeps that as NaN.
struct FeatureDefinition<Moment>: Sendable {
  /// Writes the values of moments at their rows of a column.
  typealias Writer =
    @Sendable (
      _ moments: borrowing [Moment], _ rows: borrowing [Int], _ column: UnsafeMutableBufferPointer<Double>
    ) -> Void

  let spec: FeatureSpec
  let value: @Sendable (borrowing Moment) -> Double?
  let write: Writer

  /// Inlined, so that the loop over the moments is made for each feature with its function inside.
  @inline(__always)
  init(_ spec: FeatureSpec, _ value: @escaping @Sendable (borrowing Moment) -> Double?) {
    self.spec = spec
    self.value = value
    write = { moments, rows, column in
      // A span lends its elements; an array would copy each moment for each feature.
      let (moments, rows) = (moments.span, rows.span)
      for index in moments.indices {
        if let found = value(moments[index]) { column[rows[index]] = found }
      }
    }
  }
}

extension Bool {
  /// The number a truth feature keeps.
  var number: Double { self ? 1 : 0 }
}
