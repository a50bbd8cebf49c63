import Core
import Expressions

/// The condition of a rule: an expression in the Common Expression Language, checked and compiled.
///
/// What may be written is said in `Pipelines/rules.md`. Names are every feature of the catalogue, the words
/// `transaction.channel`, `transaction.kind` and `transaction.direction`, the fields of the transaction itself, and the
/// texts that a pipeline declares, as `extra.NAME`. The whole must be true or false.
///
/// **One difference from CEL.** After a dot any word may stand, also `in`, because the catalogue has
/// `account.in.count_24h`; the portable spelling with backticks is read too.
///
/// - Unit: amounts, counts and times are not mixed; a literal or a ratio goes with everything.
/// - Missing: a missing value makes the pieces around it missing, except that `&&` with a false side is
///   false, `||` with a true side is true, `? :` looks only at the chosen side and `has()` is never missing.
///   What cannot be computed fails in the same way. Where both meet, missing wins.
/// - Cost: bounded when it is read; what columns can compute is computed for whole columns, the rest row by row.
/// - Source: cel-spec, langdef.
public struct RuleCondition: Sendable {
  /// The text as the pack has it.
  public let source: String
  /// The columns of the catalogue that the condition reads, each once, in order.
  public let featureIndices: [Int]
  /// The word fields that the condition reads, each once.
  public let wordFields: [WordField]
  /// The fields of the transaction itself that the condition reads, each once.
  public let rowFields: [RowField]
  /// The declared text columns that the condition reads, each once, by their own names.
  public let textColumns: [String]

  /// The thresholds that the condition names, each once, in the order of their names.
  public let thresholds: [RuleThreshold]

  let expression: Expression
  let sources: [Vocabulary.Source]
  /// The condition in the form that columns compute.
  let columns: ColumnNode

  static func read(_ source: String, vocabulary: Vocabulary) -> (
    condition: RuleCondition?, faults: [ConditionFault]
  ) {
    let (compiled, faults) = Expression.compile(source, in: vocabulary.environment)
    guard let expression = compiled else { return (nil, faults.map { ConditionFault($0, vocabulary) }) }
    let length = source.utf8.count
    if expression.type != .bool {
      let fault = RuleFault.notTruth(expression.type.name)
      return (nil, [ConditionFault(fault: fault, utf8Offset: 0, utf8Length: length)])
    }
    if let (failure, span) = expression.certainFailure {
      let fault = RuleFault.alwaysFails(failure)
      return (nil, [ConditionFault(fault: fault, utf8Offset: span.lowerBound, utf8Length: span.count)])
    }
    guard !expression.variables.isEmpty else {
      return (nil, [ConditionFault(fault: .namesNothing, utf8Offset: 0, utf8Length: length)])
    }
    return (RuleCondition(expression, vocabulary), [])
  }

  private init(_ expression: Expression, _ vocabulary: Vocabulary) {
    self.source = expression.source
    self.expression = expression
    self.sources = vocabulary.sources
    self.thresholds = expression.namedConstants.map { vocabulary.thresholds[$0] }.sorted { $0.name < $1.name }
    let lowering = ColumnLowering(expression: expression, sources: vocabulary.sources)
    self.columns = lowering.truth(expression.root)
    var features: [Int] = []
    var words: [WordField] = []
    var fields: [RowField] = []
    var texts: [String] = []
    for variable in expression.variables {
      switch vocabulary.sources[variable] {
      case .feature(let index, _): features.append(index)
      case .word(let field): words.append(field)
      case .field(let field, _): fields.append(field)
      case .text(let field): texts.append(field.column)
      }
    }
    self.featureIndices = features
    self.wordFields = words
    self.rowFields = fields
    self.textColumns = texts.sorted()
  }

  /// Explains the condition for one row.
  ///
  /// - Input: the row has the features of the catalogue that the pack was loaded with, in its order.
  /// - Determinism: the values are those of the column evaluation; a test holds the two together.
  /// - Cost: for single rows; whole batches go through `RuleEvaluator`.
  public func trace(_ row: RuleRow) -> RuleTrace {
    var evaluator = evaluator(for: row)
    return evaluator.trace()
  }

  /// What becomes of the condition for one row.
  ///
  /// - Input: as for `trace`.
  public func outcome(_ row: RuleRow) -> RuleOutcome {
    var evaluator = evaluator(for: row)
    return RuleOutcome(evaluator.evaluate())
  }

  private func evaluator(for row: RuleRow) -> ExpressionEvaluator {
    var evaluator = ExpressionEvaluator(expression, variableCount: sources.count)
    for variable in expression.variables { evaluator.values[variable] = row.value(of: sources[variable]) }
    return evaluator
  }
}
