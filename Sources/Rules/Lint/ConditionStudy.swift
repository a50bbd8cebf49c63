import Core

/// What can be said of a condition without running it.
struct ConditionStudy {
  /// When a condition is true.
  enum Verdict {
    case never
    case sometimes
    /// Whenever its values are known.
    case always
    /// It has too many branches.
    case unknown
  }

  /// Every name that the condition holds.
  let names: Set<String>
  private let text: ConditionText
  private let bytes: ConditionBytes
  private let outline: ConditionOutline
  private let vocabulary: Vocabulary

  init(_ text: ConditionText, _ vocabulary: Vocabulary) {
    self.text = text
    self.vocabulary = vocabulary
    bytes = ConditionBytes(text.source)
    outline = ConditionOutline(of: text.source)
    names = Set(
      ConditionWord.read(bytes, 0..<bytes.bytes.count).compactMap { word in
        guard case .name(let name) = word.word, text.number(name) == nil else { return nil }
        return name
      })
  }

  var verdict: Verdict {
    switch FormulaSearch.answer(formula(true), vocabulary) {
    case .impossible: return .never
    case .unknown: return .unknown
    case .possible: break
    }
    switch FormulaSearch.answer(formula(false), vocabulary) {
    case .impossible: return .always
    case .unknown: return .unknown
    case .possible: return .sometimes
    }
  }

  /// The single conditions without which the condition is true for the same values.
  func partsWithoutEffect() -> [(part: String, utf8Offset: Int)] {
    let whole = formula(true)
    return ConditionMutation.every(of: text.source).filter { $0.change == .removed }.filter { mutation in
      let other = ConditionStudy(text.changed(to: mutation.text), vocabulary).formula(true)
      return isImpossible(.all([whole, other.opposite])) && isImpossible(.all([other, whole.opposite]))
    }.map { ($0.part, $0.range.lowerBound) }
  }

  /// Whether both conditions are true for exactly the same values.
  func equals(_ other: ConditionStudy) -> Bool {
    let (mine, others) = (formula(true), other.formula(true))
    return isImpossible(.all([mine, others.opposite])) && isImpossible(.all([others, mine.opposite]))
  }

  /// Whether another condition is never true where this one is.
  func excludes(_ other: ConditionText) -> Bool {
    isImpossible(.all([formula(true), ConditionStudy(other, vocabulary).formula(true)]))
  }

  /// The numbers that stand in the condition and ought to be thresholds: all but 0 and 1, which only ask whether there is any.
  func bareNumbers() -> [(number: String, utf8Offset: Int)] {
    ConditionWord.read(bytes, 0..<bytes.bytes.count).compactMap { word in
      guard case .number(let digits) = word.word, let number = Double(digits), number != 0, number != 1 else {
        return nil
      }
      return (digits, word.start)
    }
  }

  private func formula(_ outcome: Bool) -> ConditionFormula {
    ConditionFormula.when(bytes, outline, is: outcome, number: text.number)
  }

  private func isImpossible(_ formula: ConditionFormula) -> Bool {
    FormulaSearch.answer(formula, vocabulary) == .impossible
  }
}
