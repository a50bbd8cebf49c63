import AlertStore
import Core
import Glibc
import Ingest
import Reporting

/// Reads a file as a night would and says what it is, without a database, a model or a rule.
///
/// - Determinism: the same bytes and options give the same inspection.
/// - Cost: memory is one batch and the records and rejects that are kept, however long the file.
public struct FileInspector: Sendable {
  /// How the file is read.
  public var options: ReadingOptions
  /// Whether it must come with a side file of totals.
  public var totals: PipelineManifest.TotalsRule
  /// The most records that are kept to be shown.
  public var recordLimit: Int
  /// The most rejects that are kept to be shown.
  public var rejectLimit: Int

  /// Makes an inspector from what a pipeline says of reading, or without one.
  ///
  /// Without a pipeline CSV is read by Mekiki's own column names, and no number of rejects refuses the file.
  public init(manifest: PipelineManifest?, referenceDay: BankDay, recordLimit: Int, rejectLimit: Int) {
    options =
      manifest?.readingOptions(referenceDay: referenceDay) ?? ReadingOptions(referenceDay: referenceDay)
    totals = manifest?.totals ?? .optional
    self.recordLimit = recordLimit
    self.rejectLimit = rejectLimit
  }

  /// Reads a file to its end.
  ///
  /// - Parameters:
  ///   - path: the path of the file.
  ///   - progress: hears how far the reading has come.
  /// - Returns: what was found; a file that cannot be opened or read is a verdict of its own, with the error
  ///   that a caller needs for an exit code.
  public func inspect(path: String, progress: (NightProgress) -> Void) -> (
    inspection: FileInspection, error: IngestError?
  ) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    do throws(IngestError) {
      var sideTotals: SideTotals?
      switch try SideTotalsSource.read(sidePath: sidePath(of: path), of: name, rule: totals) {
      case .declared(let totals): sideTotals = totals
      case .refused(let finding): return (unreadable(finding, name), nil)
      case nil: break
      }
      return (try read(path, name, sideTotals, progress), nil)
    } catch {
      return (unreadable(error.finding, name), error)
    }
  }

  private func unreadable(_ finding: Finding, _ name: String) -> FileInspection {
    FileInspection(
      name: name, referenceDay: options.referenceDay, verdict: .unreadable(finding), content: nil)
  }

  /// The path of the totals beside a file, whatever lies there.
  private func sidePath(of path: String) -> String? {
    var status = stat()
    return lstat(path + SideTotals.ending, &status) == 0 ? path + SideTotals.ending : nil
  }

  private func read(
    _ path: String, _ name: String, _ sideTotals: SideTotals?, _ progress: (NightProgress) -> Void
  ) throws(IngestError) -> FileInspection {
    let file = try TransactionFile(path: path, name: name, options: options)
    var kept = FileRecords(file, sideTotals: sideTotals)
    var batch = TransactionBatch()
    var records: [FileInspection.Record] = []
    var rejects: [FileInspection.Reject] = []
    while try file.read(into: &batch) {
      kept.add(batch)
      keep(batch, &records)
      keep(file.takeRejects(), &rejects)
      progress(kept.progress)
    }
    keep(file.takeRejects(), &rejects)
    guard let digest = file.digest else { preconditionFailure("A file read to its end has its digest.") }
    let faults = kept.faults
    var content = FileInspection.Content(
      description: kept.description(digest: digest),
      outcome: kept.outcome(isAccepted: faults.isEmpty))
    content.facts = file.headerFacts.map { fact in
      FileInspection.Fact(
        name: .init(japanese: fact.nameJapanese, english: fact.nameEnglish), value: fact.value,
        record: fact.record)
    }
    content.controlTotals = kept.controlTotals
    content.dateReadings = DateInterpretation.allCases.compactMap { way in
      file.dateInterpretations[way].map { FileInspection.DateReading(word: way.rawValue, count: $0) }
    }
    content.findings = kept.findings
    content.records = records
    content.rejects = rejects
    return FileInspection(
      name: name, referenceDay: options.referenceDay,
      verdict: faults.isEmpty ? .accepted : .quarantined(because: faults), content: content)
  }

  private func keep(_ batch: TransactionBatch, _ records: inout [FileInspection.Record]) {
    for row in 0..<min(batch.count, recordLimit - records.count) {
      records.append(
        FileInspection.Record(
          number: batch.recordNumber[row], byteOffset: batch.byteOffset[row],
          account: AccountID(batch.account.string(row)), transaction: TransactionRecord(batch, row: row)))
    }
  }

  private func keep(_ found: [RejectedRecord], _ rejects: inout [FileInspection.Reject]) {
    for reject in found.prefix(rejectLimit - rejects.count) {
      rejects.append(
        FileInspection.Reject(
          finding: reject.finding, byteOffset: reject.byteOffset, byteLength: reject.byteLength))
    }
  }
}
