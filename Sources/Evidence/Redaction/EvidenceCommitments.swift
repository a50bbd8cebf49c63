import Core
import Cryptography

/// Commitments to everything that a whole bundle holds, which reveal nothing without the opening.
///
/// - Shape: for each place, the SHA-256 of 32 bytes of salt and the value's bytes; the salt is the HMAC-SHA-256 of the place under the
///   opening's key. A place is a file below `data/`, or `transactions.json#N.FIELD` for one text of a transaction.
/// - Determinism: the same content and key give the same commitments.
public struct EvidenceCommitments: Equatable, Sendable {
  /// The name of the layout.
  static let format = "mekiki.commitments/1"
  /// The bytes of an opening's key.
  public static let keyBytes = 32

  /// Each place with its commitment in hexadecimal, in the order of the bytes of the places.
  public let entries: [(place: String, digest: String)]

  /// Commits to the files of a whole bundle.
  ///
  /// - Input: a key of `keyBytes` random bytes.
  public init(files: [EvidenceFile], key: [UInt8]) {
    precondition(key.count == EvidenceCommitments.keyBytes, "A commitment's key has 32 bytes.")
    entries = EvidenceCommitments.values(of: files).map {
      ($0.place, EvidenceCommitments.digest(of: $0.bytes, at: $0.place, key: key))
    }
  }

  /// Commits to everything that a bundle with some content holds, whatever day it is sealed on.
  public init(wholeContent content: EvidenceContent, key: [UInt8]) {
    self.init(files: EvidenceSeal.files(of: content), key: key)
  }

  /// Reads what a redacted bundle holds; nil when the bytes are no commitments.
  public init?(json bytes: [UInt8]) {
    guard let root = JSONReader.value(of: bytes), root["format"]?.asText == EvidenceCommitments.format,
      let list = root["entries"]?.asList
    else { return nil }
    var entries: [(place: String, digest: String)] = []
    for entry in list {
      guard let place = entry["place"]?.asText, let digest = entry["sha256"]?.asText else { return nil }
      entries.append((place, digest))
    }
    self.entries = entries
  }

  /// The commitments as JSON.
  public var json: [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("format", EvidenceCommitments.format)
      json.member("value", "SHA-256 of 32 bytes of salt and the bytes of the value")
      json.member("salt", "HMAC-SHA-256 of the place under the key of the opening")
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
