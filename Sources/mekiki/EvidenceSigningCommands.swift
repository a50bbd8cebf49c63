import ArgumentParser
import Core
import Evidence

/// The command `mekiki evidence sign FILE`.
struct EvidenceSignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Add a second person's signature to a sealed bundle.",
    discussion: "The bundle is looked at first; one that is not what was sealed is not signed.")

  @Argument(help: "The bundle.") var bundle: String
  @Option(help: "The private key, PEM in a file of mode 0600, or /dev/fd/N.") var key: String
  @Option(name: .shortAndLong, help: "Where to write the signed bundle. Default: in place of the bundle.")
  var output: String?
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let signingKey = try KeyFile.read(key)
      try BundleSigning.sign(bundle, with: signingKey, to: output ?? bundle, overwrites: output == nil)
      let id = KeyIdentifier.of(signingKey.publicKey)
      Terminal.write(
        language == .japanese
          ? "鍵 \(id) で署名しました：\(output ?? bundle)\n" : "Signed by the key \(id): \(output ?? bundle)\n")
      return .clean
    }
  }
}

/// The exit codes of a bundle that is refused, by what is wrong with it first.
enum EvidenceExit {
  /// The code for some findings, of which there is at least one.
  static func status(_ findings: [Finding]) -> ExitStatus {
    let codes = Set(findings.compactMap { EvidenceCode(rawValue: $0.code) })
    for (status, kinds) in order where !codes.isDisjoint(with: kinds) { return status }
    return .dataRefused
  }

  private static let order: [(ExitStatus, Set<EvidenceCode>)] = [
    (
      .bundleUnsafe,
      [
        .unsafeName, .nameRepeated, .overLimit, .notAFile, .encrypted, .notOneFolder, .manifestPathUnsafe,
        .namesCollide,
      ]
    ),
    (.bundleDamaged, [.damaged]),
    (.bundleIncomplete, [.declarationWrong, .manifestMissing, .listedFileMissing, .contentMissing]),
    (.bundleExtended, [.payloadUnlisted, .tagFileUnlisted, .manifestPathRepeated]),
    (.bundleChanged, [.digestDiffers, .oxumDiffers, .manifestLineMalformed, .recordDiffers, .modelDiffers]),
    (
      .bundleContradicts,
      [
        .contentUnreadable, .sumDiffers, .indexDiffers, .auditBroken, .transactionsDiffer,
        .restrictionMissing,
      ]
    ),
    (.signatureWrong, [.signatureWrong, .signatureIncomplete]),
    (.keyRefused, [.keyUnknown, .keyNotValidThen]),
    (.tooFewSigners, [.tooFewSigners]),
    (.bundleDamaged, [.formDiffers]),
  ]
}
