/// A name reduced to what is compared, with what was taken out kept as facts of their own.
///
/// Made by `NameKeyBuilder`, whose documentation says how. For matching only: it cannot be turned back into
/// the name.
public struct NameKey: Equatable, Sendable {
  /// The scalars of the key; empty when the name has nothing to compare.
  public let scalars: [UInt32]
  /// The number of scalars before the first space of the name, 0 if it has no space.
  public let familyLength: Int
  /// The number of parts that spaces and signs cut the name into; 0 for an empty key.
  public let partCount: Int
  /// The number of scalars before a legal form that stands inside the name, 0 if it stands elsewhere or is
  /// absent.
  ///
  /// What comes after it is a branch or an office of the company named before.
  public let lengthBeforeEntity: Int
  /// The legal form that was written in the name.
  public let entityForm: EntityForm
  /// Where the legal form stood.
  public let entityPosition: EntityPosition
  /// Whether digits were taken from the start or the end.
  public let hasAffixedDigits: Bool
  /// Whether characters were left out because they have no known meaning: private use, or bytes that did not
  /// decode.
  public let hasUnreadableCharacters: Bool
  /// Whether a voicing mark stood where no kana takes one, as a name cut at a field border shows it.
  public let hasStrayVoicingMark: Bool

  /// Whether the name fills a name field of a bank file to its last byte (30, 40 or 48 in half-width letters), so
  /// that it may have been cut there.
  public let mayBeCut: Bool

  /// Whether nothing is left to compare.
  public var isEmptyName: Bool { scalars.isEmpty }

  /// The stable 64-bit hash of the scalars: 64-bit FNV-1a over three bytes a scalar, lowest first.
  public var hash: UInt64 { Self.hash(of: scalars.span) }

  /// The stable 64-bit hash of a key's scalars, the same on every machine and in every version.
  public static func hash(of scalars: Span<UInt32>) -> UInt64 {
    var hash = StableHash.offsetBasis
    for index in scalars.indices {
      hash = StableHash.mixing(hash, scalar: scalars[index])
    }
    return hash
  }
}
