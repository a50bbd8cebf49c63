/// When a condition is true, or when it is false, in two-valued logic over what is asked of single values.
///
/// A comparison is true when its value is there and compares so, and false when the value is there and does not: so conditions that only
/// a missing value tells apart stay apart.
indirect enum ConditionFormula {
  case literal(ConditionAtom, isPositive: Bool)
  case all([ConditionFormula])
  case any([ConditionFormula])

  static let always = ConditionFormula.all([])
  static let never = ConditionFormula.any([])

  /// The formula that holds exactly when this one does not.
  var opposite: ConditionFormula {
    switch self {
    case .literal(let atom, let isPositive): return .literal(atom, isPositive: !isPositive)
    case .all(let parts): return .any(parts.map(\.opposite))
    case .any(let parts): return .all(parts.map(\.opposite))
    }
  }

  /// When a condition is true (`outcome`) or false (not `outcome`).
  static func when(
    _ text: ConditionBytes, _ node: ConditionOutline, is outcome: Bool, number: (String) -> Double?
  ) -> ConditionFormula {
    switch node.kind {
    case .leaf: return leaf(text, node, is: outcome, number: number)
    case .not(let operand): return when(text, operand, is: !outcome, number: number)
    case .all(let parts):
      let formulas = parts.map { when(text, $0, is: outcome, number: number) }
      return outcome ? .all(formulas) : .any(formulas)
    case .any(let parts):
      let formulas = parts.map { when(text, $0, is: outcome, number: number) }
      return outcome ? .any(formulas) : .all(formulas)
    case .choice(let test, let yes, let no):
      return .any([
        .all([
          when(text, test, is: true, number: number), when(text, yes, is: outcome, number: number),
        ]),
        .all([
          when(text, test, is: false, number: number), when(text, no, is: outcome, number: number),
        ]),
      ])
    }
  }

  private static func leaf(
    _ text: ConditionBytes, _ node: ConditionOutline, is outcome: Bool, number: (String) -> Double?
  ) -> ConditionFormula {
    let (atom, isNegated) = ConditionAtom.read(text, node.range, number: number)
    if case .constant(let value) = atom { return value == outcome ? .always : .never }
    let literal = ConditionFormula.literal(atom, isPositive: outcome != isNegated)
    guard let name = atom.name else { return literal }
    return .all([.literal(.presence(name: name), isPositive: true), literal])
  }
}
