import Core

/// The windows of one declared column that is a window key.
struct ExtraKeyWindows {
  private let name: String
  private let definitions: [FeatureDefinition<CounterpartyMoment>]
  private let firstColumn: Int
  private let shards: [CounterpartyShard]
  /// The symbol of each row's value, or -1.
  private var symbols: [Int32] = []

  init(_ catalogue: RunCatalogue, extra index: Int, state: FeatureState) {
    let column = catalogue.extraColumns[index]
    precondition(column.type == .text, "Only a text column can be a window key.")
    name = column.name
    definitions = ExtraFeatures.windows(column)
    // The first feature of a text column is whether it is given.
    firstColumn = catalogue.firstColumn(ofExtra: index) + 1
    shards = state.shards(ofExtraColumn: column.name)
  }

  mutating func internSymbols(_ batch: borrowing TransactionBatch, _ table: inout SymbolTable) {
    symbols.removeAll(keepingCapacity: true)
    guard let column = batch.extraColumns.first(where: { $0.spec.name == name }) else {
      symbols.append(contentsOf: repeatElement(-1, count: batch.count))
      return
    }
    let bytes = column.texts.bytes.span
    for row in 0..<batch.count {
      let range = column.texts.range(of: row)
      symbols.append(range.isEmpty ? -1 : table.intern(bytes.extracting(range)))
    }
  }

  /// Adds the rows whose value belongs to a worker and writes what the windows say; a correction enters none.
  func compute(
    _ batch: borrowing TransactionBatch, accounts: [Int32], worker: Int, workers: Int, _ sheet: FeatureSheet
  ) {
    var run = MomentRun(definitions, firstColumn: firstColumn)
    var moment = CounterpartyMoment()
    for row in 0..<batch.count where symbols[row] >= 0 && batch.kind[row] != .correction {
      let shard = FeatureState.shard(of: symbols[row])
      guard shard % workers == worker else { continue }
      shards[shard].record(
        WindowRow(batch, row: row, account: accounts[row], party: symbols[row]), into: &moment)
      run.add(moment, row: row, sheet)
    }
    run.write(sheet)
  }
}
