/// What each code point of the basic plane becomes when text is folded for comparison.
///
/// Most entries are the folded code point itself. Surrogates never are one, so their range carries the
/// instructions: drop the character, join a voicing mark to the kana before it, or put an expansion in its
/// place.
struct FoldingTable: Sendable {
  /// The table that every `FoldedText` uses.
  static let standard = FoldingTable()

  /// Entries from here to `lastInstruction` are instructions.
  static let firstInstruction: UInt16 = 0xD800
  static let dropInstruction: UInt16 = 0xDFFD
  static let voicedInstruction: UInt16 = 0xDFFE
  static let halfVoicedInstruction: UInt16 = 0xDFFF

  /// Dashes, minus signs and box-drawing lines that fold to the hyphen-minus; the full-width hyphen-minus is
  /// among them.
  static let dashes: [UInt32] = [
    0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0x2500, 0x2501, 0xFE58, 0xFE63, 0xFF0D,
    0x02D7, 0x207B, 0x208B, 0x2E3A, 0x2E3B, 0xFE31, 0xFE32,
  ]
  /// The characters that fold to the tilde: wave dash, tilde operator, overlines; CP932 and JIS disagree
  /// about them.
  static let waves: [UInt32] = [0x301C, 0x223C, 0x223E, 0x02DC, 0x203E, 0xFFE3, 0xFF5E]
  /// The yen signs, which are the byte 5C in every Japanese single-byte set.
  static let yenSigns: [UInt32] = [0x00A5, 0xFFE5]

  private static let spaces: [UInt32] =
    [0x09, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A)
  /// Invisible characters: what Unicode calls default ignorable (soft hyphen, zero-width ones, direction marks,
  /// variation selectors, fillers, byte order mark).
  private static let invisibles: [ClosedRange<Int>] = [
    0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
    0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF,
    0xFFA0...0xFFA0, 0xFFF0...0xFFF8,
  ]

  let entries: [UInt16]
  /// The expansions one after another; expansion number n is `expansionStarts[n] ..< expansionStarts[n + 1]`.
  ///
  /// Numbers stand for the instructions less `firstInstruction`. The last three are for those that could not
  /// be followed otherwise: nothing for a dropped character, and each mark by itself for a voicing mark
  /// without a kana.
  private let expansionScalars: [UInt32]
  private let expansionStarts: [Int32]

  init() {
    var entries = Array(UInt16.min...UInt16.max)
    for code in Int(Self.firstInstruction)...0xDFFF { entries[code] = Self.dropInstruction }
    Self.addLatin(to: &entries)
    Self.addSymbols(to: &entries)
    Self.addKana(to: &entries)
    for (variant, unified) in CompatibilityIdeographs.pairs { entries[Int(variant)] = unified }
    var scalars: [UInt32] = []
    var starts: [Int32] = [0]
    for (index, expansion) in CompatibilityCharacters.expansions.enumerated() {
      scalars.append(contentsOf: expansion.text.unicodeScalars.map(\.value))
      starts.append(Int32(scalars.count))
      entries[Int(expansion.character)] = Self.firstInstruction + UInt16(index)
    }
    // The remaining numbers up to the fixed instructions are empty.
    while starts.count <= Int(Self.dropInstruction - Self.firstInstruction) + 1 {
      starts.append(Int32(scalars.count))
    }
    for mark in [Kana.voicedMark, Kana.halfVoicedMark] {
      scalars.append(mark)
      starts.append(Int32(scalars.count))
    }
    self.entries = entries
    self.expansionScalars = scalars
    self.expansionStarts = starts
  }

  /// The scalars that an instruction puts in the place of its character.
  func expansion(of instruction: UInt16) -> ArraySlice<UInt32> {
    let number = Int(instruction - Self.firstInstruction)
    return expansionScalars[Int(expansionStarts[number])..<Int(expansionStarts[number + 1])]
  }

  /// Whether a code point above the basic plane is default ignorable: it chooses a glyph for the one before it, tags
  /// it, or formats shorthand and music.
  @inline(__always)
  static func isInvisible(_ scalar: UInt32) -> Bool {
    (scalar >= 0xE0000 && scalar <= 0xE0FFF) || (scalar >= 0x1BCA0 && scalar <= 0x1BCA3)
      || (scalar >= 0x1D173 && scalar <= 0x1D17A)
  }

  private static func addLatin(to entries: inout [UInt16]) {
    for letter in 0x61...0x7A { entries[letter] = UInt16(letter - 0x20) }
    for letter in 0xE0...0xFE where letter != 0xF7 { entries[letter] = UInt16(letter - 0x20) }
    entries[0xFF] = 0x178
    // Full-width forms stand in the order of ASCII, so their letters take the capital of the ASCII letter.
    for code in 0x21...0x7E { entries[code + 0xFEE0] = entries[code] }
    for index in 0..<26 {
      entries[0x24B6 + index] = UInt16(0x41 + index)
      entries[0x24D0 + index] = UInt16(0x41 + index)
    }
  }

  private static func addSymbols(to entries: inout [UInt16]) {
    for dash in dashes { entries[Int(dash)] = 0x2D }
    for wave in waves { entries[Int(wave)] = 0x7E }
    for yen in yenSigns { entries[Int(yen)] = 0x5C }
    for space in spaces { entries[Int(space)] = 0x20 }
    for code in invisibles.joined() { entries[code] = dropInstruction }
    for quote in [0x2018, 0x2019, 0x2032] { entries[quote] = 0x27 }
    for quote in [0x201C, 0x201D, 0x2033] { entries[quote] = 0x22 }
    entries[0xB7] = 0x30FB
    // The rows where CP932 and JIS name different characters for the same bytes.
    entries[0x2225] = 0x2016
    entries[0xFFE0] = 0xA2
    entries[0xFFE1] = 0xA3
    entries[0xFFE2] = 0xAC
    entries[0xFFE4] = 0xA6
    // The other signs that have a second width.
    entries[0xFFE6] = 0x20A9
    for (index, sign) in [0x2502, 0x2190, 0x2191, 0x2192, 0x2193, 0x25A0, 0x25CB].enumerated() {
      entries[0xFFE8 + index] = UInt16(sign)
    }
    entries[0xFF5F] = 0x2985
    entries[0xFF60] = 0x2986
    // Letters that Unicode holds twice: ohm, kelvin, ångström (which is the one of JIS X 0208).
    entries[0x2126] = 0x3A9
    entries[0x212A] = 0x4B
    entries[0x212B] = 0xC5
  }

  private static func addKana(to entries: inout [UInt16]) {
    for (index, fullWidth) in Kana.fullWidthOrder.enumerated() {
      entries[Int(Kana.firstHalfWidth) + index] = UInt16(truncatingIfNeeded: fullWidth)
    }
    for mark in [0xFF9E, 0x3099, 0x309B] { entries[mark] = voicedInstruction }
    for mark in [0xFF9F, 0x309A, 0x309C] { entries[mark] = halfVoicedInstruction }
  }
}
