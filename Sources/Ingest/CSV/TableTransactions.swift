import Core

/// Turns the rows of a table file into transactions, column by column.
///
/// Cost: a field that the layout leaves out costs nothing, one in the canonical form is read where it stands.
struct TableTransactions: Sendable {
  private let encoding: TextEncoding
  private var text: FieldText
  private var outcomes = RowOutcomes()
  private var values: RowValues

  private let marker: MarkerColumn?
  private var moment: MomentColumn
  private let account: FieldSource
  private var amount: AmountColumn
  private var currency: WordColumn<Bool>?
  private var currencies: [Bool]
  private var channel: WordColumn<Channel>?
  private var kind: WordColumn<TransactionKind>?
  private var balance: NumberColumn?
  private var extraNumbers: [(position: Int, column: NumberColumn)] = []
  /// Which of them are labels.
  private var labels: Set<Int> = []
  private var extraTexts: [(position: Int, writer: TextColumnWriter)] = []
  /// Transaction id, account, counterparty's account and name, originator's name and memo.
  private let texts: [TextColumnWriter]

  private(set) var incoming = RunningTotal()
  private(set) var outgoing = RunningTotal()
  private(set) var leftAsideCount: Int64 = 0

  init(
    _ layout: TableLayout, options: ReadingOptions, encoding: TextEncoding, marking: FieldMarking,
    rowCapacity: Int, column: (TableColumn) -> Int
  ) {
    func source(_ text: TableText) -> FieldSource { FieldSource(text, column: column) }
    self.encoding = encoding
    text = FieldText(encoding, marking)
    marker = layout.skipRows.map { MarkerColumn($0, source($0.text)) }
    moment = MomentColumn(
      layout.occurredAt, FieldSource(layout.occurredAt.text, omitsEmptyParts: true, column: column),
      referenceDay: options.referenceDay)
    account = source(layout.account)
    amount = AmountColumn(layout, encoding, source)
    currency = layout.currency.map { marker in
      let words = Dictionary(marker.words.map { ($0, true) }) { first, _ in first }
      return WordColumn(
        TableWords(marker.text, meanings: words), source(marker.text), encoding, fault: .currencyNotYen)
    }
    currencies = [Bool](repeating: false, count: rowCapacity)
    channel = layout.channel.map { WordColumn($0, source($0.text), encoding, fault: .channelUnknown) }
    kind = layout.kind.map { WordColumn($0, source($0.text), encoding, fault: .kindUnknown) }
    balance = layout.balanceAfter.map { NumberColumn($0.form, source($0.text)) }
    for (position, spec) in options.extraColumns.enumerated() {
      guard let extra = layout.extras.first(where: { $0.name == spec.name }) else { continue }
      switch spec.type {
      case .number, .label:
        if spec.type == .label { labels.insert(extraNumbers.count) }
        extraNumbers.append((position, NumberColumn(extra.form, source(extra.text))))
      case .text: extraTexts.append((position, TextColumnWriter(source(extra.text))))
      }
    }
    values = RowValues(capacity: rowCapacity, extraNumbers: extraNumbers.count)
    texts = [
      layout.transactionID, layout.account, layout.counterpartyAccount, layout.counterpartyName,
      layout.originatorName, layout.memo,
    ].map { TextColumnWriter($0.map(source)) }
  }

  /// Reads a run's rows into a batch and the ledger.
  ///
  /// Safe when `bytes` begin with the run and stay where they are during the call.
  mutating func take(
    _ run: RowRun, _ bytes: UnsafeBufferPointer<UInt8>, isUTF8: Bool, recordNumber: Int64, byteOffset: Int64,
    into batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) {
    guard let base = bytes.baseAddress, run.rowCount > 0 else { return }
    outcomes.begin(run)
    values.begin(rowCount: run.rowCount)
    run.fields.withUnsafeBufferPointer { fields in
      guard let fields = fields.baseAddress else { return }
      let view = RunView(
        base: base, readable: bytes.count, fields: fields, columnCount: run.columnCount,
        rowCount: run.rowCount, isUTF8: isUTF8)
      readTyped(view, run.rows)
      appendTexts(view, run, to: &batch)
    }
    batch.append(values, run, recordNumber: recordNumber, byteOffset: byteOffset)
    enter(run, base, recordNumber: recordNumber, byteOffset: byteOffset, &ledger)
  }

  private mutating func readTyped(_ view: RunView, _ rows: [RowRun.Row]) {
    marker?.read(view, rows, &text, &outcomes)
    moment.read(view, rows, &text, into: &values, &outcomes)
    for row in 0..<view.rowCount where outcomes.isOpen(row) { requireAccount(view, row, rows) }
    amount.read(view, rows, &text, into: &values, &outcomes)
    currency?.read(view, rows, &text, into: &currencies, &outcomes)
    channel?.read(view, rows, &text, into: &values.channels, &outcomes)
    kind?.read(view, rows, &text, into: &values.kinds, &outcomes)
    readBalances(view, rows)
    for index in extraNumbers.indices {
      for row in 0..<view.rowCount where outcomes.isOpen(row) {
        let number = extraNumbers[index].column.readReal(view, row, rows, &text, &outcomes)
        values.extraNumbers[index][row] = number ?? .nan
        guard let number, !number.isNaN, labels.contains(index), number != 0, number != 1 else { continue }
        outcomes.refuse(row, extraNumbers[index].column.source.refusal(.labelUnreadable, view, row, rows))
      }
    }
  }

