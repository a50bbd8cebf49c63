import Core
import Expressions

/// The values of one transaction that conditions can see, for traces and cases.
public struct RuleRow: Sendable {
  /// The features in the order of the catalogue; NaN where missing.
  public var values: [Double]
  /// The word fields that are known.
  public var words: [WordField: String]

  /// The fields of the transaction itself that are there.
  public var fields: [RowField: ExpressionValue]

  /// The declared texts that are there, by the name of their column.
  public var texts: [String: String]

  /// Makes a row from values in the order of the catalogue, known words, fields and declared texts.
  public init(
    values: [Double], words: [WordField: String], fields: [RowField: ExpressionValue] = [:],
    texts: [String: String] = [:]
  ) {
    self.fields = fields
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
    self.fields = [:]
    let columns = FieldColumns(batch)
    for (place, field) in RowField.allCases.enumerated() {
      let value = columns.value(field, place, row)
      if case .failure = value { continue }
      fields[field] = value
    }
    for column in batch.extraColumns where column.spec.type == .text && !column.texts.isEmpty(row) {
      texts[column.spec.name] = column.texts.string(row)
    }
  }

  /// The value of a variable of a condition.
  func value(of source: Vocabulary.Source) -> ExpressionValue {
    switch source {
    case .feature(let index, let type): return RuleRow.value(of: values[index], type)
    case .word(let field): return words[field].map(ExpressionValue.text) ?? .failure(.missing)
    case .field(let field, _): return fields[field] ?? .failure(.missing)
    case .text(let field): return texts[field.column].map(ExpressionValue.text) ?? .failure(.missing)
    }
  }

  /// The value that a number of the matrix stands for.
  static func value(of number: Double, _ type: FeatureSpec.ValueType) -> ExpressionValue {
    if number.isNaN { return .failure(.missing) }
    switch type {
    case .integer: return WholeNumber.read(number).map(ExpressionValue.int) ?? .failure(.outOfRange)
    case .real: return .double(number)
    case .boolean: return .bool(number != 0)
    }
  }
}
