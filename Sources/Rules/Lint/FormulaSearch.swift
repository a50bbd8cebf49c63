import Core

/// Looks for values for which a formula holds.
///
/// - Cost: bounded by `mostSteps`; beyond it the answer is that nobody knows.
struct FormulaSearch {
  /// Whether values exist for which a formula holds.
  enum Answer {
    case possible
    case impossible
    /// The formula has too many branches to be searched.
    case unknown
  }

  /// The most literals that are tried for one answer.
  static let mostSteps = 20_000

  private struct Store {
    var domains: [String: ValueDomain] = [:]
    var presence: [String: Bool] = [:]
    var others: [String: Bool] = [:]
  }

  private let vocabulary: Vocabulary
  private var steps = 0

  private init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  static func answer(_ formula: ConditionFormula, _ vocabulary: Vocabulary) -> Answer {
    var search = FormulaSearch(vocabulary)
    let isPossible = search.satisfies([formula], Store())
    if isPossible { return .possible }
    return search.steps > mostSteps ? .unknown : .impossible
  }

  private mutating func satisfies(_ waiting: [ConditionFormula], _ store: Store) -> Bool {
    var (waiting, store) = (waiting, store)
    var choices: [[ConditionFormula]] = []
    while let formula = waiting.popLast() {
      switch formula {
      case .all(let parts): waiting += parts
      case .any(let parts): choices.append(parts)
      case .literal(let atom, let isPositive):
        steps += 1
        guard steps <= FormulaSearch.mostSteps, take(atom, isPositive, &store) else { return false }
      }
    }
    // The narrowest choice first: it decides soonest.
    guard let next = choices.indices.min(by: { choices[$0].count < choices[$1].count }) else { return true }
    let parts = choices.remove(at: next)
    let rest = choices.map { ConditionFormula.any($0) }
    return parts.contains { satisfies(rest + [$0], store) }
  }

  private func take(_ atom: ConditionAtom, _ isPositive: Bool, _ store: inout Store) -> Bool {
    switch atom {
    case .constant(let value): return value == isPositive
    case .presence(let name):
      if store.presence[name] == !isPositive { return false }
      store.presence[name] = isPositive
      return true
    case .other(let text):
      if store.others[text] == !isPositive { return false }
      store.others[text] = isPositive
      return true
    case .number(let name, _, _), .numberAmong(let name, _), .truth(let name), .word(let name, _):
      var domain = store.domains[name] ?? domain(of: name)
      domain.take(atom, isPositive: isPositive)
      store.domains[name] = domain
      return domain.isPossible
    }
  }

  private func domain(of name: String) -> ValueDomain {
    if let index = vocabulary.index(of: name) {
      let spec = vocabulary.features[index]
      return ValueDomain(isWhole: spec.type == .integer, isCounted: spec.unit == .count, words: nil)
    }
    let words = WordField(rawValue: name).map { Set($0.words) }
    return ValueDomain(isWhole: false, isCounted: false, words: words)
  }
}
