import Core

/// Where a field's text comes from, with columns found.
struct FieldSource: Sendable {
  enum Part: Sendable {
    case column(Int, width: Int?)
    case constant([UInt8])
  }

  let parts: [Part]
  let separator: [UInt8]
  let isTrimmed: Bool
  /// Whether an empty part is left out together with its separator.
  let omitsEmptyParts: Bool
  /// The name under which findings speak of it.
  let title: String
  /// The only column, where the text is that column's and nothing else; -1 otherwise.
  let column: Int

  init(_ text: TableText, omitsEmptyParts: Bool = false, column position: (TableColumn) -> Int) {
    parts = text.parts.map { part in
      switch part {
      case .column(let column, let width): return .column(position(column), width: width)
      case .constant(let text): return .constant(Array(text.utf8))
      }
    }
    separator = Array(text.separator.utf8)
    isTrimmed = text.isTrimmed
    self.omitsEmptyParts = omitsEmptyParts
    title = text.title
    if parts.count == 1, case .column(let only, nil) = parts[0] { column = only } else { column = -1 }
  }

  /// The first column that the text is read from, where faults of the whole text are shown; nil for constants.
  var firstColumn: Int? {
    for part in parts {
      if case .column(let column, _) = part { return column }
    }
    return nil
  }

  /// The most bytes of a row's text when no field of it has more than some bytes of UTF-8.
  func mostBytes(ofFields bytes: Int) -> Int {
    parts.reduce(separator.count * parts.count) { sum, part in
      switch part {
      case .column(_, let width): return sum + bytes + (width ?? 0)
      case .constant(let text): return sum + text.count
      }
    }
  }

  /// How many of the parts are columns.
  var columnCount: Int {
    parts.reduce(0) { count, part in
      if case .column = part { return count + 1 }
      return count
    }
  }

  /// The bytes that constants, widths and separators add to every row's text.
  var addedBytes: Int { mostBytes(ofFields: 0) }

  /// A refusal of a row for this field.
  func refusal(_ code: IngestCode, _ view: RunView, _ row: Int, _ starts: [RowRun.Row]) -> Refusal {
    guard let firstColumn else { return Refusal(code, field: title) }
    // An absent value of JSON has no place of its own.
    let place = max(0, Int(view.field(row, firstColumn).start) - Int(starts[row].start))
    return Refusal(code, field: title, byteInRecord: place)
  }
}

/// Writes fields as UTF-8, whatever their encoding, quoting and parts.
struct FieldText: Sendable {
  let encoding: TextEncoding
  /// The text written last.
  private(set) var bytes: [UInt8] = []
  private var piece: [UInt8] = []

  private let marking: FieldMarking

  init(_ encoding: TextEncoding, _ marking: FieldMarking) {
    self.encoding = encoding
    self.marking = marking
  }

  /// The bytes of a field's text where they can be used as they stand: one column, UTF-8 or ASCII, no doubled
  /// quotes.
  @inline(__always)
  static func direct(_ source: FieldSource, _ view: RunView, _ row: Int) -> UnsafeBufferPointer<UInt8>? {
    if source.column < 0 { return nil }
    let field = view.field(row, source.column)
    if field.isMarked { return nil }
    let bytes = view.bytes(field)
    if !view.isUTF8 && !view.isASCII(bytes) { return nil }
    return source.isTrimmed ? trimmed(bytes) : bytes
  }

