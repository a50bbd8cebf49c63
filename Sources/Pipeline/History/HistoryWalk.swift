import AlertStore
import Core
import Features

/// Leads an engine past those rows of a file that touch some accounts, payees or values, and stops before the ones that are wanted.
///
/// Whom it does not follow begins empty; nothing that it is asked for depends on them.
struct HistoryWalk {
  /// Enough for the engine to work in runs, few enough that its matrix, which is emptied for each, stays small.
  private static let runRows = 256

  private let engine: FeatureEngine
  private let accounts: Set<String>
  private let payees: Set<String>
  private let columns: Set<String>
  private var accountSymbols = SymbolTable()
  private var payeeSymbols = SymbolTable()
  private var matrix: FeatureMatrix
  private var run: TransactionBatch
  private var single: TransactionBatch

  init(
    engine: FeatureEngine, accounts: Set<String>, payees: Set<String>, columns: Set<String>,
    extraColumns: [ExtraColumnSpec]
  ) {
    self.engine = engine
    self.accounts = accounts
    self.payees = payees
    self.columns = columns
    for account in accounts { _ = accountSymbols.intern(Array(account.utf8).span) }
    for payee in payees { _ = payeeSymbols.intern(Array(payee.utf8).span) }
    matrix = FeatureMatrix(names: engine.catalogue.names, rowCapacity: HistoryWalk.runRows)
    run = TransactionBatch(extraColumns: extraColumns)
    single = TransactionBatch(extraColumns: extraColumns)
  }

  /// Goes through a batch; `body` hears the states before each row whose record number is the next one wanted.
  mutating func pass(
    _ batch: borrowing TransactionBatch, until next: () -> Int64?,
    _ find: (_ kind: Int, _ key: String) throws -> StoredEntityState?, _ body: ([StoredEntity], Int) -> Void
  ) throws {
    for row in 0..<batch.count {
      guard let wanted = next() else { return }
      if batch.recordNumber[row] == wanted {
        try computeRun(find)
        single.removeAll()
        single.appendRow(row, of: batch)
        try restore(single, find)
        body(engine.history(of: single), row)
        run.appendRow(row, of: batch)
      } else if touches(batch, row) {
        run.appendRow(row, of: batch)
      }
      if run.count == HistoryWalk.runRows { try computeRun(find) }
    }
  }

  private func touches(_ batch: borrowing TransactionBatch, _ row: Int) -> Bool {
    let account = batch.account.bytes.span.extracting(batch.account.range(of: row))
    if accountSymbols.symbol(of: account) != nil { return true }
    let payee = batch.counterpartyAccount.bytes.span.extracting(batch.counterpartyAccount.range(of: row))
    if !payee.isEmpty, payeeSymbols.symbol(of: payee) != nil { return true }
    return !columns.isEmpty && NightHistory.columns(batch, row).contains { columns.contains($0) }
  }

  private mutating func computeRun(_ find: (_ kind: Int, _ key: String) throws -> StoredEntityState?) throws {
    if run.count == 0 { return }
    try restore(run, find)
    engine.compute(run, into: &matrix)
    run.removeAll()
  }

  private func restore(
    _ batch: borrowing TransactionBatch, _ find: (_ kind: Int, _ key: String) throws -> StoredEntityState?
  ) throws {
    let (accounts, payees, columns) = (self.accounts, self.payees, self.columns)
    try StoredState.restore(batch, into: engine) { kind, key in
      switch EntityKind(rawValue: kind) {
      case .account: return accounts.contains(key) ? try find(kind, key) : nil
      case .counterparty: return payees.contains(key) ? try find(kind, key) : nil
      case .extraKey: return columns.contains(key) ? try find(kind, key) : nil
      case .moneyNode, nil: return nil
      }
    }
  }
}
