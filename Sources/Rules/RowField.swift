import Core
import Expressions

/// A field of the transaction itself that conditions may name, beside the features and the words.
public enum RowField: String, CaseIterable, Sendable {
  /// The moment; missing where the file gives a date only.
  case occurredAt = "transaction.occurred_at"
  /// The midnight in Japan at which the transaction's day began.
  case occurredOn = "transaction.occurred_on"
  /// The free text.
  case memo = "transaction.memo"
  /// The other party's name as the file writes it.
  case counterpartyName = "transaction.counterparty_name"
  /// The name given as the one who orders the transfer.
  case originatorName = "transaction.originator_name"
  /// The account.
  case account = "transaction.account"
  /// The other account.
  case counterpartyAccount = "transaction.counterparty_account"

  /// What type its values have.
  public var type: ExpressionType {
    switch self {
    case .occurredAt, .occurredOn: return .timestamp
    default: return .string
    }
  }

  /// The column of a text field; nil for a moment.
  func texts(of batch: TransactionBatch) -> TextColumn? {
    switch self {
    case .occurredAt, .occurredOn: return nil
    case .memo: return batch.memo
    case .counterpartyName: return batch.counterpartyName
    case .originatorName: return batch.originatorName
    case .account: return batch.account
    case .counterpartyAccount: return batch.counterpartyAccount
    }
  }
}

/// The fields of a batch's transactions themselves, as columns.
struct FieldColumns: Sendable {
  private var texts: [TextColumn?] = []
  private var occurredAtSeconds: [Int64] = []
  private var hasTimeOfDay: [Bool] = []
  /// The fields of rows that come from no batch.
  private var rows: [[RowField: ExpressionValue]] = []

  /// The fields of rows that come from no batch, each with those that it has.
  init(_ rows: [[RowField: ExpressionValue]] = []) {
    self.rows = rows
    texts = RowField.allCases.map { field in
      guard field.type == .string else { return nil }
      var column = TextColumn()
      for row in rows {
        if case .string(let text)? = row[field] {
          column.append(contentsOf: text)
        } else {
          column.append(contentsOf: [])
        }
      }
      return column
    }
  }

  /// The column of a text field, by its place among all fields; nil for a moment.
  func texts(_ place: Int) -> TextColumn? { texts[place] }

  init(_ batch: TransactionBatch) {
    texts = RowField.allCases.map { $0.texts(of: batch) }
    occurredAtSeconds = batch.occurredAtSeconds
    hasTimeOfDay = batch.hasTimeOfDay
  }

  /// A field's value in a row.
  func value(_ field: RowField, _ place: Int, _ row: Int) -> ExpressionValue {
    if rows.indices.contains(row) { return rows[row][field] ?? .failure(.missing) }
    switch field {
    case .occurredAt:
      guard hasTimeOfDay.indices.contains(row), hasTimeOfDay[row] else { return .failure(.missing) }
      return moment(row) { $0 }
    case .occurredOn: return moment(row) { Instant(day: $0.japanDay) }
    default:
      guard texts.indices.contains(place), let column = texts[place], row < column.count else {
        return .failure(.missing)
      }
      return FieldColumns.text(column, row)
    }
  }

  private func moment(_ row: Int, _ change: (Instant) -> Instant) -> ExpressionValue {
    guard occurredAtSeconds.indices.contains(row) else { return .failure(.missing) }
    let instant = change(Instant(secondsSince1970: occurredAtSeconds[row]))
    return ExpressionTimestamp(seconds: instant.secondsSince1970).map(ExpressionValue.timestamp)
      ?? .failure(.outOfRange)
  }

  /// A row's text, which is missing when it is empty.
  static func text(_ column: TextColumn, _ row: Int) -> ExpressionValue {
    let range = column.range(of: row)
    return range.isEmpty ? .failure(.missing) : .string(column.bytes[range])
  }
}