  /// Writes a field's text to `bytes`; gives the refusal when it cannot be decoded or put together.
  mutating func write(
    _ source: FieldSource, _ view: RunView, _ row: Int, _ rows: [RowRun.Row]
  ) -> Refusal? {
    bytes.removeAll(keepingCapacity: true)
    var isFirst = true
    for part in source.parts {
      switch part {
      case .constant(let text):
        if !isFirst { bytes.append(contentsOf: source.separator) }
        bytes.append(contentsOf: text)
      case .column(let column, let width):
        let field = view.field(row, column)
        if let bad = decode(view, field) {
          let place = bad + Int(field.start) - Int(rows[row].start)
          return Refusal(.encodingBroken, field: source.title, byteInRecord: place)
        }
        if source.isTrimmed { trimPiece() }
        if piece.isEmpty && source.omitsEmptyParts { continue }
        if !isFirst { bytes.append(contentsOf: source.separator) }
        if let width {
          let count = piece.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
          if count > width {
            return Refusal(
              .partTooLong, field: source.title, byteInRecord: Int(field.start) - Int(rows[row].start))
          }
          // An empty value stays empty: zeros alone would be a number that nobody wrote.
          if count > 0 { bytes.append(contentsOf: repeatElement(0x30, count: width - count)) }
        }
        bytes.append(contentsOf: piece)
      }
      isFirst = false
    }
    return nil
  }

  /// Decodes one field to `piece`; gives the place of the first bad byte in the field.
  private mutating func decode(_ view: RunView, _ field: RowRun.Field) -> Int? {
    piece.removeAll(keepingCapacity: true)
    // Safe: the field's bytes stay where they are during this call.
    let bytes = view.bytes(field)
    if let bad = encoding.append(bytes.span, to: &piece) { return bad }
    if field.isMarked {
      unmarkPiece(isString: field.start > 0 && view.base[Int(field.start) - 1] == CSVByte.quote)
    }
    return nil
  }

  /// Puts the text in the place of the marked field's bytes.
  private mutating func unmarkPiece(isString: Bool) {
    switch marking {
    case .doubledQuotes: unquotePiece()
    case .json where isString: JSONEscapes.unescape(&piece, from: 0)
    case .json: piece = JSONEscapes.plainDigits(piece)
    }
  }

  /// Makes doubled quotes single.
  ///
  /// Quotes are single bytes in UTF-8, and no other character holds their byte.
  private mutating func unquotePiece() {
    var target = 0
    var source = 0
    while source < piece.count {
      piece[target] = piece[source]
      source += piece[source] == CSVByte.quote ? 2 : 1
      target += 1
    }
    piece.removeLast(piece.count - target)
  }

  private mutating func trimPiece() {
    let kept = piece.withUnsafeBufferPointer { bytes -> Range<Int> in
      let rest = FieldText.trimmed(bytes)
      guard let start = rest.baseAddress, let base = bytes.baseAddress else { return 0..<0 }
      return (start - base)..<(start - base + rest.count)
    }
    piece.removeLast(piece.count - kept.upperBound)
    piece.removeFirst(kept.lowerBound)
  }

  /// Text without blanks, tabs and full-width blanks before and behind it.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var range = 0..<text.count
    while let first = range.first {
      let width = text[first] == 0x20 || text[first] == 0x09 ? 1 : isWideBlank(text, first, range) ? 3 : 0
      if width == 0 { break }
      range = (first + width)..<range.upperBound
    }
    while let last = range.last {
      let width = text[last] == 0x20 || text[last] == 0x09 ? 1 : isWideBlank(text, last - 2, range) ? 3 : 0
      if width == 0 { break }
      range = range.lowerBound..<(range.upperBound - width)
    }
    return UnsafeBufferPointer(rebasing: text[range])
  }

  private static func isWideBlank(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ range: Range<Int>
  ) -> Bool {
    index >= range.lowerBound && index + 3 <= range.upperBound && text[index] == 0xE3
      && text[index + 1] == 0x80 && text[index + 2] == 0x80
  }
}

extension FieldText {
  /// Gives a field's text to a reader, decoded where that is needed; nil when it cannot be decoded, and then the
  /// row is refused.
  @inline(__always)
  mutating func read<Value>(
    _ source: FieldSource, _ view: RunView, _ row: Int, _ rows: [RowRun.Row], _ outcomes: inout RowOutcomes,
    _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value? {
    if let bytes = FieldText.direct(source, view, row) { return body(bytes) }
    if let refusal = write(source, view, row, rows) {
      outcomes.refuse(row, refusal)
      return nil
    }
    return bytes.withUnsafeBufferPointer(body)
  }
}
