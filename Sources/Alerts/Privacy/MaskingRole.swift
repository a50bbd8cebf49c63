import Manifests

/// What people of one role see of names, accounts and free texts.
public struct MaskingRole: Hashable, Sendable {
  /// How accounts and transaction numbers are shown.
  public enum Identifiers: String, CaseIterable, Sendable {
    /// As they are.
    case shown
    /// Their last three characters.
    case ending
    /// Not at all.
    case hidden
    /// As a pseudonym, the same for the same account under the same key.
    case pseudonym
  }

  /// How the names of customers and counterparties are shown.
  public enum Names: String, CaseIterable, Sendable {
    /// As they are.
    case shown
    /// Their first character.
    case initial
    /// Not at all.
    case hidden
    /// As a pseudonym, the same for every way of writing the same name under the same key.
    case pseudonym
  }

  /// How memos, notes and names of attached files are shown.
  public enum Texts: String, CaseIterable, Sendable {
    /// As they are, but for the masked names and accounts that stand in them.
    case shown
    /// Not at all.
    case hidden
  }

  /// Accounts and transaction numbers.
  public let accounts: Identifiers
  /// Names.
  public let names: Names
  /// Free texts.
  public let texts: Texts

  /// Makes a role from its parts.
  public init(accounts: Identifiers, names: Names, texts: Texts) {
    self.accounts = accounts
    self.names = names
    self.texts = texts
  }

  /// Whether anything is shown as a pseudonym, for which a key is needed.
  public var needsKey: Bool { accounts == .pseudonym || names == .pseudonym }

  /// Reads a role; nothing is masked or shown by default.
  static func read(_ mapping: ManifestMapping) -> MaskingRole? {
    let accounts = mapping.required("accounts")?.word(Identifiers.self)
    let names = mapping.required("names")?.word(Names.self)
    let texts = mapping.required("texts")?.word(Texts.self)
    mapping.finish()
    guard let accounts, let names, let texts else { return nil }
    return MaskingRole(accounts: accounts, names: names, texts: texts)
  }
}
