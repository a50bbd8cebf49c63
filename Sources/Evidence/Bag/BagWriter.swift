import Archives
import Core
import Cryptography

/// Writes a BagIt 1.0 bag straight into a zip archive.
///
/// Input: files in the order in which they shall stand; a file's bytes are hashed, written and forgotten.
/// Shape: one folder `bundle` with `bagit.txt`, payload under `data/`, other tag files, `bag-info.txt` and the two manifests.
/// Errors: `EvidenceError`; when anything fails, or the writer is dropped before `finish`, no file is left behind.
/// Determinism: the same input gives the same bytes wherever the same version of libarchive writes them.
/// Source: RFC 8493.
public struct BagWriter: ~Copyable {
  private var zip: ZipWriter
  private let baggingDate: BankDay
  private var manifest = BagManifest()
  private var tagManifest = BagManifest()
  private var collisions = NameCollisions()
  private var payloadBytes: Int64 = 0

  /// Begins a bag.
  ///
  /// Input: `path` is where the archive will stand; `baggingDate` is written into `bag-info.txt`. The archive's entries
  /// carry no time.
  public init(path: String, baggingDate: BankDay, overwrites: Bool = false) throws(EvidenceError) {
    self.baggingDate = baggingDate
    let declaration = Array(BagFile.declarationText.utf8)
    zip = try BagWriter.begun(path, overwrites, declaration)
    _ = collisions.meets(BagFile.declaration)
    tagManifest.append(BagFile.declaration, SHA256Hasher.digest(of: declaration))
  }

  /// Adds a payload file, whose path is given without the leading `data/`.
  public mutating func addPayload(_ path: String, _ bytes: [UInt8]) throws(EvidenceError) {
    let full = BagFile.payloadPrefix + path
    try write(full, bytes)
    manifest.append(full, SHA256Hasher.digest(of: bytes))
    payloadBytes += Int64(bytes.count)
  }

  /// Adds a tag file, which describes the bag and is not part of its payload.
  ///
  /// Input: a path outside `data/`; the bag's own files are written by the writer.
  public mutating func addTag(_ path: String, _ bytes: [UInt8]) throws(EvidenceError) {
    precondition(!BagFile.isPayload(path), "A tag file stands outside data/.")
    try write(path, bytes)
    tagManifest.append(path, SHA256Hasher.digest(of: bytes))
  }

  /// Ends the bag with the metadata given, to which the date and the payload's size are added, and signs it with some keys.
  ///
  /// Errors: an existing file of the name is left as it is unless overwriting was asked for.
  public consuming func finish(
    _ metadata: BagMetadata, signers: [Ed25519PrivateKey] = []
  ) throws(EvidenceError) -> Bag {
    let files = manifest.entries.count
    var metadata = metadata
    metadata.append("Bagging-Date", baggingDate.iso8601)
    metadata.append("Payload-Oxum", "\(payloadBytes).\(files)")
    try addTag(BagFile.metadata, metadata.document)
    try addTag(BagFile.manifest, manifest.document)
    let tagDocument = tagManifest.document
    try write(BagFile.tagManifest, tagDocument)
    let digest = SHA256Hasher.digest(of: tagDocument)
    let bag = Bag(payloadFiles: files, payloadBytes: payloadBytes, tagManifestDigest: digest)
    do throws(ArchivesError) {
      for (name, bytes) in BundleSigning.made(by: signers, of: tagDocument) {
        try zip.add(name: "\(BagFile.folder)/\(name)", bytes: bytes)
      }
      try zip.finish()
    } catch {
      throw .archive(error)
    }
    return bag
  }

  /// An archive whose first file says that it is a bag.
  private static func begun(
    _ path: String, _ overwrites: Bool, _ declaration: [UInt8]
  ) throws(EvidenceError) -> ZipWriter {
    do throws(ArchivesError) {
      var zip = try ZipWriter(path: path, overwrites: overwrites)
      try zip.add(name: "\(BagFile.folder)/\(BagFile.declaration)", bytes: declaration)
      return zip
    } catch {
      throw .archive(error)
    }
  }

  private mutating func write(_ path: String, _ bytes: [UInt8]) throws(EvidenceError) {
    guard !collisions.meets(path) else { throw .namesCollide }
    do throws(ArchivesError) {
      try zip.add(name: "\(BagFile.folder)/\(path)", bytes: bytes)
    } catch {
      throw .archive(error)
    }
  }
}
