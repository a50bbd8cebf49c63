import Core

/// The rows found in one stretch of a window, with the places of their fields.
///
/// Shape: places are counted from the stretch's first byte; row `r` has the fields `r * columnCount` and following.
/// A row that cannot be used has its refusal in `faults` and as many of its fields as it has.
struct RowRun: Sendable {
  /// The bytes of a field between its quotes, if any.
  struct Field: Sendable {
    var start: UInt32
    /// The place behind the last byte; the top bit is the mark.
    var markedEnd: UInt32

    static let mark: UInt32 = 1 << 31

    var end: Int { Int(markedEnd & ~Field.mark) }
    /// Whether the text is not the bytes as they stand, as the file's `FieldMarking` says.
    var isMarked: Bool { markedEnd & Field.mark != 0 }
  }

  /// One row's own place.
  struct Row: Sendable {
    var start: UInt32
    var byteCount: UInt32
  }

  let columnCount: Int
  /// The most rows of one run.
  let rowCapacity: Int
  var fields: [Field]
  var rows: [Row]
  var rowCount = 0
  /// Rows that are refused whatever their fields say, in order.
  var faults: [(row: Int, refusal: Refusal)] = []
  /// The bytes of blank lines and line ends.
  var framingBytes = 0
  /// The bytes of all rows and of what is between them.
  var byteCount = 0

  init(columnCount: Int) {
    self.columnCount = columnCount
    // Room for half a mebibyte of fields, whatever the number of columns.
    rowCapacity = max(32, min(1_024, 65_536 / max(1, columnCount)))
    fields = [Field](repeating: Field(start: 0, markedEnd: 0), count: rowCapacity * columnCount)
    rows = [Row](repeating: Row(start: 0, byteCount: 0), count: rowCapacity)
  }

  mutating func removeAll() {
    rowCount = 0
    faults.removeAll(keepingCapacity: true)
    framingBytes = 0
    byteCount = 0
  }
}

/// What a mark on a field means.
enum FieldMarking: Sendable {
  /// Quotes are doubled inside.
  case doubledQuotes
  /// A string of JSON has escapes; or a number has a fraction or an exponent.
  case json
}

/// What finds the rows of one kind of file.
protocol RowFinder: Sendable {
  /// Finds the whole rows from the front of some bytes, at most `rowLimit`.
  ///
  /// The run ends empty when no row is whole; with `isLast` the last row ends where the bytes do. Safe when the bytes
  /// stay where they are during the call.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, rowLimit: Int, into run: inout RowRun)
}

/// The bytes of a run while they are at hand.
///
/// Safe: made only around calls in which the window and the run stay where they are; every field lies in the run's
/// bytes, because the scanner found it there.
struct RunView {
  let base: UnsafePointer<UInt8>
  /// The bytes that may be read from `base` on, fields or not.
  let readable: Int
  let fields: UnsafePointer<RowRun.Field>
  let columnCount: Int
  let rowCount: Int
  /// Whether the run's bytes are well-formed UTF-8 and the file is in UTF-8.
  let isUTF8: Bool

  @inline(__always)
  func field(_ row: Int, _ column: Int) -> RowRun.Field { fields[row &* columnCount &+ column] }

  /// The bytes of a field as they stand in the file.
  @inline(__always)
  func bytes(_ field: RowRun.Field) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + Int(field.start), count: field.end - Int(field.start))
  }

  /// Whether no byte of some bytes is above 7F.
  @inline(__always)
  func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var all: UInt8 = 0
    for byte in bytes { all |= byte }
    return all < 0x80
  }
}

/// What became of the rows of a run, as far as they were looked at.
struct RowOutcomes: Sendable {
  enum State {
    static let open: UInt8 = 0
    static let refused: UInt8 = 1
    static let leftAside: UInt8 = 2
  }

  private(set) var states: [UInt8] = []
  private(set) var refusals: [(row: Int, refusal: Refusal)] = []
  private(set) var leftAsideCount = 0

  mutating func begin(_ run: RowRun) {
    states.removeAll(keepingCapacity: true)
    states.append(contentsOf: repeatElement(State.open, count: run.rowCount))
    refusals.removeAll(keepingCapacity: true)
    leftAsideCount = 0
    for (row, refusal) in run.faults { refuse(row, refusal) }
  }

  var areAllOpen: Bool { refusals.isEmpty && leftAsideCount == 0 }

  @inline(__always)
  func isOpen(_ row: Int) -> Bool { states[row] == State.open }

  mutating func refuse(_ row: Int, _ refusal: Refusal) {
    states[row] = State.refused
    refusals.append((row, refusal))
  }

  /// Takes a row for one that is no transaction, even if it was refused for its number of columns.
  mutating func leaveAside(_ row: Int) {
    if states[row] == State.refused { refusals.removeAll { $0.row == row } }
    states[row] = State.leftAside
    leftAsideCount += 1
  }

  /// The refusals in the order of the rows.
  mutating func sortRefusals() {
    refusals.sort { $0.row < $1.row }
  }
}
