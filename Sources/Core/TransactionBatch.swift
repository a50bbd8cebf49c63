/// A run of transactions of one file, kept as columns.
///
/// - Shape: every column has `count` rows; row order is file order.
/// - Missing: absent texts are empty, an absent balance is `TransactionBatch.absentBalance`, and a file that gives only a date
///   has `hasTimeOfDay` false with the instant at that day's midnight in Japan.
public struct TransactionBatch: Sendable {
  /// The mark of a balance that the file does not give.
  public static let absentBalance = Int64.min

  /// The bank's own identifier of each transaction, or empty.
  public var transactionID = TextColumn()
  /// The moment of each transaction, in seconds since 1970-01-01T00:00:00Z.
  public var occurredAtSeconds: [Int64] = []
  /// Whether the file gives the time of day, and not only the date.
  public var hasTimeOfDay: [Bool] = []
  /// The account each transaction belongs to.
  public var account = TextColumn()
  /// Which way the money went.
  public var direction: [Direction] = []
  /// The amount in yen, zero or more.
  public var amountYen: [Int64] = []
  /// Where the order was given.
  public var channel: [Channel] = []
  /// What sort of movement it is.
  public var kind: [TransactionKind] = []
  /// The other account, or empty.
  public var counterpartyAccount = TextColumn()
  /// The other party's name as the file writes it, or empty.
  public var counterpartyName = TextColumn()
  /// The name given as the one who orders the transfer, or empty.
  public var originatorName = TextColumn()
  /// The free text of the transaction, or empty.
  public var memo = TextColumn()
  /// The account's balance after the transaction in yen, or `absentBalance`.
  public var balanceAfterYen: [Int64] = []
  /// The number of the record in its file, from 1.
  public var recordNumber: [Int64] = []
  /// The place of the record's first byte in its file.
  public var byteOffset: [Int64] = []
  /// The length of the record in bytes, without its terminator.
  public var byteLength: [Int32] = []

  /// The columns that the pipeline declares besides; each has `count` rows.
  public var extraColumns: [ExtraColumn] = []

  /// Makes an empty batch.
  public init(extraColumns: [ExtraColumnSpec] = []) {
    self.extraColumns = extraColumns.map(ExtraColumn.init)
  }

  /// The number of transactions.
  public var count: Int { occurredAtSeconds.count }

  /// Empties every column and keeps the memory for the next batch.
  public mutating func removeAll() {
    transactionID.removeAll()
    occurredAtSeconds.removeAll(keepingCapacity: true)
    hasTimeOfDay.removeAll(keepingCapacity: true)
    account.removeAll()
    direction.removeAll(keepingCapacity: true)
    amountYen.removeAll(keepingCapacity: true)
    channel.removeAll(keepingCapacity: true)
    kind.removeAll(keepingCapacity: true)
    counterpartyAccount.removeAll()
    counterpartyName.removeAll()
    originatorName.removeAll()
    memo.removeAll()
    balanceAfterYen.removeAll(keepingCapacity: true)
    recordNumber.removeAll(keepingCapacity: true)
    byteOffset.removeAll(keepingCapacity: true)
    byteLength.removeAll(keepingCapacity: true)
    for index in extraColumns.indices { extraColumns[index].removeAll() }
  }

  /// Appends a copy of another batch's row; both have the same declared columns.
  public mutating func appendRow(_ row: Int, of other: borrowing TransactionBatch) {
    transactionID.append(row, of: other.transactionID)
    occurredAtSeconds.append(other.occurredAtSeconds[row])
    hasTimeOfDay.append(other.hasTimeOfDay[row])
    account.append(row, of: other.account)
    direction.append(other.direction[row])
    amountYen.append(other.amountYen[row])
    channel.append(other.channel[row])
    kind.append(other.kind[row])
    counterpartyAccount.append(row, of: other.counterpartyAccount)
    counterpartyName.append(row, of: other.counterpartyName)
    originatorName.append(row, of: other.originatorName)
    memo.append(row, of: other.memo)
    balanceAfterYen.append(other.balanceAfterYen[row])
    recordNumber.append(other.recordNumber[row])
    byteOffset.append(other.byteOffset[row])
    byteLength.append(other.byteLength[row])
    for index in extraColumns.indices {
      let column = other.extraColumns[index]
      precondition(extraColumns[index].spec == column.spec, "Both batches have the same declared columns.")
      if column.spec.type == .text {
        extraColumns[index].texts.append(row, of: column.texts)
      } else {
        extraColumns[index].numbers.append(column.numbers[row])
      }
    }
  }

  /// Removes the texts of a row that was begun and not finished, so that all columns have `count` rows again.
  public mutating func discardUnfinishedRow() {
    let rows = count
    transactionID.truncate(to: rows)
    account.truncate(to: rows)
    counterpartyAccount.truncate(to: rows)
    counterpartyName.truncate(to: rows)
    originatorName.truncate(to: rows)
    memo.truncate(to: rows)
    for index in extraColumns.indices { extraColumns[index].truncate(to: rows) }
  }

  /// Leaves the declared columns without a value in every row that has none yet.
  public mutating func completeExtraColumns() {
    for index in extraColumns.indices {
      let filled =
        extraColumns[index].spec.type == .text
        ? extraColumns[index].texts.count : extraColumns[index].numbers.count
      for _ in 0..<max(0, count - filled) { extraColumns[index].appendAbsent() }
    }
  }
}
