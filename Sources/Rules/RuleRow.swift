import Core

/// The values of one transaction that conditions can see, for traces and cases.
public struct RuleRow: Sendable {
  /// The features in the order of the catalogue; NaN where missing.
  public var values: [Double]
  /// The word fields that are known.
  public var words: [WordField: String]

  /// The declared texts that are there, by the name of their column.
  public var texts: [String: String]

  /// Makes a row from values in the order of the catalogue, known words and declared texts.
  public init(values: [Double], words: [WordField: String], texts: [String: String] = [:]) {
    self.values = values
    self.words = words
    self.texts = texts
  }

  /// Takes a row out of a batch.
  ///
  /// - Input: the matrix holds the batch's features in the order of the catalogue.
  public init(_ row: Int, of batch: TransactionBatch, features: FeatureMatrix) {
    self.values = features.names.indices.map { features[$0, row] }
    self.words = [
      .channel: batch.channel[row].word, .kind: batch.kind[row].word, .direction: batch.direction[row].word,
    ]
    self.texts = [:]
    for column in batch.extraColumns where column.spec.type == .text && !column.texts.isEmpty(row) {
      texts[column.spec.name] = column.texts.string(row)
    }
  }
}
