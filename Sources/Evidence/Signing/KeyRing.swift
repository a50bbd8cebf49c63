import Core
import Cryptography
import Manifests

/// Whose signatures a verifier believes, and for bundles of which days.
public struct KeyRing: Sendable {
  /// Who signs with a key.
  public enum Role: String, CaseIterable, Sendable {
    /// Those who work on alerts.
    case bank
    /// Those who control them.
    case secondLine = "second_line"
  }

  /// A key with its owner and the days of bundles for which it counts.
  public struct Entry: Sendable {
    /// The identifier, which follows from the key.
    public let keyID: String
    /// The key.
    public let publicKey: Ed25519PublicKey
    /// Who holds it.
    public let owner: String
    /// In which role.
    public let role: Role
    /// The first day.
    public let validFrom: BankDay
    /// The last day, or nil while it is in use.
    public var validUntil: BankDay?

    /// Makes an entry.
    public init(
      publicKey: Ed25519PublicKey, owner: String, role: Role, validFrom: BankDay, validUntil: BankDay? = nil
    ) {
      keyID = KeyIdentifier.of(publicKey)
      self.publicKey = publicKey
      self.owner = owner
      self.role = role
      self.validFrom = validFrom
      self.validUntil = validUntil
    }

    /// Whether it counts for a bundle of a day.
    public func isValid(on day: BankDay) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }
  }

  /// The keys, in the order of the file.
  public var entries: [Entry]

  /// Makes a ring.
  public init(entries: [Entry] = []) {
    self.entries = entries
  }

  /// The entry of a key, or nil when the ring does not have it.
  public func entry(_ keyID: String) -> Entry? { entries.first { $0.keyID == keyID } }

  /// Reads a ring.
  ///
  /// - Errors: everything that is wrong comes back as findings, and then there is no ring.
  public static func read(bytes: [UInt8], name: String) -> (ring: KeyRing?, findings: [Finding]) {
    let reading = ManifestReading(bytes: bytes, name: name)
    guard let root = reading.rootMapping() else { return (nil, reading.findings) }
    var ring = KeyRing()
    for mapping in root.mappings("keys") ?? [] {
      if let entry = entry(mapping, reading) { ring.entries.append(entry) }
    }
    root.finish()
    return reading.hasErrors ? (nil, reading.findings) : (ring, reading.findings)
  }

  private static func entry(_ mapping: ManifestMapping, _ reading: ManifestReading) -> Entry? {
    let (stated, hexadecimal) = (mapping.required("id"), mapping.required("public_key"))
    let owner = mapping.string("owner")
    let role = mapping.required("role")?.word(Role.self)
    let from = mapping.day("valid_from")
    let until = mapping.optionalDay("valid_until")
    mapping.finish()
    guard let id = stated?.string(), let digits = hexadecimal?.string(), let owner, let role, let from else {
      return nil
    }
    guard let bytes = SHA256Digest(hexadecimal: digits)?.bytes, let key = try? Ed25519PublicKey(bytes: bytes),
      KeyIdentifier.of(key) == id
    else {
      reading.report(
        Finding(
          code: "EVI-033", severity: .fatal, place: stated?.place ?? mapping.place,
          japanese: "public_key が 64 桁の16進数でないか、id と一致しません。mekiki key show で確認してください。",
          english:
            "public_key is not 64 hexadecimal digits, or not the key of this id. Check it with 'mekiki key show'."
        ))
      return nil
    }
    return Entry(publicKey: key, owner: owner, role: role, validFrom: from, validUntil: until)
  }

  /// The ring as its file.
  public var document: String {
    "# Whose signatures count, and for bundles of which days. Written by 'mekiki key'; old keys stay, so that old bundles verify.\nkeys:\n"
      + entries.map { entry in
        """
          - id: "\(entry.keyID)"
            owner: \(JSONText.quoted(entry.owner))
            role: \(entry.role.rawValue)
            valid_from: \(entry.validFrom.iso8601)
        \(entry.validUntil.map { "    valid_until: \($0.iso8601)\n" } ?? "")    public_key: "\(SHA256Digest(bytes: entry.publicKey.bytes)?.hexadecimal ?? "")"

        """
      }.joined()
  }
}
