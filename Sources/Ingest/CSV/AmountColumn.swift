import Core

/// Reads the amounts and directions of a run.
struct AmountColumn: Sendable {
  private var single: NumberColumn?
  private var incoming: NumberColumn?
  private var outgoing: NumberColumn?
  private var words: WordColumn<Direction>?
  private var positive: Direction?

  init(_ layout: TableLayout, _ encoding: TextEncoding, _ source: (TableText) -> FieldSource) {
    switch layout.amount.place {
    case .single(let text): single = NumberColumn(layout.amount.form, source(text))
    case .sides(let incoming, let outgoing):
      self.incoming = NumberColumn(layout.amount.form, source(incoming))
      self.outgoing = NumberColumn(layout.amount.form, source(outgoing))
    }
    switch layout.direction {
    case .words(let words):
      self.words = WordColumn(words, source(words.text), encoding, fault: .directionUnreadable)
    case .sign(let positive): self.positive = positive
    case .sides: break
    }
  }

  mutating func read(
    _ view: RunView, _ rows: [RowRun.Row], _ text: inout FieldText, into values: inout RowValues,
    _ outcomes: inout RowOutcomes
  ) {
    words?.read(view, rows, &text, into: &values.directions, &outcomes)
    if var column = single {
      for row in 0..<view.rowCount where outcomes.isOpen(row) {
        guard let found = column.read(view, row, rows, &text, &outcomes) else { continue }
        guard case .value(let yen) = found.outcome else {
          outcomes.refuse(row, column.refusal(of: found.outcome, view, row, rows))
          continue
        }
        enter(yen, column, view, row, rows, &values, &outcomes)
      }
      single = column
    } else if let incoming, let outgoing {
      readSides(incoming, outgoing, view, rows, &text, &values, &outcomes)
    }
  }

  /// Enters an amount with its sign.
  @inline(__always)
  private func enter(
    _ yen: Int64, _ column: NumberColumn, _ view: RunView, _ row: Int, _ rows: [RowRun.Row],
    _ values: inout RowValues, _ outcomes: inout RowOutcomes
  ) {
    if let positive {
      guard yen != 0 else {
        outcomes.refuse(row, column.source.refusal(.amountZeroWithoutDirection, view, row, rows))
        return
      }
      values.directions[row] = yen > 0 ? positive : positive == .incoming ? .outgoing : .incoming
    } else if yen < 0 {
      outcomes.refuse(row, column.source.refusal(.amountUnreadable, view, row, rows))
      return
    }
    guard yen.magnitude <= Limits.amountYen.magnitude else {
      outcomes.refuse(row, column.source.refusal(.amountTooLarge, view, row, rows))
      return
    }
    values.amounts[row] = Int64(yen.magnitude)
  }

  private mutating func readSides(
    _ first: NumberColumn, _ second: NumberColumn, _ view: RunView, _ rows: [RowRun.Row],
    _ text: inout FieldText, _ values: inout RowValues, _ outcomes: inout RowOutcomes
  ) {
    var (incoming, outgoing) = (first, second)
    for row in 0..<view.rowCount where outcomes.isOpen(row) {
      guard let yenIn = AmountColumn.side(&incoming, view, row, rows, &text, &outcomes),
        let yenOut = AmountColumn.side(&outgoing, view, row, rows, &text, &outcomes)
      else { continue }
      if yenIn != 0 && yenOut != 0 {
        outcomes.refuse(row, outgoing.source.refusal(.amountOnBothSides, view, row, rows))
      } else if yenIn == 0 && yenOut == 0 {
        outcomes.refuse(row, incoming.source.refusal(.amountOnNeitherSide, view, row, rows))
      } else {
        values.directions[row] = yenIn != 0 ? .incoming : .outgoing
        enter(
          yenIn != 0 ? yenIn : yenOut, yenIn != 0 ? incoming : outgoing, view, row, rows, &values, &outcomes)
      }
    }
    (self.incoming, self.outgoing) = (incoming, outgoing)
  }

  /// The amount on one side, 0 where it is empty; nil when the row was refused.
  private static func side(
    _ column: inout NumberColumn, _ view: RunView, _ row: Int, _ rows: [RowRun.Row], _ text: inout FieldText,
    _ outcomes: inout RowOutcomes
  ) -> Int64? {
    guard let found = column.read(view, row, rows, &text, &outcomes) else { return nil }
    if case .value(let yen) = found.outcome { return yen }
    if found.isEmpty { return 0 }
    outcomes.refuse(row, column.refusal(of: found.outcome, view, row, rows))
    return nil
  }
}

extension NumberColumn {
  /// Why an amount that is no value is refused.
  func refusal(
    of outcome: NumberReader.Outcome, _ view: RunView, _ row: Int, _ rows: [RowRun.Row]
  ) -> Refusal {
    switch outcome {
    case .fraction: return source.refusal(.amountFraction, view, row, rows)
    case .tooLarge: return source.refusal(.amountTooLarge, view, row, rows)
    case .value, .unreadable: return source.refusal(.amountUnreadable, view, row, rows)
    }
  }
}

/// Finds the rows that are no transactions, such as totals.
struct MarkerColumn: Sendable {
  private let source: FieldSource
  private let words: WordTable<Bool>

  init(_ marker: TableMarker, _ source: FieldSource) {
    self.source = source
    words = WordTable(marker.words.map { (Array($0.utf8), true) })
  }

  /// Leaves rows aside by their word, also rows with another number of columns.
  func read(
    _ view: RunView, _ rows: [RowRun.Row], _ text: inout FieldText, _ outcomes: inout RowOutcomes
  ) {
    let miscounted = outcomes.refusals.filter { $0.refusal.code == .columnCountDiffers }.map(\.row)
    for row in miscounted where isMarked(view, row, rows, &text) { outcomes.leaveAside(row) }
    for row in 0..<view.rowCount where outcomes.isOpen(row) && isMarked(view, row, rows, &text) {
      outcomes.leaveAside(row)
    }
  }

  /// A word that cannot be decoded is no marker; the row is refused for it when it is read.
  private func isMarked(
    _ view: RunView, _ row: Int, _ rows: [RowRun.Row], _ text: inout FieldText
  ) -> Bool {
    if let bytes = FieldText.direct(source, view, row) { return isWord(bytes) }
    return text.write(source, view, row, rows) == nil && text.bytes.withUnsafeBufferPointer(isWord)
  }

  private func isWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return words.meaning(base, bytes.count, readable: bytes.count) != nil
  }
}
