import Core

extension FeatureEncoder {
  /// Learns steps and scales from labelled feature values.
  ///
  /// - Input: `columns` of equal length, NaN where missing; `specs` in the same order; a label and a weight for each row.
  /// - Shape: at most `steps` edges a column, where the share of fraud changes most, and one input for its size; a column with fewer than
  ///   two distinct values is left out, since it tells nothing.
  /// - Determinism: depends on the sample only.
  public static func fit(
    _ samples: [[Double]], specs: [FeatureSpec], labels: [Float], weights: [Float], steps: Int
  ) -> FeatureEncoder {
    precondition(samples.count == specs.count, "Each column needs its entry of the catalogue.")
    var columns: [Column] = []
    for (values, spec) in zip(samples, specs) {
      let rows = values.indices.filter { !values[$0].isNaN }
      let present = rows.map { values[$0] }
      guard let low = present.min(), let high = present.max(), low < high else { continue }
      let weights = rows.map { weights[$0] }
      let finder = StepFinder(values: present, labels: rows.map { labels[$0] }, weights: weights)
      var edges = finder.edges(count: steps)
      // Where nothing tells the labels apart, one step still says whether the value is the smallest.
      if edges.isEmpty { edges = [low] }
      columns.append(
        Column(
          name: spec.name, form: .steps, edges: edges, size: SizeScale(of: present, weights: weights),
          hasMissingInput: present.count < values.count))
    }
    return FeatureEncoder(columns: columns)
  }
}
