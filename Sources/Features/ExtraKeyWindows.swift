import Core

/// The windows of one declared column that is a window key.
struct ExtraKeyWindows {
  let name: String
  private let definitions: [FeatureDefinition<EntityMoment>]
  private let firstColumn: Int
  private let shards: [EntityShard]
  private let declared: DeclaredPlan?
  /// The symbol of each row's value, or -1.
  private(set) var symbols: [Int32] = []

  init(_ catalogue: RunCatalogue, extra index: Int, state: FeatureState) {
    let column = catalogue.extraColumns[index]
    precondition(column.type == .text, "Only a text column can be a window key.")
    name = column.name
    definitions = ExtraFeatures.windows(column)
    // The first feature of a text column is whether it is given.
    firstColumn = catalogue.firstColumn(ofExtra: index) + 1
    declared = DeclaredPlan(catalogue, keys: [.column(column.name)])
    shards = state.shards(ofExtraColumn: column.name)
  }

  mutating func internSymbols(_ batch: borrowing TransactionBatch, _ table: inout SymbolTable) {
    symbols.removeAll(keepingCapacity: true)
    guard let column = batch.extraColumns.first(where: { $0.spec.name == name }) else {
      symbols.append(contentsOf: repeatElement(-1, count: batch.count))
      return
    }
    table.intern(column.texts, none: -1, into: &symbols)
  }

  /// Adds the rows whose value belongs to a worker and writes what the windows say; a correction takes out what it reverses at its value.
  func compute(
    _ batch: borrowing TransactionBatch, accounts: [Int32], worker: Int, workers: Int,
    lastDay: Int32, reversed: (Int) -> HistoryEvent?, _ sheet: FeatureSheet
  ) {
    var run = MomentRun(definitions, firstColumn: firstColumn)
    var declared = self.declared.map(DeclaredRun.init)
    for row in 0..<batch.count where symbols[row] >= 0 {
      let number = FeatureState.shard(of: symbols[row])
      guard number % workers == worker else { continue }
      let window = WindowRow(batch, row: row, key: symbols[row], party: accounts[row])
      guard window.day <= lastDay else { continue }
      if batch.kind[row] != .correction {
        let moment = shards[number].record(window)
        declared?.add(window, moment, of: shards[number], row: row, sheet)
        run.add(moment, row: row, sheet)
      } else if let event = reversed(row), let taken = shards[number].reverse(window, at: event.seconds) {
        declared?.reverse(taken, of: symbols[row], in: shards[number])
      }
    }
    run.write(sheet)
  }
}
