/// What each code point of the basic plane becomes in a name key, in one look: folding and name folding
/// together.
///
/// Hiragana and small kana become full-size katakana, name variants of an ideograph become its usual form,
/// brackets of every kind become the round ones, and other signs become separators. An entry holds a scalar in
/// its low 16 bits, the traits of that scalar above them, and in the top byte what has to be done beside
/// appending it, 0 for nothing.
struct NameFoldingTable: Sendable {
  static let standard = NameFoldingTable()

  /// What a code point asks for.
  enum Action: UInt8 {
    /// The scalar is appended.
    case append = 0
    case separate, hyphen, longMark, voice, halfVoice, digit
    /// The last scalar once more, as 々 ヽ say; with a voicing mark as ヾ says.
    case repeatLast, repeatVoiced
    /// Several scalars take its place; the low bits are their number in the list.
    case expand
    case drop
    /// Private use, U+FFFD and their like: without a known meaning.
    case refuse
  }

  static let separator: UInt32 = 0x20
  static let openingBracket: UInt32 = 0x28
  static let closingBracket: UInt32 = 0x29
  static let hyphen: UInt32 = 0x2D

  /// Traits of scalars, which are joined over a name to see what it cannot hold.
  static let digitTrait: UInt32 = 1 << 16
  static let bracketTrait: UInt32 = 1 << 17
  /// Ideographs, and the N of NPO法人: where a title written out can begin.
  static let titleTrait: UInt32 = 1 << 18
  static let latinTrait: UInt32 = 1 << 19

  static let firstIdeograph: UInt32 = 0x3400

  let entries: [UInt32]
  /// The entries of all expansions one after another; number n is `starts[n] ..< starts[n + 1]`.
  private let expansionEntries: [UInt32]
  private let expansionStarts: [Int]

  /// Circled signs that stand for a legal form in names, though they are plain ideographs elsewhere.
  private static let circledForms: [(Unicode.Scalar, String)] = [
    ("㊑", "(株)"), ("㊒", "(有)"), ("㊓", "(社)"), ("㊔", "(名)"), ("㊖", "(財)"), ("㊮", "(資)"), ("㊩", "(医)"),
    ("㊪", "(宗)"), ("㊫", "(学)"),
  ]

  init() {
    let folding = FoldingTable.standard
    let single = Self.singles()
    var entries = folding.entries.map { single[Int($0)] }
    var expansions: [UInt32] = []
    var starts = [0]
    func expand(_ code: Int, _ scalars: some Sequence<UInt32>) {
      entries[code] = Self.entry(.expand, UInt32(starts.count - 1))
      expansions += scalars.map { single[Int($0)] }
      starts.append(expansions.count)
    }
    for code in entries.indices {
      let folded = folding.entries[code]
      guard folded >= FoldingTable.firstInstruction, folded < 0xE000 else { continue }
      switch folded {
      case FoldingTable.dropInstruction: entries[code] = Self.entry(.drop, 0)
      case FoldingTable.voicedInstruction: entries[code] = Self.entry(.voice, Kana.voicedMark)
      case FoldingTable.halfVoicedInstruction: entries[code] = Self.entry(.halfVoice, Kana.halfVoicedMark)
      default: expand(code, folding.expansion(of: folded))
      }
    }
    for (sign, text) in Self.circledForms { expand(Int(sign.value), text.unicodeScalars.map(\.value)) }
    self.entries = entries
    self.expansionEntries = expansions
    self.expansionStarts = starts
  }

  /// The entries that take the place of a code point whose action is `expand`.
  func expansion(of entry: UInt32) -> ArraySlice<UInt32> {
    let number = Int(entry & 0xFFFF)
    return expansionEntries[expansionStarts[number]..<expansionStarts[number + 1]]
  }

  @inline(__always)
  static func action(of entry: UInt32) -> Action {
    Action(rawValue: UInt8(truncatingIfNeeded: entry >> 24)) ?? .refuse
  }

  private static func entry(_ action: Action, _ low: UInt32) -> UInt32 {
    UInt32(action.rawValue) << 24 | low
  }

  /// The entry of every scalar that folding can give.
  private static func singles() -> [UInt32] {
    var scalars = Array(UInt32(0)...0xFFFF)
    for code in 0..<0x80 where !isKeptASCII(code) { scalars[code] = separator }
    for code in 0x3041...0x30FF { scalars[code] = Kana.fullSize(of: Kana.katakana(of: UInt32(code))) }
    for sign in "・、。「」『』~".unicodeScalars { scalars[Int(sign.value)] = separator }
    for sign in "[{〔【〈《".unicodeScalars { scalars[Int(sign.value)] = openingBracket }
    for sign in "]}〕】〉》".unicodeScalars { scalars[Int(sign.value)] = closingBracket }
    for (variant, usual) in KanjiVariants.pairs where variant < 0x10000 {
      scalars[Int(variant)] = UInt32(usual)
    }
    for (radical, ideograph) in CompatibilityIdeographs.radicalPairs {
      scalars[Int(radical)] = scalars[Int(ideograph)]
    }
    var entries = scalars.map { action(onFolded: $0) | $0 | traits(of: $0) }
    for code in Array(0xE000...0xF8FF) + [0xFFFD] { entries[code] = entry(.refuse, UInt32(code)) }
    return entries
  }

  private static func action(onFolded scalar: UInt32) -> UInt32 {
    switch scalar {
    case separator: entry(.separate, 0)
    case hyphen: entry(.hyphen, 0)
    case Kana.longMark: entry(.longMark, 0)
    case 0x30...0x39: entry(.digit, 0)
    case 0x3005, 0x30FD: entry(.repeatLast, 0)
    case 0x30FE: entry(.repeatVoiced, 0)
    default: 0
    }
  }

  private static func traits(of scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x30...0x39: digitTrait
    case openingBracket, closingBracket: bracketTrait
    case 0x4E: titleTrait | latinTrait
    case 0x41...0x5A: latinTrait
    case firstIdeograph...0x9FFF: titleTrait
    default: 0
    }
  }

  private static func isKeptASCII(_ code: Int) -> Bool {
    switch code {
    case 0x30...0x39, 0x41...0x5A, 0x26, 0x28, 0x29, 0x2D: true
    default: false
    }
  }
}
