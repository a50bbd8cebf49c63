import Core

/// Reads the moments of a run.
struct MomentColumn: Sendable {
  private let source: FieldSource
  private var reader: MomentReader
  private var iso = ISOMoment()
  private let isPlain: Bool
  let interpretsYears: Bool

  init(_ moment: TableMoment, _ source: FieldSource, referenceDay: BankDay) {
    self.source = source
    reader = MomentReader(moment, referenceDay: referenceDay)
    isPlain = reader.isPlainISO && source.column >= 0
    interpretsYears = reader.interpretsYears
  }

  mutating func read(
    _ view: RunView, _ rows: [RowRun.Row], _ text: inout FieldText, into values: inout RowValues,
    _ outcomes: inout RowOutcomes
  ) {
    for row in 0..<view.rowCount where outcomes.isOpen(row) {
      if isPlain, readPlain(view, row, &values) { continue }
      let outcome = text.read(source, view, row, rows, &outcomes) { reader.read($0) }
      switch outcome {
      case nil: continue
      case .moment(let moment)?:
        values.seconds[row] = moment.seconds
        values.hasTimeOfDay[row] = moment.hasTimeOfDay
        if interpretsYears { values.interpretations[row] = moment.interpretation }
      case .refused(let code)?: outcomes.refuse(row, source.refusal(code, view, row, rows))
      }
    }
  }

  /// Reads a moment of the canonical form in place; false when it is none.
  @inline(__always)
  private mutating func readPlain(_ view: RunView, _ row: Int, _ values: inout RowValues) -> Bool {
    let bytes = view.bytes(view.field(row, source.column))
    guard let base = bytes.baseAddress, case .seconds(let seconds) = iso.read(base, bytes.count),
      BusinessCalendar.transactionSeconds.contains(seconds)
    else { return false }
    values.seconds[row] = seconds
    values.hasTimeOfDay[row] = true
    return true
  }
}

/// Reads a number of every row of a run.
struct NumberColumn: Sendable {
  let source: FieldSource
  private var reader: NumberReader
  private let plainWithMinus: Bool?

  init(_ form: NumberForm, _ source: FieldSource) {
    self.source = source
    reader = NumberReader(form)
    plainWithMinus = source.column >= 0 && !source.isTrimmed ? reader.plainWithMinus : nil
  }

  /// A row's number and whether its field is empty; nil when the row was refused for its encoding.
  @inline(__always)
  mutating func read(
    _ view: RunView, _ row: Int, _ rows: [RowRun.Row], _ text: inout FieldText, _ outcomes: inout RowOutcomes
  ) -> (isEmpty: Bool, outcome: NumberReader.Outcome)? {
    if let plainWithMinus {
      let bytes = view.bytes(view.field(row, source.column))
      guard let base = bytes.baseAddress, bytes.count > 0 else { return (true, .unreadable) }
      let isNegative = plainWithMinus && base[0] == UInt8(ascii: "-")
      let sign = isNegative ? 1 : 0
      let value = PlainNumber.read(
        base + sign, bytes.count - sign, readable: view.readable - (base - view.base) - sign)
      if value >= 0 { return (false, .value(isNegative ? -value : value)) }
    }
    return text.read(source, view, row, rows, &outcomes) { bytes in
      let isEmpty = FieldText.trimmed(bytes).isEmpty
      return (isEmpty && (bytes.isEmpty || reader.isTrimmed), reader.read(bytes))
    }
  }

  /// A row's real number; not-a-number where the field is empty.
  mutating func readReal(
    _ view: RunView, _ row: Int, _ rows: [RowRun.Row], _ text: inout FieldText, _ outcomes: inout RowOutcomes
  ) -> Double? {
    let number = text.read(source, view, row, rows, &outcomes) { bytes in
      FieldText.trimmed(bytes).isEmpty ? Double.nan : reader.readReal(bytes)
    }
    guard let number else { return nil }
    if number == nil { outcomes.refuse(row, source.refusal(.extraUnreadable, view, row, rows)) }
    return number
  }
}

/// Reads a field of words of every row of a run.
struct WordColumn<Meaning: Hashable & Sendable>: Sendable {
  private let source: FieldSource
  private let raw: WordTable<Meaning>
  private let decoded: WordTable<Meaning>
  private let otherwise: Meaning?
  private let whenEmpty: Meaning?
  private let fault: IngestCode

  init(_ words: TableWords<Meaning>, _ source: FieldSource, _ encoding: TextEncoding, fault: IngestCode) {
    self.source = source
    let entries = words.meanings.sorted { $0.key < $1.key }.map {
      (word: Array($0.key.utf8), meaning: $0.value)
    }
    decoded = WordTable(entries)
    // As the bytes stand in the file, only words can be looked up whose bytes are the same in every encoding.
    if case .utf8 = encoding {
      raw = decoded
    } else {
      raw = WordTable(entries.filter { $0.word.allSatisfy { $0 < 0x80 } })
    }
    otherwise = words.otherwise
    whenEmpty = words.whenEmpty
    self.fault = fault
  }

  mutating func read(
    _ view: RunView, _ rows: [RowRun.Row], _ text: inout FieldText, into values: inout [Meaning],
    _ outcomes: inout RowOutcomes
  ) {
    for row in 0..<view.rowCount where outcomes.isOpen(row) {
      if source.column >= 0 {
        let field = view.field(row, source.column)
        let count = field.end - Int(field.start)
        if !field.isMarked,
          let found = raw.meaning(
            view.base + Int(field.start), count, readable: view.readable - Int(field.start))
        {
          values[row] = found
          continue
        }
      }
      readDecoded(view, row, rows, &text, &values, &outcomes)
    }
  }

  private func readDecoded(
    _ view: RunView, _ row: Int, _ rows: [RowRun.Row], _ text: inout FieldText, _ values: inout [Meaning],
    _ outcomes: inout RowOutcomes
  ) {
    let meaning = text.read(source, view, row, rows, &outcomes) { bytes -> Meaning? in
      if let base = bytes.baseAddress, !bytes.isEmpty {
        return decoded.meaning(base, bytes.count, readable: bytes.count) ?? otherwise
      }
      return decoded.emptyMeaning ?? whenEmpty ?? otherwise
    }
    guard let meaning else { return }
    if let meaning {
      values[row] = meaning
    } else {
      outcomes.refuse(row, source.refusal(fault, view, row, rows))
    }
  }
}
