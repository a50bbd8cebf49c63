/// A text folded so that its many spellings compare equal, with the place of every scalar in the original
/// bytes.
///
/// Folding makes half-width kana full-width and joins voicing marks (ｶﾞ → ガ), makes full-width letters,
/// digits and signs ASCII, capitalises Latin, unifies spaces, dashes, waves, yen signs and quotes, drops
/// invisible characters, and spells out ㈱, ①, Ⅳ, ℡ and their kind. Hiragana, small kana, the long mark and
/// kanji stay what they are. `SampleData/golden/folding` says it character by character.
///
/// - Input: UTF-8. A byte that belongs to no well-formed sequence becomes U+FFFD with a span of one byte.
/// - Shape: the three arrays have one element a scalar; spans are in order, and all scalars of one expansion
///   share the span of the character they came from. A dropped character has no span of its own, and does not keep
///   a mark from the kana before it.
/// - Determinism: a fixed table; no locale, no ICU. This is not NFKC and does not follow Unicode versions.
/// - Cost: linear; room for two scalars a byte is kept, and a reused value allocates only while it meets
///   longer texts than before.
public struct FoldedText: Sendable {
  /// The folded code points.
  public private(set) var scalars: [UInt32] = []
  /// For each scalar, the offset of the first original byte it came from.
  public private(set) var originalStarts: [Int32] = []
  /// For each scalar, the offset after the last original byte it came from.
  public private(set) var originalEnds: [Int32] = []

  private let table = FoldingTable.standard
  private static let replacement: UInt32 = 0xFFFD
  /// The longest expansions make five scalars of a character of three bytes.
  private static let maximumScalarsPerByte = 2

  /// Makes an empty text.
  public init() {}

  /// Makes the folded form of one text.
  public init(_ utf8: Span<UInt8>) {
    fold(utf8)
  }

  /// The number of scalars.
  public var count: Int { scalars.count }

  /// The original bytes that a range of scalars came from; an empty range gives an empty one.
  public func originalRange(of range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return Int(originalStarts[first])..<Int(originalEnds[last])
  }

  /// Replaces the contents by the folded form of `utf8`.
  public mutating func fold(_ utf8: Span<UInt8>) {
    precondition(utf8.count <= Int(Int32.max), "A text to fold is at most 2 GiB long.")
    // The arrays are taken out and put back, so that filling one does not count as a use of the others.
    var values = take(&scalars)
    var starts = take(&originalStarts)
    var ends = take(&originalEnds)
    let capacity = utf8.count * Self.maximumScalarsPerByte
    values.append(addingCapacity: capacity) { valueRoom in
      starts.append(addingCapacity: capacity) { startRoom in
        ends.append(addingCapacity: capacity) { endRoom in
          Self.fold(utf8, table, &valueRoom, &startRoom, &endRoom)
        }
      }
    }
    scalars = values
    originalStarts = starts
    originalEnds = ends
  }

  /// An emptied array with its old storage, which the source gives up.
  private func take<Element>(_ array: inout [Element]) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &array)
    taken.removeAll(keepingCapacity: true)
    return taken
  }

  private static func fold(
    _ utf8: Span<UInt8>, _ table: borrowing FoldingTable, _ values: inout OutputSpan<UInt32>,
    _ starts: inout OutputSpan<Int32>, _ ends: inout OutputSpan<Int32>
  ) {
    let entries = table.entries.span
    var offset = 0
    while offset < utf8.count {
      let scalar = UTF8Scalar(reading: utf8, at: offset)
      let start = Int32(truncatingIfNeeded: offset)
      offset += max(scalar.byteCount, 1)
      let end = Int32(truncatingIfNeeded: offset)
      var value = scalar.byteCount == 0 ? replacement : scalar.value
      if value < 0x10000 {
        let entry = entries[Int(value)]
        if entry & 0xF800 == FoldingTable.firstInstruction {
          // Only dropped characters can stand between the mark and the last scalar.
          let isJoined = values.count > 0 && join(entry, to: &values[values.count - 1])
          if isJoined {
            ends[ends.count - 1] = end
          } else {
            for folded in table.expansion(of: entry) {
              values.append(folded)
              starts.append(start)
              ends.append(end)
            }
          }
          continue
        }
        value = UInt32(entry)
      } else if FoldingTable.isInvisible(value) {
        continue
      }
      values.append(value)
      starts.append(start)
      ends.append(end)
    }
  }

  /// Joins a voicing mark to the scalar before it; false if the instruction or the scalar is another.
  private static func join(_ instruction: UInt16, to base: inout UInt32) -> Bool {
    let joined =
      switch instruction {
      case FoldingTable.voicedInstruction: Kana.voiced(of: base)
      case FoldingTable.halfVoicedInstruction: Kana.halfVoiced(of: base)
      default: UInt32?.none
      }
    if let joined { base = joined }
    return joined != nil
  }
}
