import Core

/// Evaluates a pack over batches, column by column.
///
/// - Input: one evaluator for each worker; it owns its working memory and is no use to two at once.
/// - Determinism: the verdicts depend on the batch and the pack alone.
/// - Cost: rows times rules; no memory is taken after the first batch of full size.
public struct RuleEvaluator: Sendable {
  /// The rules it evaluates.
  public let pack: RulePack
  private let graph: ColumnGraph
  private var exceptions: ExceptionFilter
  private var exceptionDay: BankDay?
  private var words = WordColumns()
  private var memory: MachineMemory

  /// Makes an evaluator for a pack.
  ///
  /// - Missing: without a business day no exception holds anything back.
  public init(pack: RulePack, exceptionsOn businessDay: BankDay? = nil) {
    self.pack = pack
    self.exceptions = ExceptionFilter(pack.rules, on: businessDay)
    self.exceptionDay = businessDay
    self.graph = ColumnGraph(pack.rules.map(\.condition.columns))
    self.memory = MachineMemory(for: graph, pack.rules)
  }

  /// Goes on to the night of another business day, which decides what exceptions hold back.
  public mutating func begin(_ businessDay: BankDay) {
    guard businessDay != exceptionDay else { return }
    exceptionDay = businessDay
    exceptions = ExceptionFilter(pack.rules, on: businessDay)
  }

  /// Evaluates every rule for every row of a batch.
  ///
  /// - Input: `features` holds the batch's rows, with the columns of the pack's catalogue in its order.
  /// - Shape: `verdicts` is emptied first.
  public mutating func evaluate(
    _ batch: TransactionBatch, features: FeatureMatrix, into verdicts: inout RuleVerdicts
  ) {
    precondition(batch.count == features.rows, "The features are of another batch.")
    words.fill(from: batch)
    let declared = pack.textColumns.map { name in batch.extraColumns.first { $0.spec.name == name }?.texts }
    evaluateColumns(features, TextColumns(declared: declared, fields: FieldColumns(batch)), into: &verdicts)
    exceptions.apply(batch, features, pack.rules, to: &verdicts)
  }

  /// Evaluates every rule for rows that come from no batch.
  mutating func evaluate(
    _ words: WordColumns, texts: [TextColumn?] = [], fields: FieldColumns = FieldColumns(),
    features: FeatureMatrix, into verdicts: inout RuleVerdicts
  ) {
    precondition(texts.count == pack.textColumns.count, "The texts are not those of the pack.")
    self.words = words
    evaluateColumns(features, TextColumns(declared: texts, fields: fields), into: &verdicts)
  }

  private mutating func evaluateColumns(
    _ features: FeatureMatrix, _ texts: TextColumns, into verdicts: inout RuleVerdicts
  ) {
    precondition(
      features.names == pack.featureNames, "The features are not those the rules were checked against.")
    precondition(words.count == features.rows, "The words are of another batch.")
    verdicts.reset(rows: features.rows, rules: pack.rules.count)
    if features.rows > 0 { evaluateSlices(features, texts, into: &verdicts) }
    for rule in verdicts.counts.indices {
      let counts = verdicts.counts[rule]
      verdicts.counts[rule].silent = features.rows - counts.fired - counts.missing - counts.failed
    }
  }

  /// Runs the machine over a batch; its pointers live inside this call, and it stays within the rows of each column.
  private mutating func evaluateSlices(
    _ features: FeatureMatrix, _ texts: TextColumns, into verdicts: inout RuleVerdicts
  ) {
    let (graph, words, rules) = (graph, words, pack.rules)
    var collector = HitCollector()
    memory.withPointers { memory in
      graph.withPointers { pieces, operands in
        features.values.withUnsafeBufferPointer { values in
          words.codes.withUnsafeBufferPointer { codes in
            let slice = ColumnSlice(
              values: values, rowCapacity: features.rowCapacity, codes: codes, codeCapacity: words.capacity,
              rest: memory.rest)
            var machine = ColumnMachine(
              slice: slice, graph: graph, pieces: pieces, operands: operands, memory: memory, texts: texts)
            for start in stride(from: 0, to: features.rows, by: ColumnSlice.rows) {
              machine.move(to: start, count: min(ColumnSlice.rows, features.rows - start))
              let rows = machine.slice.all
              for (rule, root) in graph.roots.enumerated() {
                collector.collect(
                  machine.truth(root, for: rows), of: rows, rule: rule, into: &verdicts.counts[rule])
              }
              collector.finish(start: start, rules: rules, into: &verdicts)
            }
          }
        }
      }
    }
  }
}
