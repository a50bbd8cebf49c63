/// Gives each distinct text a small number, in the order in which texts are first seen.
///
/// - Determinism: the numbers depend on the order of calls only, never on a seeded hash.
/// - Cost: one probe of a flat table a call; memory grows with the number of distinct texts, not of rows.
public struct SymbolTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// The hash of each text, for a larger table.
  private var hashes: [UInt64] = []
  /// The text at each slot: its number in the low half, high bits of its hash in the other; or all ones.
  private var slots: [UInt64]
  private var mask: Int
  /// What reading ahead has read; nothing depends on it but that the reading is done.
  private var trace: UInt8 = 0

  private static let empty = UInt64.max
  /// Enough for loads to overlap, few enough that what they bring stays in the nearest cache.
  private static let rowsAhead = 32

  /// Makes an empty table.
  public init() {
    slots = [UInt64](repeating: SymbolTable.empty, count: 1 << 10)
    mask = (1 << 10) - 1
  }

  /// The number of distinct texts.
  public var count: Int { hashes.count }

  /// The number of a text, given now if it was not seen before.
  public mutating func intern(_ text: Span<UInt8>) -> Int32 {
    intern(text, TextBytes.hash(text))
  }

  /// Appends the number of each text of a column, given now where it was not seen before.
  ///
  /// - Missing: a row without a text has the number `none`; when that is nil, the empty text has a number as others have.
  /// - Cost: as of one text after the other, but the memory that a run of rows needs is under way together.
  public mutating func intern(_ column: borrowing TextColumn, none: Int32?, into symbols: inout [Int32]) {
    var hashes = InlineArray<32, UInt64>(repeating: 0)
    let bytes = column.bytes.span
    for first in stride(from: 0, to: column.count, by: SymbolTable.rowsAhead) {
      let rows = first..<min(first + SymbolTable.rowsAhead, column.count)
      for row in rows {
        hashes[row - first] = TextBytes.hash(bytes.extracting(column.range(of: row)))
      }
      readAhead(hashes, rows.count)
      for row in rows {
        let range = column.range(of: row)
        if range.isEmpty, let none {
          symbols.append(none)
        } else {
          symbols.append(intern(bytes.extracting(range), hashes[row - first]))
        }
      }
    }
  }

  /// The number of a text, or nil if it was not seen.
  public func symbol(of text: Span<UInt8>) -> Int32? {
    let symbol = SymbolTable.symbol(slots[find(text, TextBytes.hash(text))])
    return symbol >= 0 ? symbol : nil
  }

  /// The text of a number.
  public func text(of symbol: Int32) -> String {
    String(decoding: bytes[starts[Int(symbol)]..<starts[Int(symbol) + 1]], as: UTF8.self)
  }

  /// The same numbers in the order of the bytes of their texts.
  public func sorted(_ symbols: [Int32]) -> [Int32] {
    symbols.sorted { left, right in
      let (left, right) = (Int(left), Int(right))
      return bytes[starts[left]..<starts[left + 1]].lexicographicallyPrecedes(
        bytes[starts[right]..<starts[right + 1]])
    }
  }

  /// Reads the slots of some hashes, then the texts that are likely theirs.
  private mutating func readAhead(_ hashes: borrowing InlineArray<32, UInt64>, _ count: Int) {
    var likely = InlineArray<32, Int>(repeating: 0)
    for index in 0..<count {
      likely[index] = Int(SymbolTable.symbol(slots[Int(truncatingIfNeeded: hashes[index]) & mask]))
    }
    for index in 0..<count where likely[index] >= 0 {
      likely[index] = starts[likely[index]]
    }
    for index in 0..<count where likely[index] >= 0 && likely[index] < bytes.count {
      trace ^= bytes[likely[index]]
    }
  }

  private mutating func intern(_ text: Span<UInt8>, _ hash: UInt64) -> Int32 {
    let slot = find(text, hash)
    let known = SymbolTable.symbol(slots[slot])
    if known >= 0 { return known }
    let symbol = Int32(hashes.count)
    slots[slot] = SymbolTable.slot(hash, symbol)
    hashes.append(hash)
    for index in text.indices { bytes.append(text[index]) }
    starts.append(bytes.count)
    if hashes.count * 2 > slots.count { grow() }
    return symbol
  }

  private func find(_ text: Span<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != SymbolTable.empty {
      let symbol = Int(SymbolTable.symbol(slots[slot]))
      if slots[slot] >> 32 == hash >> 32
        && TextBytes.areEqual(text, bytes.span.extracting(starts[symbol]..<starts[symbol + 1]))
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func slot(_ hash: UInt64, _ symbol: Int32) -> UInt64 {
    (hash >> 32) << 32 | UInt64(UInt32(bitPattern: symbol))
  }

  /// The number at a slot; -1 at an empty one.
  private static func symbol(_ slot: UInt64) -> Int32 {
    Int32(bitPattern: UInt32(truncatingIfNeeded: slot))
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = [UInt64](repeating: SymbolTable.empty, count: mask + 1)
    for (symbol, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != SymbolTable.empty { slot = (slot + 1) & mask }
      slots[slot] = SymbolTable.slot(hash, Int32(symbol))
    }
  }
}
