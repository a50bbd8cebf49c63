import Archives
import Core
import Cryptography

/// Checks that a bag in a zip archive is complete, unchanged and safe to unpack.
///
/// Errors: what is wrong with the bag is a finding (EVI-001 and following); only an archive that cannot be opened at all
/// is thrown. What this does not do: it does not know who made the bag; that is what a signature over the digest of
/// `tagmanifest-sha256.txt` tells.
/// Cost: one pass; one file and the kept ones are in memory at a time.
/// Source: RFC 8493 section 3, and beyond it: tag files that no manifest lists are findings.
public struct BagVerifier {
  private let archiveName: String
  private let keeps: (String) -> Bool
  private var report = BagReport()
  private var order: [String] = []

  /// Verifies the bag at a path.
  ///
  /// Input: `keeps` says, by a file's path in the bag, which files' bytes the report shall hold.
  public static func verify(
    path: String, limits: ZipLimits = ZipLimits(), keeps: @escaping (String) -> Bool = { _ in false }
  ) throws(EvidenceError) -> BagReport {
    let name = String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    var verifier = BagVerifier(archiveName: name, keeps: keeps)
    do throws(ArchivesError) {
      try verifier.readFiles(of: ZipReader(path: path, limits: limits))
      if verifier.report.findings.isEmpty, try !ZipForm.holds(path: path, limits: limits) {
        verifier.report.findings.append(EvidenceCode.formDiffers.finding(at: Finding.Place(file: name)))
      }
    } catch {
      guard let code = EvidenceCode(error) else { throw .archive(error) }
      verifier.report.findings.append(code.finding(at: verifier.place(of: error)))
      return verifier.report
    }
    verifier.check()
    return verifier.report
  }

  private init(archiveName: String, keeps: @escaping (String) -> Bool) {
    self.archiveName = archiveName
    self.keeps = keeps
  }

  private static let tagFilesRead: Set<String> = [
    BagFile.declaration, BagFile.metadata, BagFile.manifest, BagFile.tagManifest,
  ]

  private mutating func readFiles(of reader: ZipReader) throws(ArchivesError) {
    var folders: Set<String> = []
    for entry in reader.entries {
      // By bytes: a mark of Unicode that joins the letter before it would hide the slash from a character.
      let top = entry.name.utf8.prefix { $0 != UInt8(ascii: "/") }
      let hasFolder = entry.isFolder || top.endIndex < entry.name.utf8.endIndex
      folders.insert(hasFolder ? String(decoding: top, as: UTF8.self) : "")
    }
    guard folders.count == 1, let folder = folders.first, !folder.isEmpty else {
      return report.findings.append(EvidenceCode.notOneFolder.finding(at: Finding.Place(file: archiveName)))
    }
    try reader.forEachFile { entry, bytes throws(ArchivesError) in
      let path = String(decoding: entry.name.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self)
      order.append(path)
      let digest = SHA256Hasher.digest(of: bytes)
      report.files[path] = BagReport.File(digest: digest, byteCount: Int64(bytes.count))
      if BagFile.isPayload(path) {
        report.payloadFiles += 1
        report.payloadBytes += Int64(bytes.count)
      }
      if BagVerifier.tagFilesRead.contains(path) || keeps(path) { report.kept[path] = bytes }
    }
  }

  private mutating func check() {
    guard report.findings.allSatisfy({ $0.code == EvidenceCode.formDiffers.rawValue }) else { return }
    checkDeclaration()
    checkManifest(BagFile.manifest, unlisted: .payloadUnlisted) { BagFile.isPayload($0) }
    checkManifest(BagFile.tagManifest, unlisted: .tagFileUnlisted) {
      !BagFile.isPayload($0) && $0 != BagFile.tagManifest && !SignatureFiles.contains($0)
    }
    checkMetadata()
    checkCollisions()
    report.order = order
    report.tagManifestDigest = report.files[BagFile.tagManifest]?.digest
    for path in BagVerifier.tagFilesRead where !keeps(path) { report.kept[path] = nil }
  }

  private mutating func checkDeclaration() {
    guard let fields = report.kept[BagFile.declaration].flatMap(BagMetadata.init(reading:)),
      fields.value(of: "BagIt-Version") == "1.0", fields.value(of: "Tag-File-Character-Encoding") == "UTF-8"
    else { return add(.declarationWrong, BagFile.declaration) }
  }

  private mutating func checkManifest(
    _ name: String, unlisted: EvidenceCode, _ belongs: (String) -> Bool
  ) {
    guard let bytes = report.kept[name] else { return add(.manifestMissing, name) }
    let manifest = BagManifest(reading: bytes, file: name, findings: &report.findings)
    var listed: Set<String> = []
    for (path, digest) in manifest.entries {
      listed.insert(path)
      guard belongs(path) else {
        add(.manifestPathUnsafe, path)
        continue
      }
      guard let found = report.files[path]?.digest else {
        add(.listedFileMissing, path)
        continue
      }
      if found != digest { add(.digestDiffers, path) }
    }
    for path in order where belongs(path) && !listed.contains(path) { add(unlisted, path) }
  }

  private mutating func checkMetadata() {
    report.metadata = report.kept[BagFile.metadata].flatMap(BagMetadata.init(reading:))
    if report.metadata?.value(of: "Payload-Oxum") != "\(report.payloadBytes).\(report.payloadFiles)" {
      add(.oxumDiffers, BagFile.metadata)
    }
  }

  private mutating func checkCollisions() {
    var collisions = NameCollisions()
    for path in order where collisions.meets(path) { add(.namesCollide, path) }
  }

  private mutating func add(_ code: EvidenceCode, _ path: String) {
    report.findings.append(code.finding(at: Finding.Place(file: path)))
  }

  private func place(of error: ArchivesError) -> Finding.Place {
    switch error {
    case .damaged(let entry, _), .unsafeName(let entry, _), .duplicateName(let entry), .notAFile(let entry),
      .encrypted(let entry), .overLimit(let entry, _):
      return Finding.Place(file: archiveName, record: entry == 0 ? nil : Int64(entry))
    default: return Finding.Place(file: archiveName)
    }
  }
}
