/// A text folded so that its many spellings compare equal, with the place of every scalar in the original bytes.
///
/// Folding makes half-width kana full-width and joins voicing marks (ｶﾞ → ガ), makes full-width letters, digits and signs
/// ASCII, capitalises Latin, unifies spaces, dashes, waves, yen signs and quotes, drops invisible characters, and
/// spells out ㈱, ①, Ⅳ, ℡ and their kind. Hiragana, small kana, the long mark and kanji stay what they are.
///
/// - Input: UTF-8. A byte that belongs to no well-formed sequence becomes U+FFFD with a span of one byte.
/// - Shape: the three arrays have one element a scalar; spans are in order, and all scalars of one expansion share
///   the span of the character they came from. A dropped character has no span.
/// - Determinism: a fixed table; no locale, no ICU. This is not NFKC and does not follow Unicode versions.
/// - Cost: linear; a reused value allocates only while it meets longer texts than before.
public struct FoldedText: Sendable {
  /// The folded code points.
  public private(set) var scalars: [UInt32] = []
  /// For each scalar, the offset of the first original byte it came from.
  public private(set) var originalStarts: [Int32] = []
  /// For each scalar, the offset after the last original byte it came from.
  public private(set) var originalEnds: [Int32] = []

  private let table = FoldingTable.standard
  private static let replacement: UInt32 = 0xFFFD

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
    scalars.removeAll(keepingCapacity: true)
    originalStarts.removeAll(keepingCapacity: true)
    originalEnds.removeAll(keepingCapacity: true)
    var offset = 0
    while offset < utf8.count {
      let scalar = UTF8Scalar(reading: utf8, at: offset)
      let end = offset + max(scalar.byteCount, 1)
      if scalar.byteCount == 0 {
        append(Self.replacement, offset, end)
      } else if scalar.value >= 0x10000 {
        appendSupplementary(scalar.value, offset, end)
      } else {
        let entry = table.entries[Int(scalar.value)]
        if entry & 0xF800 == FoldingTable.firstInstruction {
          follow(instruction: entry, offset, end)
        } else {
          append(UInt32(entry), offset, end)
        }
      }
      offset = end
    }
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32, _ start: Int, _ end: Int) {
    scalars.append(scalar)
    originalStarts.append(Int32(truncatingIfNeeded: start))
    originalEnds.append(Int32(truncatingIfNeeded: end))
  }

  /// Keeps code points above the basic plane, except the variation selectors, which only choose a glyph.
  private mutating func appendSupplementary(_ scalar: UInt32, _ start: Int, _ end: Int) {
    let isVariationSelector = scalar >= 0xE0100 && scalar <= 0xE01EF
    if !isVariationSelector { append(scalar, start, end) }
  }

  private mutating func follow(instruction: UInt16, _ start: Int, _ end: Int) {
    switch instruction {
    case FoldingTable.dropInstruction:
      break
    case FoldingTable.voicedInstruction:
      join(.voiced, start, end)
    case FoldingTable.halfVoicedInstruction:
      join(.halfVoiced, start, end)
    default:
      let index = Int(instruction - FoldingTable.firstInstruction)
      for position in Int(table.expansionStarts[index])..<Int(table.expansionStarts[index + 1]) {
        append(table.expansionScalars[position], start, end)
      }
    }
  }

  private enum Mark { case voiced, halfVoiced }

  /// Joins a mark to the kana directly before it, or keeps it as a scalar of its own where there is none.
  private mutating func join(_ mark: Mark, _ start: Int, _ end: Int) {
    let last = scalars.count - 1
    if last >= 0, Int(originalEnds[last]) == start {
      let base = scalars[last]
      if let joined = mark == .voiced ? Kana.voiced(of: base) : Kana.halfVoiced(of: base) {
        scalars[last] = joined
        originalEnds[last] = Int32(truncatingIfNeeded: end)
        return
      }
    }
    append(mark == .voiced ? Kana.voicedMark : Kana.halfVoicedMark, start, end)
  }
}
