import AlertStore
import ArgumentParser
import Cryptography
import Evidence
import Foundation
import Pipeline

/// For whose eyes a bundle is redacted.
struct RedactionOptions: ParsableArguments {
  @Option(
    help:
      "Redact the bundle for this role, as the pipeline's privacy.yaml says what it sees; needs --opening.")
  var redact: String?
  @Option(help: "The file with the key of pseudonyms, for a role that sees them.") var maskKey: String?
  @Option(
    help:
      "The file with the key of the commitments; made when it is not there. Keep it with the whole bundle.")
  var opening: String?

  func validate() throws {
    guard (redact == nil) == (opening == nil), redact != nil || maskKey == nil else {
      throw ValidationError("A redaction needs --redact ROLE and --opening FILE.")
    }
  }

  /// How to redact, or nil when nothing is to be left out.
  func redaction(pipeline: String) throws -> EvidenceRedaction? {
    guard let redact, let opening else { return nil }
    guard let mask = try MaskOptions.mask(role: redact, keyFile: maskKey, pipeline: pipeline) else {
      return nil
    }
    return EvidenceRedaction(role: redact, mask: mask, opening: try OpeningFile.key(opening, isMade: true))
  }
}

/// The file that holds the key of commitments: 64 hexadecimal digits, for its owner alone.
enum OpeningFile {
  /// The key; when the file is not there and may be made, a new one.
  static func key(_ path: String, isMade: Bool) throws -> [UInt8] {
    if isMade && !FileManager.default.fileExists(atPath: path) {
      let key = try SecureRandom.bytes(count: EvidenceCommitments.keyBytes)
      try NewTextFile.write(
        key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "\n", to: path)
      return key
    }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let digest = SHA256Digest(hexadecimal: text.trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw CommandError.unfitOpening(path) }
    return digest.bytes
  }
}
