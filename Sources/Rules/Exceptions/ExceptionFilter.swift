import Core

/// Takes the hits that an exception in force exempts out of the verdicts, and keeps them apart.
///
/// - Determinism: the business day decides which exceptions are in force, never the clock.
/// - Cost: nothing without exceptions; else a few comparisons for each hit of the rules that have some.
struct ExceptionFilter: Sendable {
  private struct Exemption: Sendable {
    let index: Int32
    let exception: RuleException
  }

  /// The exceptions in force of each rule, by its place in the pack; empty when no rule has any.
  private let exemptions: [[Exemption]]

  init(_ rules: [Rule], on day: BankDay?) {
    guard let day, rules.contains(where: { !$0.exceptions.isEmpty }) else {
      exemptions = []
      return
    }
    exemptions = rules.map { rule in
      rule.exceptions.enumerated().filter { $0.element.isInForce(on: day) }.map { index, exception in
        Exemption(index: Int32(index), exception: exception)
      }
    }
  }

  func apply(
    _ batch: TransactionBatch, _ features: FeatureMatrix, _ rules: [Rule], to verdicts: inout RuleVerdicts
  ) {
    guard !exemptions.isEmpty else { return }
    var kept = 0
    for index in verdicts.hits.indices {
      let hit = verdicts.hits[index]
      let (row, rule) = (Int(hit.row), Int(hit.rule))
      if let exemption = exemptions[rule].first(where: {
        $0.exception.exempts(row, of: batch, features: features)
      }) {
        verdicts.suppressions.append(
          RuleVerdicts.Suppression(row: hit.row, rule: hit.rule, exception: exemption.index))
        verdicts.counts[rule].fired -= 1
        verdicts.counts[rule].suppressed += 1
        verdicts.pointsOfRow[row] -= rules[rule].points
      } else {
        verdicts.hits[kept] = hit
        kept += 1
      }
    }
    verdicts.hits.removeLast(verdicts.hits.count - kept)
  }
}

extension RuleException {
  /// Whether everything that the exception names holds for a row; its days are not looked at.
  public func exempts(_ row: Int, of batch: TransactionBatch, features: FeatureMatrix) -> Bool {
    if let account, !batch.account.holds(account, row) { return false }
    if let counterparty, !batch.counterpartyAccount.holds(counterparty, row) { return false }
    guard let condition else { return true }
    return condition.outcome(RuleRow(row, of: batch, features: features)) == .fired
  }
}

extension TextColumn {
  /// Whether a row's text is another text, byte for byte.
  fileprivate func holds(_ text: String, _ row: Int) -> Bool {
    bytes[range(of: row)].elementsEqual(text.utf8)
  }
}
