import Core
import Cryptography

/// Commitments to everything that a whole bundle holds, which reveal nothing without the opening.
///
/// - Shape: for each place, the SHA-256 of 32 bytes of salt and the value's bytes; the salt is the HMAC-SHA-256 of the place under the
///   alert's key, and that the HMAC-SHA-256 of the alert's number under the opening's: what is the same in two bundles is not seen to
///   be. A place is a file below `data/`, or `transactions.json#N.FIELD` for one text of a transaction.
/// - Determinism: the same content and key give the same commitments.
public struct EvidenceCommitments: Equatable, Sendable {
  /// The name of the layout.
  static let format = "mekiki.commitments/1"
  /// The bytes of an opening's key.
  public static let keyBytes = 32

  /// Each place with its commitment in hexadecimal, in the order of the bytes of the places.
  public let entries: [(place: String, digest: String)]

  /// Commits to the files of a whole bundle under its alert's key.
  init(files: [EvidenceFile], key: [UInt8]) {
    entries = EvidenceCommitments.values(of: files).map {
      ($0.place, EvidenceCommitments.digest(of: $0.bytes, at: $0.place, key: key))
    }
  }

  /// Commits to everything that a bundle with some content holds, whatever day it is sealed on.
  public init(wholeContent content: EvidenceContent, opening: [UInt8]) {
    self.init(
      files: EvidenceSeal.files(of: content),
      key: EvidenceCommitments.key(ofAlert: content.alert.identifier, opening: opening))
  }

  /// The key of one alert's commitments.
  static func key(ofAlert alertID: String, opening: [UInt8]) -> [UInt8] {
    precondition(opening.count == keyBytes, "An opening's key has 32 bytes.")
    return HMACSHA256.code(of: Array(alertID.utf8), key: opening).bytes
  }

  /// Reads what a redacted bundle holds; nil when the bytes are no commitments or say one place twice.
  public init?(json bytes: [UInt8]) {
    guard let root = JSONReader.value(of: bytes), root["format"]?.asText == EvidenceCommitments.format,
      let list = root["entries"]?.asList
    else { return nil }
    var entries: [(place: String, digest: String)] = []
    for entry in list {
      guard let place = entry["place"]?.asText, let digest = entry["sha256"]?.asText else { return nil }
      entries.append((place, digest))
    }
    guard Set(entries.map(\.place)).count == entries.count else { return nil }
    self.entries = entries
  }

  /// The commitments as JSON.
  public var json: [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("format", EvidenceCommitments.format)
      json.member("value", "SHA-256 of 32 bytes of salt and the bytes of the value")
      json.member(
        "salt",
        "HMAC-SHA-256 of the place under the alert's key: the HMAC-SHA-256 of its number under the opening's")
      json.key("entries")
      json.array { json in
        for entry in entries {
          json.object { json in
            json.member("place", entry.place)
            json.member("sha256", entry.digest)
          }
        }
      }
    }
    return Array((json.text + "\n").utf8)
  }

  /// The commitment to a value at a place.
  static func digest(of value: [UInt8], at place: String, key: [UInt8]) -> String {
    let salt = HMACSHA256.code(of: Array(place.utf8), key: key)
    return SHA256Hasher.digest(of: salt.bytes + value).hexadecimal
  }

  /// Everything that is committed to: every file, and every text of every transaction.
  static func values(of files: [EvidenceFile]) -> [(place: String, bytes: [UInt8])] {
    var values = files.map { ($0.path, $0.bytes) }
    let transactions = files.first { $0.path == EvidenceFileNames.transactions }
    let list = transactions.flatMap { JSONReader.value(of: $0.bytes) }?["transactions"]?.asList ?? []
    for (index, transaction) in list.enumerated() {
      guard case .object(let members) = transaction else { continue }
      for member in members {
        guard let text = member.value.asText else { continue }
        values.append(("\(EvidenceFileNames.transactions)#\(index + 1).\(member.key)", Array(text.utf8)))
      }
    }
    return values.sorted { BagPath.precedes($0.0, $1.0) }
  }

  /// Whether both hold the same.
  public static func == (left: EvidenceCommitments, right: EvidenceCommitments) -> Bool {
    left.entries.elementsEqual(right.entries) { $0.place == $1.place && $0.digest == $1.digest }
  }
}
