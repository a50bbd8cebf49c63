import Archives
import Core
import Cryptography

/// Signs bundles: the manifest of manifests, on which every byte of the bag depends.
public enum BundleSigning {
  /// Adds a signature to a bundle that is intact, and writes it anew.
  ///
  /// - Input: `path` is read, `output` is written and may be the same file when `overwrites` says so.
  /// - Errors: `EvidenceError.notIntact` when the bundle is not what was sealed, `alreadySigned` when this key has signed it.
  /// - Determinism: the same signatures give the same file in whatever order they were made.
  public static func sign(
    _ path: String, with key: Ed25519PrivateKey, to output: String, overwrites: Bool
  ) throws(EvidenceError) {
    let report = try BagVerifier.verify(path: path, limits: ZipLimits(entryBytes: 64 << 20)) { _ in true }
    guard report.findings.isEmpty, let manifest = report.kept[BagFile.tagManifest] else { throw .notIntact }
    var files: [(String, [UInt8])] = []
    var signatures: [String: [String: [UInt8]]] = [:]
    for name in report.order {
      guard let bytes = report.kept[name] else { throw .notIntact }
      if let keyID = SignatureFiles.keyID(of: name) {
        signatures[keyID, default: [:]][name] = bytes
      } else if name != SignatureFiles.envelope {
        files.append((name, bytes))
      }
    }
    let envelope = report.kept[SignatureFiles.envelope].flatMap {
      SignatureEnvelope(reading: $0, of: manifest)
    }
    guard signatures.isEmpty == (envelope == nil) else { throw .notIntact }
    let keyID = KeyIdentifier.of(key.publicKey)
    guard signatures[keyID] == nil else { throw .alreadySigned(keyID: keyID) }
    do throws(ArchivesError) {
      var zip = try ZipWriter(path: output, overwrites: overwrites)
      for (name, bytes) in files { try zip.add(name: "\(BagFile.folder)/\(name)", bytes: bytes) }
      for (name, bytes) in made(by: [key], of: manifest, beside: signatures, envelope) {
        try zip.add(name: "\(BagFile.folder)/\(name)", bytes: bytes)
      }
      try zip.finish()
    } catch {
      throw .archive(error)
    }
  }

  /// The files of all signatures, in their order: those that are there and those of some keys.
  static func made(
    by keys: [Ed25519PrivateKey], of manifest: [UInt8], beside existing: [String: [String: [UInt8]]] = [:],
    _ envelope: SignatureEnvelope? = nil
  ) -> [(String, [UInt8])] {
    guard !keys.isEmpty || !existing.isEmpty else { return [] }
    var files = existing
    var all = envelope?.signatures ?? []
    for key in keys {
      let keyID = KeyIdentifier.of(key.publicKey)
      let encoding = SignatureEnvelope.encoding(of: manifest)
      // libcrypto signs or the machine is damaged; an error of another library has no place here.
      guard let signature = try? key.sign(manifest), let enveloped = try? key.sign(encoding),
        let pem = try? key.publicKey.pem()
      else { preconditionFailure("libcrypto could not sign: it is damaged.") }
      files[keyID] = [
        SignatureFiles.signature(keyID): signature, SignatureFiles.publicKey(keyID): Array(pem.utf8),
      ]
      all.append((keyID, enveloped))
    }
    let parts = files.sorted { $0.key < $1.key }.flatMap { $0.value.sorted { $0.key < $1.key } }
    return parts.map { ($0.key, $0.value) }
      + [(SignatureFiles.envelope, SignatureEnvelope(signatures: all).document(of: manifest))]
  }
}
