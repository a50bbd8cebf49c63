import Core
import JapaneseText

/// Computes every feature of a pipeline's catalogue for batches of transactions, in the order in which they arrive.
///
/// - Input: batches in the order (file, record number); the same engine for the whole night. Moments outside
///   `BusinessCalendar.transactionSeconds` are refused when a file is read; here they stop the program.
/// - As of: a value depends on the transaction itself, on those that arrived before it, on the customer's record, on what watch lists
///   said on its day and on labels known by its moment, never on later ones.
/// - Determinism: the values do not depend on the number of workers or on how rows are cut into batches.
/// - Cost: a few microseconds a row; memory as of `FeatureState`.
public final class FeatureEngine {
  /// What the windows remember.
  public let state: FeatureState
  /// The features it computes.
  public let catalogue: RunCatalogue
  let customers: CustomerIndex
  /// The labelled accounts, or nil when no file of them was given.
  let labels: LabelIndex?
  let workers: Int
  private(set) var accountSymbols: [Int32] = []
  private(set) var partySymbols: [Int32] = []
  private(set) var calendarDays: [Int32: CalendarDay] = [:]
  let readers: [RowReader]
  let reversals: [ReversalLog]
  let ahead: [RowsAhead]
  let moneyAhead = RowsAhead()
  let moneyMarks = MoneyMarks()
  /// The last day whose rows enter windows.
  let lastDay: Int32
  private(set) var extraKeys: [ExtraKeyWindows]
  let declaredAccounts: DeclaredPlan?
  let declaredCounterparties: DeclaredPlan?

  /// Makes an engine.
  ///
  /// Rows after `lastDay` enter no window and have none, so that one year typed wrongly does not make an account's own rows late.
  /// The lexicon's categories that have a feature of the same name are counted; others are left to the model's text input.
  /// Without `labels` nothing is said of confirmed accounts; with an empty table, that there are none.
  public init(
    state: FeatureState, customers: CustomerTable, lexicon: Lexicon, watchLists: [WatchList] = [],
    labels: ConfirmedAccounts? = nil, catalogue: RunCatalogue = RunCatalogue(), lastDay: BankDay? = nil,
    workers: Int = 1
  ) {
    self.lastDay = lastDay?.daysSince1970 ?? Int32.max
    self.state = state
    self.catalogue = catalogue
    self.workers = workers
    // Labels come first, so that the symbols they are looked up by are small.
    self.labels = labels.map { LabelIndex($0, symbols: &state.symbols, workers: workers) }
    self.labels?.learn(state, isRestored: false)
    self.customers = CustomerIndex(customers, symbols: &state.symbols)
    let watchIndex = WatchIndex(watchLists)
    readers = (0..<workers).map { _ in RowReader(TextReader(watchIndex, lexicon)) }
    reversals = (0..<workers).map { _ in ReversalLog() }
    ahead = (0..<workers).map { _ in RowsAhead() }
    declaredAccounts = DeclaredPlan(catalogue, keys: [.account, .pair])
    declaredCounterparties = DeclaredPlan(catalogue, keys: [.counterparty])
    extraKeys = catalogue.extraColumns.indices.filter { catalogue.extraColumns[$0].isWindowKey }.map {
      ExtraKeyWindows(catalogue, extra: $0, state: state)
    }
  }

  /// Computes all features of a batch into a matrix whose columns are the catalogue's names.
  public func compute(_ batch: borrowing TransactionBatch, into matrix: inout FeatureMatrix) {
    precondition(
      matrix.names.count == catalogue.names.count, "The matrix must hold the whole catalogue.")
    matrix.reset(rows: batch.count)
    internSymbols(batch)
    learnCalendar(batch)
    let capacity = matrix.rowCapacity
    matrix.values.withUnsafeMutableBufferPointer { values in
      let sheet = FeatureSheet(values: values, rowCapacity: capacity)
      computeRows(batch, sheet)
      computeWindows(batch, sheet)
      ExtraValues.write(batch, catalogue, sheet)
    }
  }

  /// Puts back the stored states of everybody in a batch who was not seen before, before the batch is computed.
  ///
  /// - Input: `load` gives what is stored of a key, or nil; it is asked once for each key, whatever it says.
  /// - Errors: those of `load`, and a `FeaturesError` for a state that cannot be read.
  public func restoreStates(
    of batch: borrowing TransactionBatch, load: (EntityKind, String) throws -> StoredEntity?
  ) throws {
    internSymbols(batch)
    try restoreLabelled(load)
    try restoreMoney(of: batch, load)
    for row in 0..<batch.count {
      try state.restore(.account, accountSymbols[row], load)
      let parties =
        batch.kind[row] == .correction
        ? state.payees(of: accountSymbols[row], amountYen: batch.amountYen[row]) : []
      for party in parties + [partySymbols[row]] where party >= 0 {
        try state.restore(.counterparty, party, load)
        try state.restoreMoney(party, load)
      }
      for key in extraKeys where key.symbols[row] >= 0 {
        try state.restore(.extraKey, key.symbols[row], column: key.name, load)
      }
    }
  }

  func internSymbols(_ batch: borrowing TransactionBatch) {
    accountSymbols.removeAll(keepingCapacity: true)
    partySymbols.removeAll(keepingCapacity: true)
    state.symbols.intern(batch.account, none: nil, into: &accountSymbols)
    state.symbols.intern(batch.counterpartyAccount, none: -1, into: &partySymbols)
    for index in extraKeys.indices { extraKeys[index].internSymbols(batch, &state.symbols) }
  }

  private func learnCalendar(_ batch: borrowing TransactionBatch) {
    var last = Int32.min
    for seconds in batch.occurredAtSeconds {
      let day = Instant(secondsSince1970: seconds).japanDay
      if day.daysSince1970 == last { continue }
      last = day.daysSince1970
      if calendarDays[last] == nil { calendarDays[last] = CalendarDay(day) }
    }
  }
}
