import AlertStore
import Core
import Features

/// The one place that makes a feature engine as a night begins with it, and hands it what the nights before have stored.
///
/// A night, and whatever must compute the same values as a night, use both.
enum StoredState {
  /// An engine of a pipeline whose windows are empty until `restore` is called for each batch.
  ///
  /// Rows more than `Limits.futureDays` after `businessDay` enter no window. `workers` is the number of threads to use; it changes no
  /// value.
  static func engine(
    _ sources: FeatureSources, customers: CustomerTable, businessDay: BankDay, workers: Int
  ) -> FeatureEngine {
    FeatureEngine(
      state: FeatureState(), customers: customers, lexicon: sources.lexicon,
      watchLists: sources.watchLists.map(\.table), labels: sources.labels?.table,
      catalogue: sources.catalogue,
      lastDay: businessDay.adding(days: Limits.futureDays), workers: workers)
  }

  /// Puts back the stored states of everybody in a batch whom the engine did not see before, before the batch is computed.
  ///
  /// - Parameters:
  ///   - batch: the transactions that are computed next.
  ///   - engine: the engine that computes them.
  ///   - find: gives what is stored under a kind's number and a key, or nil.
  /// - Throws: `PipelineError.unreadableState` when a stored state cannot be read; the errors of `find`.
  static func restore(
    _ batch: borrowing TransactionBatch, into engine: FeatureEngine,
    find: (_ kind: Int, _ key: String) throws -> StoredEntityState?
  ) throws {
    do {
      try engine.restoreStates(of: batch) { kind, key in
        try find(kind.rawValue, key).map { stored in
          StoredEntity(kind: kind, key: key, version: stored.version, content: stored.content)
        }
      }
    } catch let error as FeaturesError {
      throw PipelineError.unreadableState(error)
    }
  }
}
