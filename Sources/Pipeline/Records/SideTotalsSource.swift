import Ingest

/// Finds the totals that belong to a file.
enum SideTotalsSource {
  /// The totals beside a file, why they cannot be used, or nil when there are none and none are required.
  ///
  /// `sidePath` is nil when no side file was delivered.
  static func read(
    sidePath: String?, of name: String, rule: PipelineManifest.TotalsRule
  ) throws(IngestError) -> SideTotals.Reading? {
    guard let sidePath else {
      return rule == .required ? .refused(SideTotals.missing(for: name)) : nil
    }
    return try SideTotals.read(path: sidePath, name: name + SideTotals.ending)
  }
}
