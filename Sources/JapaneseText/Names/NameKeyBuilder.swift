/// Makes keys for comparing names of people and companies, whatever width, script or placement they were
/// written in.
///
/// In this order: the text is folded as by `FoldedText`; hiragana and small kana become full-size katakana
/// and known kanji variants their usual form; a hyphen or dash after a kana becomes the long mark ー (a long
/// mark after anything else becomes a hyphen, and so does a hyphen between a kana and a digit); signs become
/// spaces; digits at both ends, with their hyphens, are taken off; legal forms and office words are taken out
/// wherever they stand; then digits again, brackets, hyphens at the ends and all spaces. A name of nothing
/// but digits keeps them.
///
/// - Input: the bytes of one name field as UTF-8; trailing blanks do no harm.
/// - Missing: characters without a known meaning (private use, malformed bytes, voicing marks without a kana)
///   are left out of the key and reported by flags.
/// - Determinism: fixed tables.
/// - Cost: linear for a person's name; a reused builder allocates only while it meets longer names than
///   before, but a `nameKey` that is still held makes the next `build` allocate.
public struct NameKeyBuilder: Sendable {
  /// The scalars of the key.
  public private(set) var key: [UInt32] = []
  /// The number of key scalars before the first space of the name, 0 if it has no space.
  public private(set) var familyLength = 0
  /// The first legal form that was written in the name.
  public private(set) var entityForm = EntityForm.personOrUnknown
  /// Where that legal form stood, digits at the ends not counted.
  public private(set) var entityPosition = EntityPosition.absent
  /// Whether digits were taken from the start or the end.
  public private(set) var hasAffixedDigits = false
  /// Whether characters were left out because they have no known meaning: private use, or bytes that did not
  /// decode.
  public private(set) var hasUnreadableCharacters = false
  /// Whether a voicing mark stood where no kana takes one, as a name cut at a field border shows it.
  public private(set) var hasStrayVoicingMark = false

  private var folded = FoldedText()
  /// The name while it is worked on: folded for names, with single spaces.
  private var name: [UInt32] = []
  private let table = NameFoldingTable.standard
  private let patterns = EntityPatterns.standard

  private static let space = UInt32(NameFoldingTable.separator)
  private static let opening = UInt32(NameFoldingTable.openingBracket)
  private static let closing = UInt32(NameFoldingTable.closingBracket)
  private static let hyphen = UInt32(NameFoldingTable.hyphen)

  /// Makes a builder that holds no name yet.
  public init() {}

  /// Whether nothing is left to compare.
  public var isEmptyName: Bool { key.isEmpty }

  /// The stable 64-bit hash of the key, see `NameKey.hash(of:)`.
  public var hash: UInt64 { NameKey.hash(of: key.span) }

  /// The current name as a value of its own.
  public var nameKey: NameKey {
    NameKey(
      scalars: key, familyLength: familyLength, entityForm: entityForm, entityPosition: entityPosition,
      hasAffixedDigits: hasAffixedDigits, hasUnreadableCharacters: hasUnreadableCharacters,
      hasStrayVoicingMark: hasStrayVoicingMark)
  }

  /// Replaces the contents by the key of one name.
  public mutating func build(_ utf8: Span<UInt8>) {
    familyLength = 0
    entityForm = .personOrUnknown
    entityPosition = .absent
    hasAffixedDigits = false
    hasUnreadableCharacters = false
    hasStrayVoicingMark = false
    folded.fold(utf8)
    foldForNames()
    removeAffixedDigits()
    removeEntities()
    removeAffixedDigits()
    collectKey()
    if key.isEmpty, hasAffixedDigits { keepDigits() }
  }

  /// Starts again for a name that is a legal form and digits only, where the digits are the name.
  private mutating func keepDigits() {
    hasAffixedDigits = false
    foldForNames()
    removeEntities()
    collectKey()
  }

