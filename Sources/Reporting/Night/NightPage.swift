import AlertStore
import Core

/// The texts of the report's summary and reconciliation, as the template names them.
struct NightPage {
  struct Fact {
    let name: String
    let value: String
  }

  struct FileRow {
    let name: String
    let format: String
    let status: String
    let isQuarantined: Bool
    let bytes, bytesAccepted, bytesRejected, bytesFraming: String
    let recordsAccepted, recordsRejected: String
    let yen: String
    let agreement: String
    let notes: String
    let hasNotes: Bool
  }

  struct FlowRow {
    let name: String
    let read, accepted, cancelled, rejected, withoutAmount, scored: String
    let balances: String
  }

  struct TotalRow {
    let file: String
    let name: String
    let comparison: String
    let verdict: String
  }

  let facts: [Fact]
  let files: [FileRow]
  let flows: [FlowRow]
  let totals: [TotalRow]
  let hasTotals: Bool
  let remarks: [String]
  let hasRemarks: Bool
  let skipped: [Fact]
  let hasSkipped: Bool
  let labels: [String: String]

  init(summary: NightSummary, skipped skippedFiles: [SkippedFile], language: Language) {
    facts = NightPage.facts(summary, skippedFiles.count, language)
    files = summary.files.map { NightPage.row($0, language) }
    flows = summary.files.map { file in
      let cells = FileFlow(file, language).cells
      return FlowRow(
        name: file.file.description.name, read: cells[0], accepted: cells[1], cancelled: cells[2],
        rejected: cells[3], withoutAmount: cells[4], scored: cells[5], balances: cells[6])
    }
    totals = summary.files.flatMap { file in
      file.controlTotals.map { total in
        TotalRow(
          file: file.file.description.name,
          name: language == .japanese ? total.nameJapanese : total.nameEnglish,
          comparison: total.comparison(language),
          verdict: total.verdict(language))
      }
    }
    hasTotals = !totals.isEmpty
    remarks = summary.files.flatMap { NightPage.remarks($0, language) }
    hasRemarks = !remarks.isEmpty
    skipped = skippedFiles.map { Fact(name: $0.name, value: $0.why(language)) }
    hasSkipped = !skipped.isEmpty
    labels = NightPage.labels.mapValues { $0.text(language) }
  }

  private static func facts(_ summary: NightSummary, _ skipped: Int, _ language: Language) -> [Fact] {
    let run = summary.run
    let totals = NightTotals(summary)
    let alerts = summary.alerts
    let isJapanese = language == .japanese
    let finished = run.finishedAt?.iso8601Japan ?? Label.notFinished.text(language)
    let files =
      isJapanese
      ? "受入 \(totals.accepted) 件、隔離 \(totals.quarantined) 件、取込済み \(skipped) 件"
      : "\(totals.accepted) accepted, \(totals.quarantined) quarantined, \(skipped) recorded before"
    let records = [totals.recordsAccepted, totals.recordsRejected, totals.recordsQuarantined].map(
      NumberText.grouped)
    let recordWords =
      isJapanese
      ? "受入 \(records[0]) 件、拒否 \(records[1]) 件、隔離 \(records[2]) 件"
      : "\(records[0]) accepted, \(records[1]) rejected, \(records[2]) quarantined"
    let alertWords =
      isJapanese
      ? "警報 \(alerts.alarms) 件、要確認 \(alerts.looks) 件(うち既存への追加 \(alerts.extended) 件)"
      : "\(alerts.alarms) alarm, \(alerts.looks) look (\(alerts.extended) added to earlier alerts)"
    let flagged = NumberText.yen(alerts.yen, language)
    let pairs: [(Label, String)] = [
      (.run, "\(run.runID)"), (.businessDay, run.description.businessDay.iso8601),
      (.startedAt, run.description.startedAt.iso8601Japan), (.finishedAt, finished),
      (.files, files), (.records, recordWords), (.yenAccepted, NumberText.yen(totals.yenAccepted, language)),
      (.alerts, alertWords),
      (
        .transactions,
        isJapanese ? "\(alerts.transactions) 件 \(flagged)" : "\(alerts.transactions), \(flagged)"
      ),
      (.pipeline, "\(run.description.pipeline) \(run.description.pipelineDigest)"),
      (.rulesDigest, run.description.rulesDigest), (.modelDigest, run.description.modelDigest),
      (.program, run.description.programVersion),
    ]
    return pairs.map { Fact(name: $0.0.text(language), value: $0.1) }
  }

  private static func row(_ file: NightSummary.File, _ language: Language) -> FileRow {
    let outcome = file.file.outcome
    return FileRow(
      name: file.file.description.name, format: file.file.description.format,
      status: WordNames.name(outcome.status, language), isQuarantined: outcome.status == .quarantined,
      bytes: NumberText.grouped(file.file.description.byteLength),
      bytesAccepted: NumberText.grouped(outcome.bytesAccepted),
      bytesRejected: NumberText.grouped(outcome.bytesRejected),
      bytesFraming: NumberText.grouped(outcome.bytesFraming),
      recordsAccepted: NumberText.grouped(outcome.recordsAccepted),
      recordsRejected: NumberText.grouped(outcome.recordsRejected),
      yen: NumberText.yen(outcome.yenAccepted, language), agreement: file.agreement(language),
      notes: outcome.notes, hasNotes: !outcome.notes.isEmpty)
  }

  /// Findings on the file, then its rejects by code.
  private static func remarks(_ file: NightSummary.File, _ language: Language) -> [String] {
    let name = file.file.description.name
    let isJapanese = language == .japanese
    return file.findings.map { $0.line(language) }
      + file.rejects.map { reject in
        let count = isJapanese ? "\(reject.count) 件" : "\(reject.count) records"
        return "\(name): \(reject.code) \(count): \(isJapanese ? reject.firstJapanese : reject.firstEnglish)"
      }
  }

  private static let labels: [String: Label] = [
    "summary": .summary, "reconciliation": .reconciliation, "control": .control, "remarks": .rejects,
    "skipped": .skipped, "file": .file, "status": .status, "bytes": .bytes, "accepted": .accepted,
    "rejected": .rejected, "framing": .framing, "records": .records, "yen": .yenAccepted,
    "flows": .accountedForRecords, "read": .read, "cancelled": .cancelled, "withoutAmount": .withoutAmount,
    "scored": .scored, "balances": .balances, "agreement": .agreement, "total": .total,
    "accountedFor": .accountedFor,
    "declaredAndRead": .declaredAndRead,
  ]
}
