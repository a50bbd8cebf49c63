import Core
import Features
import Ingest
import JapaneseText
import Pipeline
import TestSupport
import Testing

/// What every feature of the catalogue must keep, on the sample data.
@Suite struct FeatureContractTests {
  static func sampleFile() throws -> TransactionFile {
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    return try TransactionFile(
      path: root + "/SampleData/synthetic/inbox/transactions.csv", name: "transactions.csv",
      options: ReadingOptions(
        referenceDay: BankDay(daysSince1970: 20_720), csv: .canonical, rejectLimit: 100))
  }

  static func sampleBatch() throws -> TransactionBatch {
    var batch = TransactionBatch()
    _ = try sampleFile().read(into: &batch)
    return batch
  }

  enum Missing: Error {
    case repository
  }

  static func compute(_ batch: TransactionBatch) throws -> FeatureMatrix {
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    let lexicon = try PipelineDefinition.loadForTraining(folder: root + "/Pipelines/nightly").lexicon
    let customers = try CustomerFile.read(
      path: root + "/SampleData/synthetic/customers.csv", name: "customers.csv"
    ).table
    let engine = FeatureEngine(state: FeatureState(), customers: customers, lexicon: lexicon)
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: batch.count)
    engine.compute(batch, into: &matrix)
    return matrix
  }

  /// A batch without its last rows.
  static func prefix(_ batch: TransactionBatch, rows: Int) -> TransactionBatch {
    var part = batch
    part.transactionID.truncate(to: rows)
    part.occurredAtSeconds.removeLast(batch.count - rows)
    part.hasTimeOfDay.removeLast(batch.count - rows)
    part.account.truncate(to: rows)
    part.direction.removeLast(batch.count - rows)
    part.amountYen.removeLast(batch.count - rows)
    part.channel.removeLast(batch.count - rows)
    part.kind.removeLast(batch.count - rows)
    part.counterpartyAccount.truncate(to: rows)
    part.counterpartyName.truncate(to: rows)
    part.originatorName.truncate(to: rows)
    part.memo.truncate(to: rows)
    part.balanceAfterYen.removeLast(batch.count - rows)
    part.recordNumber.removeLast(batch.count - rows)
    part.byteOffset.removeLast(batch.count - rows)
    part.byteLength.removeLast(batch.count - rows)
    return part
  }

  @Test func nothingLaterChangesAValue() throws {
    let batch = try Self.sampleBatch()
    let whole = try Self.compute(batch)
    let half = try Self.compute(Self.prefix(batch, rows: batch.count / 2))
    for (column, name) in whole.names.enumerated() {
      for row in 0..<(batch.count / 2) where whole[column, row].bitPattern != half[column, row].bitPattern {
        Issue.record("\(name) in row \(row) depends on later rows")
        break
      }
    }
  }

  @Test func valuesKeepTheirTypeAndMissingPolicy() throws {
    let matrix = try Self.compute(try Self.sampleBatch())
    for (column, spec) in FeatureCatalogue.specs.enumerated() {
      for row in 0..<matrix.rows {
        guard let value = matrix.value(column, row) else {
          if spec.missing == .never { Issue.record("\(spec.name) is missing in row \(row)") }
          continue
        }
        let isWhole = value == value.rounded()
        let keepsType =
          switch spec.type {
          case .integer: isWhole
          case .boolean: value == 0 || value == 1
          case .real: value.isFinite
          }
        if !keepsType { Issue.record("\(spec.name) is \(value) in row \(row)") }
      }
    }
  }

  /// Features that the sample is too small to show, each with the reason.
  ///
  /// Words of police and authorities stand in a few memos of a million; the feature engine's own tests show the lexicon. No transaction of
  /// the sample is corrected; the window oracle's tests show what a correction does. All accounts that its bank found out are at other banks; the label oracle's
  /// tests have some of its own.
  static let tooRareForTheSample: Set<FeatureName> = [
    "lexicon.authority", "account.reversed_count_7d", "account.reversed_sum_yen_7d",
    "correction.seconds_since_reversed", "account.is_confirmed_fraud",
  ]

  @Test func everyFeatureTellsSomethingOnTheSample() throws {
    let root = try #require(RepositoryRoot.path())
    let pipeline = try PipelineDefinition.loadForTraining(folder: root + "/Pipelines/nightly")
    let customers = try CustomerFile.read(
      path: root + "/SampleData/synthetic/customers.csv", name: "customers.csv"
    ).table
    // The nightly pipeline leaves exchanges to the lexicon and so has no list of them.
    let exchanges = WatchList(id: "exchanges", kind: .cryptoExchange, asOf: BankDay(daysSince1970: 20_720))
    let engine = FeatureEngine(
      state: FeatureState(), customers: customers, lexicon: pipeline.lexicon,
      watchLists: pipeline.watchLists + [exchanges],
      labels: pipeline.labels)
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: Limits.batchRows)
    var values = [Set<UInt64>](repeating: [], count: matrix.names.count)
    let file = try Self.sampleFile()
    var batch = TransactionBatch()
    while try file.read(into: &batch) {
      engine.compute(batch, into: &matrix)
      for column in values.indices where values[column].count < 2 {
        for row in 0..<matrix.rows { values[column].insert(matrix[column, row].bitPattern) }
      }
    }
    for (column, name) in matrix.names.enumerated() where !Self.tooRareForTheSample.contains(name) {
      #expect(values[column].count > 1, "\(name) has one value only")
    }
  }
}
