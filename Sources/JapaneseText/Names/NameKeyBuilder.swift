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
  /// The number of parts that spaces and signs cut the name into; 0 for an empty key.
  public private(set) var partCount = 0
  /// The number of key scalars before a legal form that stands inside the name, 0 if there is none.
  public private(set) var lengthBeforeEntity = 0
  /// The first legal form that was written in the name.
  public private(set) var entityForm = EntityForm.personOrUnknown
  /// Where that legal form stood, digits at the ends not counted.
  public private(set) var entityPosition = EntityPosition.absent
  /// Whether digits were taken from the start or the end.
  public private(set) var hasAffixedDigits = false
  /// Whether the name fills a name field of a bank file to its last byte, so that it may have been cut there.
  public private(set) var mayBeCut = false

  private var scan = NameScan()
  /// The scalars of the scan that are still wanted.
  private var window = 0..<0
  /// Where in the scan a legal form inside the name stood.
  private var entityIndex = -1
  private let patterns = EntityPatterns.standard

  private static let space = NameFoldingTable.separator
  private static let hyphen = NameFoldingTable.hyphen

  /// Makes a builder that holds no name yet.
  public init() {}

  /// Whether characters were left out because they have no known meaning: private use, or bytes that did not
  /// decode.
  public var hasUnreadableCharacters: Bool { scan.hasUnreadableCharacters }

  /// Whether a voicing mark stood where no kana takes one, as a name cut at a field border shows it.
  public var hasStrayVoicingMark: Bool { scan.hasStrayVoicingMark }

  /// Whether nothing is left to compare.
  public var isEmptyName: Bool { key.isEmpty }

  /// The stable 64-bit hash of the key, see `NameKey.hash(of:)`.
  public var hash: UInt64 { NameKey.hash(of: key.span) }

  /// The current name as a value of its own.
  public var nameKey: NameKey {
    NameKey(
      scalars: key, familyLength: familyLength, partCount: partCount, lengthBeforeEntity: lengthBeforeEntity,
      entityForm: entityForm, entityPosition: entityPosition, hasAffixedDigits: hasAffixedDigits,
      hasUnreadableCharacters: hasUnreadableCharacters, hasStrayVoicingMark: hasStrayVoicingMark,
      mayBeCut: mayBeCut)
  }

  /// Replaces the contents by the key of one name.
  public mutating func build(_ utf8: Span<UInt8>) {
    entityForm = .personOrUnknown
    entityPosition = .absent
    hasAffixedDigits = false
    entityIndex = -1
    scan.scan(utf8)
    mayBeCut = Self.isFieldLength(scan.codePointCount) && Self.fillsField(utf8)
    window = 0..<scan.count
    let hasDigits = scan.traits & NameFoldingTable.digitTrait != 0
    if hasDigits { removeAffixedDigits() }
    removeEntities()
    if hasDigits { removeAffixedDigits() }
    collectKey()
    if key.isEmpty, hasAffixedDigits { keepDigits(of: utf8) }
  }

  /// Starts again for a name that is a legal form and digits only, where the digits are the name.
  private mutating func keepDigits(of utf8: Span<UInt8>) {
    hasAffixedDigits = false
    entityIndex = -1
    scan.scan(utf8)
    window = 0..<scan.count
    removeEntities()
    collectKey()
  }

  /// Whether a name field of a transfer, payroll or statement file has this length in bytes.
  @inline(__always)
  private static func isFieldLength(_ count: Int) -> Bool { count == 30 || count == 40 || count == 48 }

  /// Whether a text is all in one-byte characters of JIS X 0201 and does not end with padding.
  private static func fillsField(_ utf8: Span<UInt8>) -> Bool {
    var offset = 0
    while offset < utf8.count {
      let scalar = UTF8Scalar(reading: utf8, at: offset)
      let isHalfWidth = scalar.value < 0x80 || (scalar.value >= Kana.firstHalfWidth && scalar.value <= 0xFF9F)
      guard scalar.byteCount > 0, isHalfWidth else { return false }
      offset += scalar.byteCount
    }
    return utf8[utf8.count - 1] != 0x20
  }

  /// Takes digits off both ends, unless nothing else is there.
  private mutating func removeAffixedDigits() {
    var (start, end) = (window.lowerBound, window.upperBound)
    var hasDigits = false
    while start < end, Self.isAffix(scan.room[start]) {
      hasDigits = hasDigits || Self.isDigit(scan.room[start])
      start += 1
    }
    while end > start, Self.isAffix(scan.room[end - 1]) {
      hasDigits = hasDigits || Self.isDigit(scan.room[end - 1])
      end -= 1
    }
    guard start < end else { return }
    window = start..<end
    hasAffixedDigits = hasAffixedDigits || hasDigits
  }

  private mutating func removeEntities() {
    while let match = patterns.firstMatch(in: scan.room.span.extracting(window), traits: scan.traits) {
      let (start, end) = (
        window.lowerBound + match.range.lowerBound, window.lowerBound + match.range.upperBound
      )
      let position: EntityPosition =
        start == window.lowerBound ? .prefix : end == window.upperBound ? .suffix : .infix
      if let form = match.form, entityForm == .personOrUnknown {
        entityForm = form
        entityPosition = position
        if position == .infix { entityIndex = start }
      }
      switch position {
      case .prefix: window = end..<window.upperBound
      case .suffix: window = window.lowerBound..<start
      default: scan.blank(start..<end)
      }
      trimSpaces()
    }
  }

  private mutating func trimSpaces() {
    while let first = window.first, scan.room[first] == Self.space { window.removeFirst() }
    while let last = window.last, scan.room[last] == Self.space { window.removeLast() }
  }

  /// Copies the name into the key and notes where its parts end.
  private mutating func collectKey() {
    // The key is taken out and put back, so that filling it does not count as a use of the rest.
    var scalars: [UInt32] = []
    swap(&scalars, &key)
    scalars.removeAll(keepingCapacity: true)
    var breaks = Breaks()
    scalars.append(addingCapacity: window.count) { output in
      breaks = Self.collect(scan.room.span, window, entityIndex: entityIndex, into: &output)
    }
    familyLength = breaks.family < scalars.count ? breaks.family : 0
    partCount = scalars.isEmpty ? 0 : breaks.partCount
    lengthBeforeEntity = breaks.beforeEntity < scalars.count ? breaks.beforeEntity : 0
    key = scalars
  }

  private struct Breaks {
    var family = 0
    var partCount = 0
    var beforeEntity = 0
  }

  /// Copies scalars without spaces, brackets and outer hyphens.
  @inline(__always)
  private static func collect(
    _ scalars: Span<UInt32>, _ window: Range<Int>, entityIndex: Int, into output: inout OutputSpan<UInt32>
  ) -> Breaks {
    var breaks = Breaks()
    var isAtBreak = true
    for index in window {
      let scalar = scalars[index]
      if index == entityIndex { breaks.beforeEntity = output.count }
      if isBreak(scalar) {
        isAtBreak = true
        continue
      }
      if scalar == hyphen, output.isEmpty { continue }
      if isAtBreak {
        if breaks.partCount == 1 { breaks.family = output.count }
        breaks.partCount += 1
        isAtBreak = false
      }
      output.append(scalar)
    }
    while !output.isEmpty, output[output.count - 1] == hyphen { _ = output.removeLast() }
    return breaks
  }

  @inline(__always)
  private static func isBreak(_ scalar: UInt32) -> Bool {
    scalar == space || scalar == NameFoldingTable.openingBracket || scalar == NameFoldingTable.closingBracket
  }

  @inline(__always)
  private static func isAffix(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || scalar == hyphen || scalar == space
  }

  @inline(__always)
  private static func isDigit(_ scalar: UInt32) -> Bool {
    scalar >= 0x30 && scalar <= 0x39
  }
}
