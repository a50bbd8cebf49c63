import Core
import Features
import NeuralNet
import Scoring

/// A model with random weights over the whole catalogue, for tests of arithmetic; by default with two hidden layers and both forms of
/// edges.
func sampleModel(
  seed: UInt64, textBuckets: Int = 256, textWidth: Int = 8, calibrationSlope: Double = 0.8,
  hiddenSizes: [Int] = [16, 8], hasStepsOnly: Bool = false, heads: [TypeHead] = [],
  bounds: ClosedRange<Double> = SizeScale.unbounded
) throws -> ModelArtifact {
  let columns = FeatureCatalogue.specs.map {
    FeatureEncoder.Column(
      name: $0.name, form: hasStepsOnly || $0.unit == .yen ? .steps : .pieces,
      edges: [0, 1, 10, 1_000, 100_000],
      size: $0.unit == .yen ? SizeScale(mean: 12, deviation: 3, bounds: bounds) : nil,
      hasMissingInput: $0.missing != .never)
  }
  let encoder = FeatureEncoder(columns: columns)
  let shape = try NetworkShape(
    numericInputs: encoder.inputCount, textBuckets: textBuckets, textWidth: textWidth,
    hiddenSizes: hiddenSizes, outputs: 1 + heads.count)
  return ModelArtifact(
    network: Network(shape: shape, seed: seed), encoder: encoder,
    baseline: [Float](repeating: 0.25, count: encoder.inputCount), calibrationSlope: calibrationSlope,
    calibrationOffset: -1.5, heads: heads,
    provenance: ["command": "made in a test"])
}

/// Three heads, the last without calibration.
let sampleHeads = [
  TypeHead(name: "還付金詐欺", calibration: .init(slope: 1.5, offset: -0.25)),
  TypeHead(name: "mule account", calibration: .init(slope: 0.75, offset: 1)),
  TypeHead(name: "SNS型投資詐欺", calibration: nil),
]

/// Transactions with every field, some missing.
func sampleTransactions(count: Int) -> TransactionBatch {
  sampleTransactions(rows: 0..<count)
}

/// Some of an endless list of such transactions.
func sampleTransactions(rows: Range<Int>) -> TransactionBatch {
  var batch = TransactionBatch()
  for row in rows {
    batch.transactionID.append(contentsOf: "T\(row)".utf8)
    batch.occurredAtSeconds.append(1_790_000_000 + Int64(row * 977))
    batch.hasTimeOfDay.append(row % 5 != 0)
    batch.account.append(contentsOf: "9999-001-1-000000\(row % 7)".utf8)
    batch.direction.append(row % 3 == 0 ? .incoming : .outgoing)
    batch.amountYen.append(Int64(1_000 + row * 7_919 % 900_000))
    batch.channel.append(Channel.allCases[row % Channel.allCases.count])
    batch.kind.append(row % 4 == 0 ? .cash : .transfer)
    batch.counterpartyAccount.append(contentsOf: row % 2 == 0 ? "0005-123-1-100000\(row % 9)".utf8 : "".utf8)
    batch.counterpartyName.append(contentsOf: row % 2 == 0 ? "ﾔﾏﾀﾞ ﾊﾅｺ".utf8 : "".utf8)
    batch.originatorName.append(contentsOf: "".utf8)
    batch.memo.append(contentsOf: ["", "投資の件", "ﾃﾞﾝｷ", "家賃 11月分", "😀x"][row % 5].utf8)
    batch.balanceAfterYen.append(row % 6 == 0 ? TransactionBatch.absentBalance : Int64(row * 1_000))
    batch.recordNumber.append(Int64(row + 1))
    batch.byteOffset.append(Int64(row * 100))
    batch.byteLength.append(99)
  }
  return batch
}
