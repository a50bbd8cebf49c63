import Core

/// The condition of a rule: an expression in a subset of CEL, checked and compiled.
///
/// **The subset.** Literals: `int` (decimal, hexadecimal), `double`, `string` with all escapes, `true`,
/// `false`. Names: every feature of the catalogue, typed `int`, `double` or `bool`, and the words
/// `transaction.channel`, `transaction.kind` and `transaction.direction`, and the texts that a pipeline
/// declares, as `extra.NAME`. Operators: `? :`, `||`, `&&`, `==
/// != < <= > >=`, `in` with a list of literals, `+ - * / %`, `!`, `-`. Functions: `has(feature)`,
/// `int(number)`, `double(number)`. Strings stand only beside a word or a
/// declared text, with `==`, `!=` or `in`; beside a word they must be one of its words, and texts are compared
/// byte for byte. Not in it: `uint`, `bytes`, `null`, maps, messages, indexes, methods, macros, comments.
///
/// **One difference from CEL.** After a dot any word may stand, also `in`, because the catalogue has
/// `account.in.count_24h`; the portable spelling with backticks is read too.
///
/// - Unit: amounts, counts and times are not mixed; a literal or a ratio goes with everything.
/// - Missing: a missing value makes the pieces around it missing, except that `&&` with a false side is
///   false, `||` with a true side is true, `? :` looks only at the chosen side and `has()` is never missing.
///   Overflow of `int`, a zero divisor of `int` and `int()` out of range fail in the same way. Where both
///   meet, missing wins.
/// - Cost: bounded by the length of the text; there are no loops.
/// - Source: cel-spec, langdef.
public struct RuleCondition: Sendable {
  /// The text as the pack has it.
  public let source: String
  /// The columns of the catalogue that the condition reads, each once, in order.
  public let featureIndices: [Int]
  /// The word fields that the condition reads, each once.
  public let wordFields: [WordField]
  /// The declared text columns that the condition reads, each once, by their own names.
  public let textColumns: [String]

  let root: TypedNode
  let program: ColumnProgram

  static func read(_ source: String, vocabulary: Vocabulary) -> (
    condition: RuleCondition?, faults: [ConditionFault]
  ) {
    let syntax: SyntaxNode
    do {
      syntax = try ConditionParser.parse(source)
    } catch {
      return (nil, [error])
    }
    var checker = ConditionChecker(vocabulary)
    guard let root = checker.checkCondition(syntax) else { return (nil, checker.faults) }
    let condition = RuleCondition(source: source, root: root)
    guard !condition.featureIndices.isEmpty || !condition.wordFields.isEmpty || !condition.textColumns.isEmpty
    else {
      return (nil, [ConditionFault(fault: .namesNothing, utf8Offset: 0)])
    }
    return (condition, [])
  }

  private init(source: String, root: TypedNode) {
    self.source = source
    self.root = root
    self.program = ColumnProgram(root)
    var features: Set<Int> = []
    var fields: Set<WordField> = []
    var texts: Set<String> = []
    var waiting = [root]
    while let node = waiting.popLast() {
      switch node.kind {
      case .feature(let index), .hasFeature(let index): features.insert(index)
      case .word(let field): fields.insert(field)
      case .text(let text), .hasText(let text): texts.insert(text.column)
      default: waiting += node.children
      }
    }
    self.featureIndices = features.sorted()
    self.textColumns = texts.sorted()
    self.wordFields = WordField.allCases.filter(fields.contains)
  }
}
