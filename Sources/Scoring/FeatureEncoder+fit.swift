import Core

extension FeatureEncoder {
  /// Learns edges from feature values: the distinct quantiles of each column.
  ///
  /// - Input: `columns` of equal length, NaN where missing; `specs` in the same order.
  /// - Shape: at most `pieces` pieces a column; a column with fewer than two distinct values is left out, since it tells nothing.
  /// - Determinism: quantiles are values of the sample, so the edges depend on the sample only.
  public static func fit(_ samples: [[Double]], specs: [FeatureSpec], pieces: Int) -> FeatureEncoder {
    precondition(samples.count == specs.count, "Each column needs its entry of the catalogue.")
    var columns: [Column] = []
    for (values, spec) in zip(samples, specs) {
      let present = values.filter { !$0.isNaN }.sorted()
      guard let low = present.first, let high = present.last, low < high else { continue }
      var edges: [Double] = [low]
      for piece in 1...pieces {
        let edge = present[(present.count - 1) * piece / pieces]
        if let last = edges.last, edge > last { edges.append(edge) }
      }
      // Tails carry fraud: the last percent and the last permille get pieces of their own.
      for share in [0.99, 0.999] {
        let edge = present[Int(Double(present.count - 1) * share)]
        if !edges.contains(edge) { edges.append(edge) }
      }
      edges.sort()
      guard edges.count >= 2 else { continue }
      columns.append(Column(name: spec.name, edges: edges, hasMissingInput: present.count < values.count))
    }
    return FeatureEncoder(columns: columns)
  }
}
