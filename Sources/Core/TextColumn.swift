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

  /// Appends a row that holds a copy of another column's row.
  public mutating func append(_ row: Int, of other: borrowing TextColumn) {
    append(contentsOf: other.bytes[other.range(of: row)])
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

  /// Lets a decoder write the bytes of several rows in place.
  ///
  /// - Input: `write` is given room for `atMostBytes` bytes and `spareBytes` more, which it may write over, and room
  ///   for one number a row: the place behind the row's last byte, counted from the first byte it was given. It gives
  ///   the number of bytes it wrote, or nil to leave the column as it was.
  /// - Cost: one reservation and one call, however many rows; the room is only valid inside the call.
  @discardableResult
  public mutating func appendRows(
    _ rows: Int, atMostBytes: Int,
    _ write: (_ bytes: UnsafeMutablePointer<UInt8>, _ rowEnds: UnsafeMutablePointer<Int32>) -> Int?
  ) -> Bool {
    if rows == 0 { return true }
    let start = bytes.count
    precondition(start + atMostBytes <= Int(Int32.max), "A text column holds at most two gibibytes.")
    reserve(rows, atMostBytes + TextColumn.spareBytes)
    var isKept = false
    // The ends are taken out while the bytes, another part of this value, change.
    var newEnds: [Int32] = []
    swap(&newEnds, &ends)
    defer { swap(&newEnds, &ends) }
    // Safe: both rooms have the reserved sizes, and what is claimed as written is checked against them.
    newEnds.append(addingCapacity: rows) { endRoom in
      endRoom.withUnsafeMutableBufferPointer { rowEnds, endCount in
        bytes.append(addingCapacity: atMostBytes + TextColumn.spareBytes) { room in
          room.withUnsafeMutableBufferPointer { buffer, byteCount in
            guard let first = buffer.baseAddress, let firstEnd = rowEnds.baseAddress,
              let written = write(first, firstEnd)
            else { return }
            precondition(
              (0...atMostBytes).contains(written) && Int(firstEnd[rows - 1]) == written,
              "A decoder writes no more than it announced, and its last row ends there.")
            byteCount = written
            isKept = true
          }
        }
        guard isKept else { return }
        for row in 0..<rows { rowEnds[row] &+= Int32(truncatingIfNeeded: start) }
        endCount = rows
      }
    }
    return isKept
  }

  /// The bytes behind the announced ones that a decoder of `appendRows` may write over.
  public static let spareBytes = 64

  /// Makes room, growing by doubling so that many small reservations cost no more than one large one.
  private mutating func reserve(_ rows: Int, _ newBytes: Int) {
    if bytes.count + newBytes > bytes.capacity {
      bytes.reserveCapacity(max(bytes.count + newBytes, 2 * bytes.capacity))
    }
    if ends.count + rows > ends.capacity { ends.reserveCapacity(max(ends.count + rows, 2 * ends.capacity)) }
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
