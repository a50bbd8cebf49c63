import AlertStore
import Core
import Features
import Ingest

extension FeatureExport {
  /// A batch of a file with its features, as a night has them before it evaluates rules.
  struct Step {
    /// The file's name.
    let file: String
    /// The business day of the night that would take the file: the last day of its transactions, at most the reference day.
    let night: BankDay
    /// The transactions.
    let batch: TransactionBatch
    /// Their features.
    let matrix: FeatureMatrix
    /// The rows of the days asked for.
    let rows: [Int]
  }

  /// Computes chosen files in their order and hands over each batch, until the body says that it has seen enough.
  ///
  /// - Parameters:
  ///   - files: the files to compute.
  ///   - engine: computes the features; its state goes on with every batch.
  ///   - store: the database whose state comes first, or nil.
  ///   - body: takes a batch and says whether to go on.
  /// - Throws: `IngestError.changed` when a file is not what it was when it was chosen; whatever the body throws.
  func walk(
    _ files: [FeatureExportSelection.File], _ engine: FeatureEngine, _ store: AlertDatabase?,
    _ body: (Step) throws -> Bool
  ) throws {
    var matrix = FeatureMatrix(names: sources.catalogue.names, rowCapacity: Limits.batchRows)
    var batch = TransactionBatch()
    for chosen in files {
      let file = try TransactionFile(
        path: inputPath + "/" + chosen.name, name: chosen.name, options: options, within: inputPath)
      var seen: Int64 = 0
      while try file.read(into: &batch) {
        if let store { try StoredState.restore(batch, into: engine, find: store.state) }
        engine.compute(batch, into: &matrix)
        let rows = batch.occurredAtSeconds.indices.filter { isAskedFor(batch.occurredAtSeconds[$0]) }
        guard
          try body(
            Step(
              file: chosen.name, night: min(chosen.lastDay, referenceDay), batch: batch, matrix: matrix,
              rows: rows))
        else { return }
        seen += Int64(rows.count)
        progress(
          FeatureExportProgress(file: chosen.name, step: .compute, transactions: file.records.accepted))
        _ = file.takeRejects()
      }
      guard file.digest == chosen.digest, seen == chosen.rows else {
        throw IngestError.changed(file: chosen.name)
      }
    }
  }

  /// Walks the folder with a fresh engine and gives what became of its files.
  func walk(_ body: (Step) throws -> Bool) throws -> FeatureExportOutcome {
    let store = try statePath.map { try AlertDatabase(path: $0, access: .readOnly) }
    let filesBefore = try store?.files().count
    let customers = try CustomersSource.read(path: customersPath, of: sources)
    let engine = StoredState.engine(
      sources, customers: customers?.table ?? CustomerTable(), businessDay: referenceDay, workers: workers)
    let selection = try FeatureExportSelection.choose(for: self, store: store)
    try walk(selection.files, engine, store, body)
    try expectUnchanged(store, filesBefore)
    return selection.outcome
  }
}
