import Core

/// The values of a run's rows that are no texts, before it is known which rows become transactions.
struct RowValues: Sendable {
  /// The mark of an amount that was not read.
  static let unreadAmount: Int64 = -1

  var seconds: [Int64]
  var hasTimeOfDay: [Bool]
  var interpretations: [DateInterpretation?]
  var directions: [Direction]
  var amounts: [Int64]
  var channels: [Channel]
  var kinds: [TransactionKind]
  var balances: [Int64]
  /// The numbers of each declared extra column that is a number and that the file has.
  var extraNumbers: [[Double]]
  /// The rows that become transactions.
  var kept: [Int32] = []

  init(capacity: Int, extraNumbers count: Int) {
    seconds = [Int64](repeating: 0, count: capacity)
    hasTimeOfDay = [Bool](repeating: true, count: capacity)
    interpretations = [DateInterpretation?](repeating: nil, count: capacity)
    directions = [Direction](repeating: .incoming, count: capacity)
    amounts = [Int64](repeating: 0, count: capacity)
    channels = [Channel](repeating: .unstated, count: capacity)
    kinds = [TransactionKind](repeating: .other, count: capacity)
    balances = [Int64](repeating: TransactionBatch.absentBalance, count: capacity)
    extraNumbers = Array(repeating: [Double](repeating: .nan, count: capacity), count: count)
  }

  mutating func begin(rowCount: Int) {
    for row in 0..<rowCount { amounts[row] = RowValues.unreadAmount }
    kept.removeAll(keepingCapacity: true)
  }
}

extension TransactionBatch {
  /// Appends the values of the kept rows that are no texts.
  mutating func append(_ values: RowValues, _ run: RowRun, recordNumber first: Int64, byteOffset: Int64) {
    if values.kept.count == run.rowCount {
      let rows = 0..<run.rowCount
      occurredAtSeconds.append(contentsOf: values.seconds[rows])
      hasTimeOfDay.append(contentsOf: values.hasTimeOfDay[rows])
      direction.append(contentsOf: values.directions[rows])
      amountYen.append(contentsOf: values.amounts[rows])
      channel.append(contentsOf: values.channels[rows])
      kind.append(contentsOf: values.kinds[rows])
      balanceAfterYen.append(contentsOf: values.balances[rows])
    } else {
      for row in values.kept {
        let row = Int(row)
        occurredAtSeconds.append(values.seconds[row])
        hasTimeOfDay.append(values.hasTimeOfDay[row])
        direction.append(values.directions[row])
        amountYen.append(values.amounts[row])
        channel.append(values.channels[row])
        kind.append(values.kinds[row])
        balanceAfterYen.append(values.balances[row])
      }
    }
    for row in values.kept {
      let place = run.rows[Int(row)]
      recordNumber.append(first + Int64(row))
      self.byteOffset.append(byteOffset + Int64(place.start))
      byteLength.append(Int32(place.byteCount))
    }
  }
}
