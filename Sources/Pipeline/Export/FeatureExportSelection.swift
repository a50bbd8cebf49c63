import AlertStore
import Core
import Cryptography
import Ingest

/// Which files of a folder a night would take, found by reading each to its end.
struct FeatureExportSelection {
  /// A file whose rows count.
  struct File {
    let name: String
    let digest: SHA256Digest
    /// The rows of the days asked for.
    let rows: Int64
    /// The last day of its transactions.
    let lastDay: BankDay
  }

  /// The files to compute, in their order.
  private(set) var files: [File] = []
  /// What became of every file.
  private(set) var outcome = FeatureExportOutcome()
  private let export: FeatureExport
  /// The files recorded before or met in this folder, by the digest of their bytes.
  private var knownBytes: [String: FeatureExportOutcome.Fate] = [:]
  /// The same by the digest of what they hold, whatever the compression.
  private var knownContents: [String: FeatureExportOutcome.Fate] = [:]

  private init(_ export: FeatureExport, _ store: AlertDatabase?) throws {
    self.export = export
    for file in try store?.files() ?? [] {
      let (description, outcome) = (file.description, file.outcome)
      note(
        description.name, bytes: description.digest, content: outcome.content?.contentDigest,
        isQuarantined: outcome.status == .quarantined)
    }
  }

  /// Reads all files of a folder.
  ///
  /// - Parameters:
  ///   - export: what is read, and how.
  ///   - store: the database whose state is used, or nil; its files are not taken again.
  /// - Returns: the files to compute and what became of the others.
  /// - Throws: `PipelineError.unreadableInbox` when the folder cannot be read; the errors of the database.
  static func choose(for export: FeatureExport, store: AlertDatabase?) throws -> FeatureExportSelection {
    let settleSeconds = export.sources.manifest.settleSeconds
    let settledBy = Instant(secondsSince1970: export.startedAt.secondsSince1970 - Int64(settleSeconds))
    guard let inbox = InboxFolder(path: export.inputPath, settledBy: settleSeconds > 0 ? settledBy : nil)
    else { throw PipelineError.unreadableInbox(path: export.inputPath) }
    var selection = try FeatureExportSelection(export, store)
    selection.outcome.leftAlone = inbox.leftAlone
    for name in inbox.files {
      do {
        try selection.take(name, inbox.sideTotals(of: name))
      } catch {
        selection.outcome.files.append(.init(name: name, fate: .unreadable(error.finding)))
      }
    }
    return selection
  }

  /// Keeps in mind what a file holds; a file recorded before contents had a digest of their own was not compressed.
  private mutating func note(_ name: String, bytes: String, content: String?, isQuarantined: Bool) {
    let fate = FeatureExportOutcome.Fate.known(as: name, isQuarantined: isQuarantined)
    knownBytes[bytes] = knownBytes[bytes] ?? fate
    knownContents[content ?? bytes] = knownContents[content ?? bytes] ?? fate
  }

  /// Reads one file to its end and says what a night would do with it, in the order in which a night asks.
  private mutating func take(_ name: String, _ sideName: String?) throws(IngestError) {
    let path = export.inputPath + "/" + name
    let digest = try TransactionFile.digest(ofFileAt: path)
    if let known = knownBytes[digest.hexadecimal] {
      outcome.files.append(.init(name: name, fate: known))
      return
    }
    var sideTotals: SideTotals?
    switch try SideTotalsSource.read(
      sidePath: sideName.map { export.inputPath + "/" + $0 }, of: name,
      rule: export.sources.manifest.totals)
    {
    case .declared(let totals): sideTotals = totals
    case .refused(let finding):
      outcome.files.append(.init(name: name, fate: .unreadable(finding)))
      return
    case nil: break
    }
    try read(
      try TransactionFile(path: path, name: name, options: export.options, within: export.inputPath),
      sideTotals, digest)
  }

  private mutating func read(_ file: TransactionFile, _ sideTotals: SideTotals?, _ digest: SHA256Digest)
    throws(IngestError)
  {
    var records = FileRecords(file, sideTotals: sideTotals)
    var batch = TransactionBatch()
    var rows: (asked: Int64, others: Int64) = (0, 0)
    var lastSeconds = Int64.min
    while try file.read(into: &batch) {
      records.add(batch)
      let asked = batch.occurredAtSeconds.count(where: export.isAskedFor)
      lastSeconds = max(lastSeconds, batch.occurredAtSeconds.max() ?? lastSeconds)
      rows = (rows.asked + Int64(asked), rows.others + Int64(batch.count - asked))
      _ = file.takeRejects()
      export.progress(
        FeatureExportProgress(file: file.name, step: .check, transactions: file.records.accepted))
    }
    guard file.digest == digest else { throw .changed(file: file.name) }
    let content = file.contentDigest?.hexadecimal
    if let content, let known = knownContents[content] {
      outcome.files.append(.init(name: file.name, fate: known))
      return
    }
    let faults = records.faults
    note(file.name, bytes: digest.hexadecimal, content: content, isQuarantined: !faults.isEmpty)
    guard faults.isEmpty else {
      outcome.files.append(.init(name: file.name, fate: .quarantined(faults)))
      return
    }
    let lastDay =
      lastSeconds == .min ? export.referenceDay : Instant(secondsSince1970: lastSeconds).japanDay
    files.append(File(name: file.name, digest: digest, rows: rows.asked, lastDay: lastDay))
    outcome.rows += rows.asked
    outcome.rowsOutsideDays += rows.others
    outcome.files.append(.init(name: file.name, fate: .taken(rows: rows.asked)))
  }
}
