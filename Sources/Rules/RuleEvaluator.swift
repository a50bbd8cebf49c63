import Core

/// Evaluates a pack over batches, column by column.
///
/// - Input: one evaluator for each worker; it owns its working memory and is no use to two at once.
/// - Determinism: the verdicts depend on the batch and the pack alone.
/// - Cost: rows times rules; no memory is taken after the first batch of full size.
public struct RuleEvaluator: Sendable {
  /// The rules it evaluates.
  public let pack: RulePack
  private var memory: RegisterMemory
  private var words = WordColumns()
  private var texts: [TextColumn?] = []
  private var fields = FieldColumns()
  /// For each rule what evaluates its pieces row by row; nil where columns do everything.
  private var rowEvaluations: [RowEvaluation?]
  private var collector = HitCollector()

  private let exceptions: ExceptionFilter

  /// Makes an evaluator for a pack.
  ///
  /// - Missing: without a business day no exception holds anything back.
  public init(pack: RulePack, exceptionsOn businessDay: BankDay? = nil) {
    self.pack = pack
    self.exceptions = ExceptionFilter(pack.rules, on: businessDay)
    self.memory = RegisterMemory(for: pack.rules.map(\.condition.program))
    self.rowEvaluations = pack.rules.map { RowEvaluation($0.condition) }
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
    texts = pack.textColumns.map { name in batch.extraColumns.first { $0.spec.name == name }?.texts }
    fields = FieldColumns(batch)
    evaluateColumns(features, into: &verdicts)
    exceptions.apply(batch, features, pack.rules, to: &verdicts)
  }

  mutating func evaluate(
    _ words: WordColumns, texts: [TextColumn?] = [], fields: FieldColumns = FieldColumns(),
    features: FeatureMatrix, into verdicts: inout RuleVerdicts
  ) {
    precondition(texts.count == pack.textColumns.count, "The texts are not those of the pack.")
    self.words = words
    self.texts = texts
    self.fields = fields
    evaluateColumns(features, into: &verdicts)
  }

  private mutating func evaluateColumns(_ features: FeatureMatrix, into verdicts: inout RuleVerdicts) {
    precondition(
      features.names == pack.featureNames, "The features are not those the rules were checked against.")
    precondition(
      words.channels.count == features.rows && words.kinds.count == features.rows
        && words.directions.count == features.rows, "The words are of another batch.")
    verdicts.reset(rows: features.rows, rules: pack.rules.count)
    for start in stride(from: 0, to: features.rows, by: ColumnRegisters.rows) {
      let count = min(ColumnRegisters.rows, features.rows - start)
      evaluateSlice(features, start: start, count: count, into: &verdicts)
    }
  }

  private mutating func evaluateSlice(
    _ features: FeatureMatrix, start: Int, count: Int, into verdicts: inout RuleVerdicts
  ) {
    collector.begin()
    for index in pack.rules.indices {
      let program = pack.rules[index].condition.program
      RuleEvaluator.run(
        program, on: start..<start + count, of: features, words, texts, &memory, fields,
        &rowEvaluations[index])
      collector.collect(memory.truths, count: count, rule: index, into: &verdicts.counts[index])
    }
    collector.finish(start: start, count: count, rules: pack.rules, into: &verdicts)
  }

  /// Runs one program; the pointers live inside this call, and the machine stays within the rows of each
  /// column.
  private static func run(
    _ program: ColumnProgram, on rows: Range<Int>, of features: FeatureMatrix, _ words: WordColumns,
    _ texts: [TextColumn?], _ memory: inout RegisterMemory, _ fields: FieldColumns,
    _ rowEvaluation: inout RowEvaluation?
  ) {
    words.withPointers(from: rows.lowerBound) { channels, kinds, directions in
      features.values.withUnsafeBufferPointer { values in
        guard let first = values.baseAddress else { preconditionFailure("The catalogue has no feature.") }
        let slice = ColumnSlice(
          values: first, rowCapacity: features.rowCapacity, start: rows.lowerBound, count: rows.count,
          channels: channels, kinds: kinds, directions: directions, texts: texts)
        memory.withPointers {
          ColumnMachine(slice: slice, registers: $0).run(program, fields, &rowEvaluation)
        }
      }
    }
  }
}
