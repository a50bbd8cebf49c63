/// A column of texts kept as one run of UTF-8 bytes.
///
/// - Shape: row `r` occupies `range(of: r)` of `bytes`; an absent text is an empty range.
/// - Cost: appending allocates only while the column grows beyond what it held before.
public struct TextColumn: Sendable {
  /// The texts of all rows, one after another.
  ///
  /// A reader in a neighbouring target appends here without a call between modules and closes the row in
  /// `ends`.
  public package(set) var bytes: [UInt8] = []
  /// Where each row ends in `bytes`; ascending, the last one at the end of `bytes` once a row is closed.
  package var ends: [Int32] = []

  /// Makes an empty column.
  public init() {}

  /// The number of rows.
  @inlinable public var count: Int { rowCount }
  @usableFromInline var rowCount: Int { ends.count }

  /// The place of a row's text in `bytes`.
  public func range(of row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }

  /// Whether a row has no text.
  public func isEmpty(_ row: Int) -> Bool {
    range(of: row).isEmpty
  }

  /// A row's text as a string; for output and tests, not for inner loops.
  public func string(_ row: Int) -> String {
    String(decoding: bytes[range(of: row)], as: UTF8.self)
  }

  /// Appends a row that holds a copy of some bytes.
  public mutating func append(_ text: Span<UInt8>) {
    for index in text.indices { bytes.append(text[index]) }
    closeRow()
  }

  /// Appends a row that holds a copy of some bytes.
  public mutating func append(contentsOf text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
    closeRow()
  }

  /// Lets a decoder write the bytes of the next row in place, and closes the row when it says so.
  ///
  /// - Input: `write` appends to the array it is given and returns whether to keep what it appended.
  /// - Missing: when `write` returns false, the column is as it was before.
  public mutating func appendRow(_ write: (inout [UInt8]) -> Bool) -> Bool {
    let start = bytes.count
    guard write(&bytes) else {
      bytes.removeLast(bytes.count - start)
      return false
    }
    closeRow()
    return true
  }

  /// Removes rows from the end until a number of rows is left.
  public mutating func truncate(to rows: Int) {
    guard rows < ends.count else { return }
    bytes.removeLast(bytes.count - (rows == 0 ? 0 : Int(ends[rows - 1])))
    ends.removeLast(ends.count - rows)
  }

  /// Empties the column and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  private mutating func closeRow() {
    precondition(bytes.count <= Int(Int32.max), "A text column holds at most two gibibytes.")
    ends.append(Int32(bytes.count))
  }
}
