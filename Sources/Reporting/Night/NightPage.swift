import AlertStore
import Core

/// The texts of the report's reconciliation of files, as the template names them.
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

  let files: [FileRow]
  let flows: [FlowRow]
  let notes: [Fact]
  let hasNotes: Bool
  let totals: [TotalRow]
  let hasTotals: Bool
  let remarks: [String]
  let hasRemarks: Bool
  let skipped: [Fact]
  let hasSkipped: Bool
  let labels: [String: String]

  init(summaries: [NightSummary], skipped skippedFiles: [SkippedFile], language: Language) {
    let all = summaries.flatMap(\.files)
    files = all.map { NightPage.row($0, language) }
    notes = all.compactMap { file in
      let notes = file.file.outcome.notes
      return notes.isEmpty ? nil : Fact(name: file.file.description.name, value: notes)
    }
    hasNotes = !notes.isEmpty
    flows = all.map { file in
      let cells = FileFlow(file, language).cells
      return FlowRow(
        name: file.file.description.name, read: cells[0], accepted: cells[1], cancelled: cells[2],
        rejected: cells[3], withoutAmount: cells[4], scored: cells[5], balances: cells[6])
    }
    totals = all.flatMap { file in
      file.controlTotals.map { total in
        TotalRow(
          file: file.file.description.name,
          name: language == .japanese ? total.nameJapanese : total.nameEnglish,
          comparison: total.comparison(language),
          verdict: total.verdict(language))
      }
    }
    hasTotals = !totals.isEmpty
    remarks = all.flatMap { NightPage.remarks($0, language) }
    hasRemarks = !remarks.isEmpty
    skipped = skippedFiles.map { Fact(name: $0.name, value: $0.why(language)) }
    hasSkipped = !skipped.isEmpty
    labels = NightPage.labels.mapValues { $0.text(language) }
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
      yen: NumberText.yen(outcome.yenAccepted, language), agreement: file.agreement(language))
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
    "reconciliation": .reconciliation, "control": .control, "remarks": .rejects,
    "skipped": .skipped, "file": .file, "status": .status, "bytes": .bytes, "accepted": .accepted,
    "rejected": .rejected, "framing": .framing, "records": .records, "yen": .yenAccepted,
    "flows": .accountedForRecords, "read": .read, "cancelled": .cancelled, "withoutAmount": .withoutAmount,
    "scored": .scored, "balances": .balances, "agreement": .agreement,
    "notes": Label(japanese: "日付の解釈と参照したファイル", english: "Dates as read, and files consulted"),
    "total": .total,
    "accountedFor": .accountedFor,
    "declaredAndRead": .declaredAndRead,
  ]
}