  private mutating func foldForNames() {
    name.removeAll(keepingCapacity: true)
    for index in 0..<folded.count {
      let scalar = matchingScalar(at: index)
      if scalar == UInt32(NameFoldingTable.unmatchable) {
        note(unmatchable: folded.scalars[index])
      } else if scalar != Self.space {
        name.append(scalar)
      } else if let last = name.last, last != Self.space {
        name.append(scalar)
      }
    }
    if name.last == Self.space { name.removeLast() }
  }

  @inline(__always)
  private func matchingScalar(at index: Int) -> UInt32 {
    let scalar = folded.scalars[index]
    if scalar >= 0x10000 { return Self.supplementary(scalar) }
    let entry = UInt32(table.entries[Int(scalar)])
    guard entry == Self.hyphen || entry == Kana.longMark else { return entry }
    guard let last = name.last, Kana.isKana(last) else { return Self.hyphen }
    let isBeforeDigit = index + 1 < folded.count && Self.isDigit(folded.scalars[index + 1])
    return entry == Self.hyphen && isBeforeDigit ? Self.hyphen : Kana.longMark
  }

  /// Ideographs beyond the basic plane stay, 𠮷 as 吉; the private planes cannot be matched.
  private static func supplementary(_ scalar: UInt32) -> UInt32 {
    if scalar == 0x20BB7 { return 0x5409 }
    return scalar >= 0xF0000 ? UInt32(NameFoldingTable.unmatchable) : scalar
  }

  private mutating func note(unmatchable scalar: UInt32) {
    if scalar == Kana.voicedMark || scalar == Kana.halfVoicedMark {
      hasStrayVoicingMark = true
    } else {
      hasUnreadableCharacters = true
    }
  }

  /// Takes digits off both ends, unless nothing else is there.
  private mutating func removeAffixedDigits() {
    let start = name.firstIndex { !Self.isDigit($0) && $0 != Self.hyphen && $0 != Self.space } ?? name.count
    let end = (name.lastIndex { !Self.isDigit($0) && $0 != Self.hyphen && $0 != Self.space } ?? -1) + 1
    guard start < end, start > 0 || end < name.count else { return }
    let hasDigits = name[..<start].contains(where: Self.isDigit) || name[end...].contains(where: Self.isDigit)
    hasAffixedDigits = hasAffixedDigits || hasDigits
    name.removeSubrange(end...)
    name.removeSubrange(..<start)
  }

  private mutating func removeEntities() {
    while let match = patterns.firstMatch(in: name) {
      if let form = match.form, entityForm == .personOrUnknown {
        entityForm = form
        entityPosition = position(of: match.range)
      }
      let isInside = match.range.lowerBound > 0 && match.range.upperBound < name.count
      name.replaceSubrange(match.range, with: CollectionOfOne(Self.space).prefix(isInside ? 1 : 0))
    }
  }

  private func position(of range: Range<Int>) -> EntityPosition {
    if range.lowerBound == 0 { return .prefix }
    return range.upperBound == name.count ? .suffix : .infix
  }

  /// Copies the name into the key without spaces, brackets and outer hyphens, and notes where its first part
  /// ends.
  private mutating func collectKey() {
    key.removeAll(keepingCapacity: true)
    var isAtBreak = false
    for scalar in name {
      if scalar == Self.space || scalar == Self.opening || scalar == Self.closing {
        isAtBreak = !key.isEmpty
        continue
      }
      if scalar == Self.hyphen, key.isEmpty { continue }
      if isAtBreak, familyLength == 0 { familyLength = key.count }
      isAtBreak = false
      key.append(scalar)
    }
    while key.last == Self.hyphen { key.removeLast() }
    if familyLength >= key.count { familyLength = 0 }
  }

  @inline(__always)
  private static func isDigit(_ scalar: UInt32) -> Bool {
    scalar >= 0x30 && scalar <= 0x39
  }
}
