/// Gives each distinct text a small number, in the order in which texts are first seen.
///
/// - Determinism: the numbers depend on the order of calls only, never on a seeded hash.
/// - Cost: one probe of a flat table a call; memory grows with the number of distinct texts, not of rows.
public struct SymbolTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var hashes: [UInt64] = []
  private var slots: [Int32]
  private var mask: Int

  /// Makes an empty table.
  public init() {
    slots = [Int32](repeating: -1, count: 1 << 10)
    mask = (1 << 10) - 1
  }

  /// The number of distinct texts.
  public var count: Int { hashes.count }

  /// The number of a text, given now if it was not seen before.
  public mutating func intern(_ text: Span<UInt8>) -> Int32 {
    let hash = SymbolTable.hash(text)
    let slot = find(text, hash)
    if slots[slot] >= 0 { return slots[slot] }
    let symbol = Int32(hashes.count)
    slots[slot] = symbol
    hashes.append(hash)
    for index in text.indices { bytes.append(text[index]) }
    starts.append(bytes.count)
    if hashes.count * 2 > slots.count { grow() }
    return symbol
  }

  /// The number of a text, or nil if it was not seen.
  public func symbol(of text: Span<UInt8>) -> Int32? {
    let symbol = slots[find(text, SymbolTable.hash(text))]
    return symbol >= 0 ? symbol : nil
  }

  /// The text of a number.
  public func text(of symbol: Int32) -> String {
    String(decoding: bytes[starts[Int(symbol)]..<starts[Int(symbol) + 1]], as: UTF8.self)
  }

  /// A 64-bit hash of some bytes that is the same on every machine and in every run.
  ///
  /// - Source: FNV-1a with a final multiplication; collisions are resolved by comparing bytes.
  public static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 32
    return hash &* 0x9E37_79B9_7F4A_7C15
  }

  private func find(_ text: Span<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] >= 0 {
      let symbol = Int(slots[slot])
      if hashes[symbol] == hash && holds(text, symbol) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func holds(_ text: Span<UInt8>, _ symbol: Int) -> Bool {
    let start = starts[symbol]
    guard starts[symbol + 1] - start == text.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (symbol, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(symbol)
    }
  }
}
