/// A condition with one of its single conditions turned round or taken out.
///
/// When every example of a rule still holds for such a condition, no example shows what the single condition is for.
struct ConditionMutation {
  /// What was done.
  enum Change: String {
    /// The single condition says the opposite.
    case negated
    /// The single condition is gone.
    case removed
  }

  let change: Change
  /// The single condition, as the rule has it.
  let part: String
  /// Where it stands in the condition.
  let range: Range<Int>
  /// The whole condition, changed.
  let text: String

  /// Every mutation of a condition, in the order of its text.
  static func every(of text: String) -> [ConditionMutation] {
    var mutations: [ConditionMutation] = []
    let bytes = Array(text.utf8)
    walk(ConditionOutline(of: text), neutral: nil, bytes, &mutations)
    return mutations
  }

  /// `neutral` is what stands for a part that is taken out; nil where nothing would be left.
  private static func walk(
    _ node: ConditionOutline, neutral: String?, _ bytes: [UInt8], _ mutations: inout [ConditionMutation]
  ) {
    switch node.kind {
    case .leaf: add(node, neutral, bytes, &mutations)
    case .not(let operand):
      if case .leaf = operand.kind {
        add(node, neutral, bytes, &mutations)
      } else {
        walk(operand, neutral: nil, bytes, &mutations)
      }
    case .all(let parts): for part in parts { walk(part, neutral: "true", bytes, &mutations) }
    case .any(let parts): for part in parts { walk(part, neutral: "false", bytes, &mutations) }
    case .choice(let test, let yes, let no):
      for part in [test, yes, no] { walk(part, neutral: nil, bytes, &mutations) }
    }
  }

  private static func add(
    _ node: ConditionOutline, _ neutral: String?, _ bytes: [UInt8], _ mutations: inout [ConditionMutation]
  ) {
    let part = String(decoding: bytes[node.range], as: UTF8.self)
    func changed(_ replacement: String) -> String {
      String(decoding: bytes[..<node.range.lowerBound], as: UTF8.self) + replacement
        + String(decoding: bytes[node.range.upperBound...], as: UTF8.self)
    }
    mutations.append(
      ConditionMutation(change: .negated, part: part, range: node.range, text: changed("(!(\(part)))")))
    if let neutral {
      mutations.append(
        ConditionMutation(change: .removed, part: part, range: node.range, text: changed(neutral)))
    }
  }
}
