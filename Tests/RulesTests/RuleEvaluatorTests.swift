import Core
import Testing

@testable import Rules

/// The columns give what the plain walk of the tree gives, whatever the rows hold.
@Suite struct RuleEvaluatorTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func columnsEqualRows(seed: UInt64) {
    var random = SplitMix(state: seed)
    var writer = RandomCondition(random: SplitMix(state: seed &* 77))
    var conditions: [RuleCondition] = []
    while conditions.count < 60 {
      let text = writer.truth(depth: 4)
      // Now and then a random condition has only literals, which is refused.
      if ConditionSupport.faults(text) != ["RUL-014@0"] {
        conditions.append(ConditionSupport.condition(text))
      }
    }
    // More than one slice, and a last slice that is not full.
    let rows = (0..<(17 * ColumnSlice.rows + 13)).map { _ in randomRow(&random) }
    let verdicts = ConditionSupport.columnOutcomes(conditions, rows)
    var expectedHits: [RuleVerdicts.Hit] = []
    var counts = [RuleVerdicts.Counts](repeating: RuleVerdicts.Counts(), count: conditions.count)
    var outcomes: Set<RuleOutcome> = []
    for (row, values) in rows.enumerated() {
      for (rule, condition) in conditions.enumerated() {
        let outcome = condition.outcome(values)
        outcomes.insert(outcome)
        switch outcome {
        case .fired:
          counts[rule].fired += 1
          expectedHits.append(RuleVerdicts.Hit(row: Int32(row), rule: Int32(rule)))
        case .silent: counts[rule].silent += 1
        case .missing: counts[rule].missing += 1
        case .failed: counts[rule].failed += 1
        }
      }
    }
    #expect(verdicts.hits == expectedHits)
    for (rule, condition) in conditions.enumerated() {
      #expect(verdicts.counts[rule] == counts[rule], "seed \(seed): \(condition.source)")
    }
    #expect(outcomes == Set(RuleOutcome.allCases), "the random conditions must reach every outcome")
  }

  @Test func addsPointsAndStartsAfreshEachTime() {
    let low = ConditionSupport.rule(ConditionSupport.condition("transaction.amount_yen > 10"), points: 7)
    let high = ConditionSupport.rule(ConditionSupport.condition("transaction.amount_yen > 20"), points: 30)
    let names = TestCatalogue.features.map(\.name)
    var evaluator = RuleEvaluator(pack: RulePack(files: [], featureNames: names, rules: [low, high]))
    var verdicts = RuleVerdicts()
    for amounts in [[5, 15, 25, Double.nan], [25, 5]] as [[Double]] {
      var matrix = FeatureMatrix(names: names, rowCapacity: 8)
      matrix.reset(rows: amounts.count)
      var words = WordColumns()
      words.fill(from: amounts.map { _ in [:] })
      for (row, amount) in amounts.enumerated() {
        matrix[TestCatalogue.index("transaction.amount_yen"), row] = amount
      }
      evaluator.evaluate(words, features: matrix, into: &verdicts)
      #expect(verdicts.pointsOfRow == amounts.map { $0 > 20 ? 37 : $0 > 10 ? 7 : 0 })
      #expect(verdicts.counts[0].missing == amounts.count { $0.isNaN })
    }
    #expect(verdicts.hits == [RuleVerdicts.Hit(row: 0, rule: 0), RuleVerdicts.Hit(row: 0, rule: 1)])
  }

  @Test func anEmptyBatchGivesEmptyVerdicts() {
    let verdicts = ConditionSupport.columnOutcomes([ConditionSupport.condition("transaction.is_cash")], [])
    #expect(verdicts.hits.isEmpty && verdicts.pointsOfRow.isEmpty)
    #expect(verdicts.counts == [RuleVerdicts.Counts()])
  }

  private func randomRow(_ random: inout SplitMix) -> RuleRow {
    var row = RuleRow(values: [], words: [:])
    for spec in TestCatalogue.features {
      if random.below(6) == 0 {
        row.values.append(.nan)
      } else {
        switch spec.type {
        case .boolean: row.values.append(Double(random.below(2)))
        case .integer: row.values.append(random.below(9) == 0 ? 9e15 : Double(Int(random.below(7)) - 2))
        case .real: row.values.append(Double(random.below(9)) / 2 - 1)
        }
      }
    }
    for field in WordField.allCases where random.below(5) != 0 {
      row.words[field] = field.words[Int(random.below(UInt64(field.words.count)))]
    }
    return row
  }
}
