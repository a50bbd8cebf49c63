import Alerts
import ArgumentParser
import Core
import Cryptography
import Evidence
import Foundation

/// The command `mekiki key`.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make, show and change the keys that sign evidence.",
    subcommands: [KeyCreateCommand.self, KeyShowCommand.self, KeyRotateCommand.self])
}

/// A file with the keys whose signatures count.
struct KeyRingOption: ParsableArguments {
  @Option(
    name: .customLong("ring"), help: "The key ring: whose signatures count, and for bundles of which days.")
  var path: String

  /// Reads the ring; a file that is not there is an empty one when `mayBeNew` says so.
  static func read(_ path: String, mayBeNew: Bool = false) throws -> KeyRing {
    guard let data = FileManager.default.contents(atPath: path) else {
      if mayBeNew, !FileManager.default.fileExists(atPath: path) { return KeyRing() }
      throw CommandError.cannotRead(path)
    }
    let (ring, findings) = KeyRing.read(bytes: Array(data), name: URL(filePath: path).lastPathComponent)
    guard let ring else { throw CommandError.unfitRing(findings) }
    return ring
  }

  /// Replaces the ring in one step, so that nobody reads half of it.
  static func write(_ ring: KeyRing, to path: String) throws {
    let aside = path + ".new"
    try? FileManager.default.removeItem(atPath: aside)
    try NewTextFile.write(ring.document, to: aside)
    guard rename(aside, path) == 0 else { throw CommandError.cannotWrite(path) }
  }
}

/// The command `mekiki key create`.
struct KeyCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a key that signs evidence, and enter its public half in a key ring.",
    discussion: "The private key is PEM (PKCS #8) in a new file of mode 0600; OpenSSL reads it too.")

  @Option(name: .shortAndLong, help: "The new file for the private key.") var output: String
  @Option(help: "Who holds the key.") var owner: String
  @Option(help: "In which role: bank or second_line.") var role: KeyRing.Role
  @Option(help: "The first day of bundles for which it counts. Default: today in Japan.") var validFrom:
    BankDay?
  @Option(help: "The last day. Default: until it is changed.") var validUntil: BankDay?
  @OptionGroup var ring: KeyRingOption
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard PersonName(owner) != nil else { throw ValidationError("The owner is no name.") }
    if let validFrom, let validUntil, validUntil < validFrom {
      throw ValidationError("--valid-until lies before --valid-from.")
    }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      var keys = try KeyRingOption.read(ring.path, mayBeNew: true)
      let key = try Ed25519PrivateKey.generate()
      try NewTextFile.write(try key.pem(), to: output)
      keys.entries.append(
        KeyRing.Entry(
          publicKey: key.publicKey, owner: owner, role: role, validFrom: validFrom ?? Clock.now.japanDay,
          validUntil: validUntil))
      try KeyRingOption.write(keys, to: ring.path)
      let id = KeyIdentifier.of(key.publicKey)
      Terminal.write(
        language == .japanese
          ? "鍵 \(id) を \(output) に作り、公開鍵を \(ring.path) に登録しました。秘密鍵は他人に渡さないでください。\n"
          : "Made the key \(id) in \(output) and entered its public half in \(ring.path). Give the private key to nobody.\n"
      )
      return .clean
    }
  }
}

/// The command `mekiki key show FILE`.
struct KeyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the public half of a key, for those who verify.")

  @Argument(help: "The private key.") var key: String
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      let publicKey = try KeyFile.read(key).publicKey
      let hexadecimal = SHA256Digest(bytes: publicKey.bytes)?.hexadecimal ?? ""
      Terminal.write("id: \(KeyIdentifier.of(publicKey))\npublic_key: \(hexadecimal)\n\(try publicKey.pem())")
      return .clean
    }
  }
}

/// The command `mekiki key rotate`.
struct KeyRotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Make a new key in place of an old one, which goes on to count for old bundles.")

  @Option(help: "The identifier of the old key.") var old: String
  @Option(name: .shortAndLong, help: "The new file for the new private key.") var output: String
  @Option(help: "The first day of the new key; the old one ends the day before. Default: today in Japan.")
  var from: BankDay?
  @OptionGroup var ring: KeyRingOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      var keys = try KeyRingOption.read(ring.path)
      let first = from ?? Clock.now.japanDay
      guard let place = keys.entries.firstIndex(where: { $0.keyID == old }),
        keys.entries[place].isValid(on: first),
        keys.entries[place].validFrom < first
      else { throw CommandError.noKeyInUse(old) }
      let key = try Ed25519PrivateKey.generate()
      try NewTextFile.write(try key.pem(), to: output)
      let before = keys.entries[place]
      keys.entries[place].validUntil = first.adding(days: -1)
      keys.entries.append(
        KeyRing.Entry(publicKey: key.publicKey, owner: before.owner, role: before.role, validFrom: first))
      try KeyRingOption.write(keys, to: ring.path)
      let id = KeyIdentifier.of(key.publicKey)
      Terminal.write(
        language == .japanese
          ? "鍵 \(old) を \(first.adding(days: -1).iso8601) までとし、新しい鍵 \(id) を \(output) に作りました。\n"
          : "The key \(old) counts until \(first.adding(days: -1).iso8601); the new key \(id) is in \(output).\n"
      )
      return .clean
    }
  }
}

extension KeyRing.Role: ExpressibleByArgument {}
