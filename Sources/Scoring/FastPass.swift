import Core
import NeuralNet

/// Scores every row in single precision, to choose which rows are worth the exact pass.
///
/// Networks of one hidden layer over steps go through tables, all others through OpenBLAS.
/// - Determinism: equal for equal calls on one machine; another machine may differ in the last digits.
struct FastPass {
  /// What the way through OpenBLAS keeps.
  private struct Products {
    var inputs: [Float] = []
    var bags = TextBags()
    var memo: MemoEncoder
    var scratch: ForwardScratch
  }

  let model: ModelArtifact
  private var tables: TablePass?
  private var products: Products
  private var memoMeans: MemoMeans
  private var texts: [Float] = []
  /// The logits of the rows of the last run.
  private(set) var logits: [Float] = []

  init(model: ModelArtifact) {
    self.model = model
    tables = TablePass(model)
    memoMeans = MemoMeans(network: model.network)
    products = Products(
      memo: MemoEncoder(buckets: model.network.shape.textBuckets),
      scratch: ForwardScratch(shape: model.network.shape))
  }

  /// Whether this model goes through tables.
  var usesTables: Bool { tables != nil }

  /// Computes the logits of a run of rows; `columns` as the model's encoder gives them.
  mutating func run(
    _ memo: borrowing TextColumn, _ matrix: borrowing FeatureMatrix, columns: [Int], rows: Range<Int>
  ) {
    if usesTables {
      memoMeans.encode(memo, rows: rows, into: &texts)
      tables?.run(matrix, matrixColumns: columns, rows: rows, texts: texts, logits: &logits)
    } else {
      model.encoder.encode(matrix, matrixColumns: columns, rows: rows, into: &products.inputs)
      products.memo.encode(memo, rows: rows, into: &products.bags)
      model.network.forward(
        numeric: products.inputs, text: products.bags, rows: rows.count, scratch: &products.scratch,
        logits: &logits)
    }
  }
}
