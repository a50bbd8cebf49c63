import Core

extension FeatureEngine {
  /// Features that need no history, by runs of rows.
  func computeRows(_ batch: borrowing TransactionBatch, _ sheet: FeatureSheet) {
    let batch = copy batch
    ForkJoin.perform(workers: workers) { worker in
      let rows = ForkJoin.rows(of: worker, workers: workers, count: batch.count)
      readers[worker].compute(rows, batch, accounts: accountSymbols, customers, calendarDays, sheet)
    }
  }
}
