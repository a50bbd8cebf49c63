import AlertStore
import Core

extension NightReport {
  /// The night's figures as CSV with a byte order mark, one figure a line: part, what it is of, its name, its value.
  ///
  /// The alerts themselves are a table of their own: `mekiki alerts list --format csv`.
  public var csv: String {
    var csv = CSVText()
    for name in ["part", "of", "figure", "value"] { csv.field(name) }
    csv.endRecord()
    func line(_ part: String, _ of: String, _ figure: String, _ value: Int64?) {
      csv.field(part)
      csv.field(of)
      csv.field(figure)
      csv.number(value.map(String.init) ?? "")
      csv.endRecord()
    }
    func real(_ part: String, _ of: String, _ figure: String, _ value: Double?) {
      csv.field(part)
      csv.field(of)
      csv.field(figure)
      csv.number(value.map { "\($0)" } ?? "")
      csv.endRecord()
    }
    for figure in NightComparison.figures {
      line("night", figures.night.iso8601, figure.name, figure.value(figures.totals))
    }
    if let before = figures.before {
      for figure in NightComparison.figures {
        line("night_before", before.night.iso8601, figure.name, figure.value(before.totals))
      }
    }
    for file in summaries.flatMap(\.files) {
      let (name, outcome) = (file.file.description.name, file.file.outcome)
      line("file", name, "bytes", file.file.description.byteLength)
      line("file", name, "bytes_accepted", outcome.bytesAccepted)
      line("file", name, "bytes_rejected", outcome.bytesRejected)
      line("file", name, "bytes_framing", outcome.bytesFraming)
      line("file", name, "records_accepted", outcome.recordsAccepted)
      line("file", name, "records_rejected", outcome.recordsRejected)
      line("file", name, "yen_accepted", outcome.yenAccepted)
    }
    for rule in figures.rules {
      line("rule", rule.rule, "hits", rule.hits)
      line("rule", rule.rule, "alerts", rule.alerts)
      line("rule", rule.rule, "suppressed_hits", rule.suppressedHits)
      line("rule", rule.rule, "all_alerts", rule.allAlerts)
      line("rule", rule.rule, "confirmed", rule.confirmed)
      line("rule", rule.rule, "dismissed", rule.dismissed)
    }
    let rows = DriftRows(figures.distributions, before: figures.before?.distributions ?? [])
    for row in (rows.scores.map { [$0] } ?? []) + rows.features {
      real("drift", row.name, "stability_training", row.training)
      real("drift", row.name, "stability_before", row.before)
      real("drift", row.name, "missing_share", row.missing)
      real("drift", row.name, "missing_share_training", row.missingTraining)
    }
    return "\u{FEFF}" + csv.text
  }
}
