import Core
import Cryptography

/// A bundle that is what was sealed, with everything that a proof compares.
struct ProvenBundle {
  /// The alert it is of.
  let alertID: String
  /// The day on which it was sealed, `YYYY-MM-DD`.
  let baggingDate: String
  /// The role for whose eyes it says that it is redacted.
  let role: String?
  /// The files below `data/` in their order.
  let files: [EvidenceFile]
  /// What its two files on what is withheld have to say.
  let withheldWords: [(path: String, words: [UInt8])]
  private let metadata: [BagMetadata.Field]
  private let tagFiles: [String: SHA256Digest]
  private let places: [[UInt8]: Int]

  /// The tag files that follow from the others, which verifying has looked at.
  private static let derived: Set<String> = [BagFile.metadata, BagFile.manifest, BagFile.tagManifest]
  /// What of the metadata each bundle has of its own: verifying compares the size, and the day is that of its sealing.
  private static let ownLabels: Set<String> = ["Bagging-Date", "Payload-Oxum"]

  /// Reads a bundle; nil when it is not what was sealed or withholds something else.
  init?(_ path: String, withheld: EvidenceWithheld.Reason?) throws(EvidenceError) {
    let verification = try EvidenceVerification.verify(path)
    guard verification.isIntact, let summary = verification.summary, summary.withheld?.reason == withheld,
      BankDay(iso8601: summary.baggingDate) != nil
    else { return nil }
    let report = try BagVerifier.verify(path: path) { _ in true }
    guard report.findings.isEmpty, let metadata = report.metadata else { return nil }
    (alertID, baggingDate) = (summary.alertIdentifier, summary.baggingDate)
    role = summary.withheld?.role
    self.metadata = metadata.fields
    files = report.order.filter(BagFile.isPayload).compactMap { name in
      report.kept[name].map {
        EvidenceFile(path: String(name.dropFirst(BagFile.payloadPrefix.count)), bytes: $0)
      }
    }
    places = Dictionary(
      files.enumerated().map { (Array($0.element.path.utf8), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    tagFiles = report.files.filter { !BagFile.isPayload($0.key) && !SignatureFiles.contains($0.key) }
      .mapValues(\.digest)
    withheldWords =
      summary.withheld.map {
        [
          (EvidenceFileNames.withheldEnglish, Array($0.text(.english).utf8)),
          (EvidenceFileNames.withheldJapanese, Array($0.text(.japanese).utf8)),
        ]
      } ?? []
  }

  /// The bytes of a file below `data/`, or nil when there is none of just that name.
  func file(_ path: String) -> [UInt8]? { places[Array(path.utf8)].map { files[$0].bytes } }

  /// What beside `data/` is not as in another bundle: files, and labels of `bag-info.txt`.
  func tagFilesOther(than original: ProvenBundle) -> [String] {
    let names = Set(tagFiles.keys).union(original.tagFiles.keys).subtracting(ProvenBundle.derived).sorted()
    var differences = names.filter { tagFiles[$0] != original.tagFiles[$0] }
    if shared != original.shared { differences.append(BagFile.metadata) }
    return differences
  }

  private var shared: [[UInt8]] {
    metadata.map {
      Array(($0.label + ":" + (ProvenBundle.ownLabels.contains($0.label) ? "" : $0.value)).utf8)
    }
  }
}