  @inline(__always)
  private mutating func requireAccount(_ view: RunView, _ row: Int, _ rows: [RowRun.Row]) {
    for part in account.parts {
      guard case .column(let column, _) = part else { continue }
      let field = view.field(row, column)
      let isBlank =
        account.isTrimmed
        ? FieldText.trimmed(view.bytes(field)).isEmpty : field.end == Int(field.start)
      if !isBlank { continue }
      let place = max(0, Int(field.start) - Int(rows[row].start))
      outcomes.refuse(row, Refusal(.accountEmpty, field: account.title, byteInRecord: place))
      return
    }
  }

  private mutating func readBalances(_ view: RunView, _ rows: [RowRun.Row]) {
    guard var column = balance else { return }
    for row in 0..<view.rowCount where outcomes.isOpen(row) {
      guard let found = column.read(view, row, rows, &text, &outcomes) else { continue }
      switch found.outcome {
      case .value(let yen): values.balances[row] = yen
      case _ where found.isEmpty: values.balances[row] = TransactionBatch.absentBalance
      case .fraction: outcomes.refuse(row, column.source.refusal(.amountFraction, view, row, rows))
      case .unreadable, .tooLarge:
        outcomes.refuse(row, column.source.refusal(.balanceUnreadable, view, row, rows))
      }
    }
    balance = column
  }

  /// Appends the texts of all rows that become transactions.
  private mutating func appendTexts(_ view: RunView, _ run: RowRun, to batch: inout TransactionBatch) {
    let counts = encoding.repair.counts
    let isJoined =
      texts.contains { $0.source?.column == -1 } || extraTexts.contains { $0.writer.source?.column == -1 }
    if isJoined || !view.isUTF8 && isUTF8File { checkTexts(view, run) }
    keepOpenRows(view)
    if append(view, run, to: &batch) { return }
    // What was counted in the meantime is met again.
    encoding.repair.restore(counts)
    // A text that cannot be decoded was met: the rows with such texts are found first, then nothing can fail.
    checkTexts(view, run)
    keepOpenRows(view)
    let isAppended = append(view, run, to: &batch)
    precondition(isAppended, "Texts that were checked can be decoded.")
  }

  private var isUTF8File: Bool {
    if case .utf8 = encoding { return true }
    return false
  }

  private mutating func keepOpenRows(_ view: RunView) {
    values.kept.removeAll(keepingCapacity: true)
    for row in 0..<view.rowCount where outcomes.isOpen(row) { values.kept.append(Int32(row)) }
  }

  private mutating func checkTexts(_ view: RunView, _ run: RowRun) {
    let counts = encoding.repair.counts
    for writer in texts { writer.check(view, run.rows, &text, &outcomes) }
    for extra in extraTexts { extra.writer.check(view, run.rows, &text, &outcomes) }
    // The texts that stay are decoded once more.
    encoding.repair.restore(counts)
  }

  /// Appends to every text column, or to none.
  private mutating func append(_ view: RunView, _ run: RowRun, to batch: inout TransactionBatch) -> Bool {
    let kept = values.kept
    guard
      texts[0].append(view, run, kept, &text, to: &batch.transactionID)
        && texts[1].append(view, run, kept, &text, to: &batch.account)
        && texts[2].append(view, run, kept, &text, to: &batch.counterpartyAccount)
        && texts[3].append(view, run, kept, &text, to: &batch.counterpartyName)
        && texts[4].append(view, run, kept, &text, to: &batch.originatorName)
        && texts[5].append(view, run, kept, &text, to: &batch.memo)
        && extraTexts.allSatisfy({
          $0.writer.append(view, run, kept, &text, to: &batch.extraColumns[$0.position].texts)
        })
    else {
      batch.discardUnfinishedRow()
      return false
    }
    for (index, extra) in extraNumbers.enumerated() {
      for row in kept {
        batch.extraColumns[extra.position].numbers.append(values.extraNumbers[index][Int(row)])
      }
    }
    return true
  }

  /// Enters every row of a run in the ledger, in file order.
  private mutating func enter(
    _ run: RowRun, _ base: UnsafePointer<UInt8>, recordNumber: Int64, byteOffset: Int64,
    _ ledger: inout FileLedger
  ) {
    for row in values.kept {
      let row = Int(row)
      let yen = values.amounts[row]
      if values.directions[row] == .incoming { incoming.add(yen) } else { outgoing.add(yen) }
      if moment.interpretsYears, let found = values.interpretations[row] { ledger.count(found) }
      ledger.accept(
        bytes: Int(run.rows[row].byteCount), yen: yen, isCancelled: values.kinds[row] == .correction)
    }
    if outcomes.areAllOpen { return }
    outcomes.sortRefusals()
    for (row, refusal) in outcomes.refusals {
      let place = run.rows[row]
      // Safe: the row lies in the bytes that stay where they are during this call.
      let bytes = UnsafeBufferPointer(start: base + Int(place.start), count: Int(place.byteCount))
      let yen = values.amounts[row]
      ledger.reject(
        refusal, record: recordNumber + Int64(row), at: byteOffset + Int64(place.start), bytes.span,
        yen: yen == RowValues.unreadAmount ? nil : yen)
    }
    for row in 0..<run.rowCount where outcomes.states[row] == RowOutcomes.State.leftAside {
      ledger.frame(bytes: Int(run.rows[row].byteCount))
      leftAsideCount += 1
    }
  }

  /// Keeps the file's totals; a table file declares none of its own.
  func keepTotals(_ ledger: inout FileLedger) {
    if leftAsideCount > 0 { ledger.note(.rowsLeftAside, field: "\(leftAsideCount)") }
    for (total, japanese, english) in [(incoming, "入金", "credits"), (outgoing, "出金", "debits")] {
      ledger.keep(
        ControlTotal(
          nameJapanese: japanese, nameEnglish: english, declaredInRecord: nil, declaredCount: nil,
          declaredYen: nil, readCount: total.count, readYen: total.yen, acceptedCount: total.count,
          acceptedYen: total.yen, agrees: true))
    }
  }
}
