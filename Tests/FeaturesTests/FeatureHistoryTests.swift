import Core
import Features
import Testing

/// What is kept of a row gives the row's features again, in an engine that has seen nothing else.
@Suite struct FeatureHistoryTests {
  /// Rows that come up to years late, to parties whom nobody has met since.
  @Test(arguments: [1, 80, 2_000, 12_000]) func everyRowIsComputedAgainFromItsHistoryAlone(spread: Int64)
    throws
  {
    var rows = FeatureEngineTests.rows(count: 150, seed: 12, lateEvery: 4)
    let start = try #require(rows.first?.seconds)
    for index in rows.indices { rows[index].seconds = start + (rows[index].seconds - start) * spread / 4 }
    try check(rows, labels: nil)
  }

  @Test(arguments: [3, 4, 5, 6], [1, 3, 20]) func soItIsWithLabels(seed: UInt64, spread: Int64) throws {
    let history = LabelFeaturesTests.history(seed: seed)
    let start = FeatureEngineTests.start
    func spreadOut(_ seconds: Int64) -> Int64 { start + (seconds - start) * spread }
    var rows = history.rows
    for index in rows.indices { rows[index].seconds = spreadOut(rows[index].seconds) }
    try check(rows, labels: LabelFeaturesTests.table(history.knownAt.mapValues(spreadOut)))
  }

  private func check(_ rows: [SampleRow], labels: ConfirmedAccounts?) throws {
    let names = FeatureCatalogue.names
    let night = LabelFeaturesTests.engine(FeatureState(), labels)
    night.rememberMoney()
    for index in rows.indices {
      let batch = sampleBatch(rows[index...index])
      var matrix = FeatureMatrix(names: names, rowCapacity: 1)
      let windows = night.history(of: batch)
      night.compute(batch, into: &matrix)
      let states = windows + night.moneyHistories(of: batch, rows: [0])[0]
      let again = FeatureState()
      for state in states { try again.restore(state) }
      var other = FeatureMatrix(names: names, rowCapacity: 1)
      LabelFeaturesTests.engine(again, labels).compute(batch, into: &other)
      for (column, name) in names.enumerated()
      where matrix[column, 0].bitPattern != other[column, 0].bitPattern {
        Issue.record("\(name) in row \(index): \(other[column, 0]), not \(matrix[column, 0])")
      }
    }
  }
}
