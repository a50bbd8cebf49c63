import Cryptography
import Foundation
import JapaneseText

/// Names and accounts as pseudonyms: the same for the same value under the same key, and nothing without the key.
///
/// - Shape: `P` and 32 hexadecimal digits, the first 128 bits of HMAC-SHA-256 of the kind and the value. Names are folded first, so that
///   widths, kana and spaces make no other person.
/// - Source: RFC 2104; the rules on 仮名加工情報 (APPI, 施行規則 art. 31) ask for a method that cannot be undone without what is kept apart.
public struct Pseudonyms: Sendable {
  /// What a pseudonym stands for; the same text as another kind has another pseudonym.
  enum Kind: String {
    case account
    case name
    case transaction
  }

  /// Why a key cannot be used.
  public enum KeyFault: Error, Hashable, Sendable {
    /// The file cannot be read.
    case unreadable(path: String)
    /// Others than the owner may read the file.
    case openToOthers(path: String)
    /// The file has too few bytes.
    case tooShort(path: String)
    /// The file has too many bytes to be a key.
    case tooLong(path: String)
  }

  /// The fewest bytes of a key: 128 bits as hexadecimal digits.
  public static let shortestKeyBytes = 32
  private static let longestKeyBytes = 4_096

  private let key: [UInt8]

  /// Makes pseudonyms under a key.
  init(key: [UInt8]) {
    self.key = key
  }

  /// Reads the key from a file that its owner alone may read; line ends at its end do not count.
  ///
  /// - Errors: a `KeyFault`.
  public init(keyFile path: String) throws(KeyFault) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes?[.posixPermissions] as? Int,
      let file = FileHandle(forReadingAtPath: path),
      let read = try? file.read(upToCount: Pseudonyms.longestKeyBytes + 1)
    else { throw .unreadable(path: path) }
    guard mode & 0o077 == 0 else { throw .openToOthers(path: path) }
    guard read.count <= Pseudonyms.longestKeyBytes else { throw .tooLong(path: path) }
    var bytes = Array(read)
    while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
    guard bytes.count >= Pseudonyms.shortestKeyBytes else { throw .tooShort(path: path) }
    key = bytes
  }

  /// The pseudonym of a value.
  func pseudonym(_ text: String, _ kind: Kind) -> String {
    let value = kind == .name ? SearchText.folded(text) : text
    let code = HMACSHA256.code(of: Array((kind.rawValue + "\n" + value).utf8), key: key)
    return "P" + code.hexadecimal.prefix(32)
  }
}
