import Archives
import Core
import Cryptography

/// Checks a sealed alert without the database it came from.
///
/// Errors: what is wrong with the bundle is a finding; only a bundle that cannot be opened at all is thrown.
/// What this does not do: it does not compute the score again. Who made the bundle shows by its signatures and a key ring.
public struct EvidenceVerification: Sendable {
  /// What a bundle says of itself.
  public struct Summary: Equatable, Sendable {
    /// The alert's identifier.
    public let alertIdentifier: String
    /// The day on which it was sealed, `YYYY-MM-DD`.
    public let baggingDate: String
    /// The number of transactions.
    public let transactions: Int
    /// The number of files below `data/`.
    public let payloadFiles: Int
    /// The size of these files together in bytes.
    public let payloadBytes: Int64
    /// Why names, texts and source bytes are not there; nil for a whole bundle.
    public let withheld: EvidenceWithheld?
    /// The SHA-256 of `tagmanifest-sha256.txt`, on which every byte depends.
    public let tagManifestDigest: SHA256Digest
  }

  /// Somebody whose signature fits.
  public struct Signer: Equatable, Sendable {
    /// The identifier of the key.
    public let keyID: String
    /// Who holds it, as the key ring says; nil without a ring, or when it does not have the key.
    public let owner: String?
    /// In which role, likewise.
    public let role: String?
  }

  /// Whose signatures fit the bundle, by the identifiers of their keys; a ring says whether they are to be believed.
  public let signers: [Signer]
  /// What is wrong; empty for a bundle that is complete, unchanged and consistent.
  public let findings: [Finding]
  /// What the bundle says of itself, or nil when too little of it can be read.
  public let summary: Summary?

  /// Whether nothing is wrong.
  public var isIntact: Bool { findings.isEmpty && summary != nil }

  /// Checks the bundle at a path.
  public static func verify(
    _ path: String, demanding demand: SignatureDemand = SignatureDemand(),
    limits: ZipLimits = ZipLimits(entryBytes: 64 << 20)
  ) throws(EvidenceError) -> EvidenceVerification {
    let report = try BagVerifier.verify(path: path, limits: limits) { name in
      (BagFile.isPayload(name) && name.hasSuffix(".json")) || SignatureFiles.contains(name)
        || name == BagFile.tagManifest
    }
    // After a fatal finding the files were not read, and would all be called missing.
    if report.findings.contains(where: { $0.severity == .fatal }) {
      return EvidenceVerification(signers: [], findings: report.findings, summary: nil)
    }
    var check = EvidenceCheck(report: report)
    check.run()
    var signatures = SignatureCheck(demand)
    do throws(CryptographyError) {
      try signatures.run(report)
    } catch {
      throw .cryptography(error)
    }
    return EvidenceVerification(
      signers: signatures.signers, findings: report.findings + check.findings + signatures.findings,
      summary: summary(of: report, transactions: check.transactionCount, withheld: check.withheld))
  }

  private static func summary(
    of report: BagReport, transactions: Int?, withheld: EvidenceWithheld?
  ) -> Summary? {
    guard let metadata = report.metadata, let identifier = metadata.value(of: "External-Identifier"),
      let date = metadata.value(of: "Bagging-Date"), let digest = report.tagManifestDigest, let transactions
    else { return nil }
    return Summary(
      alertIdentifier: identifier, baggingDate: date, transactions: transactions,
      payloadFiles: report.payloadFiles, payloadBytes: report.payloadBytes, withheld: withheld,
      tagManifestDigest: digest)
  }
}
