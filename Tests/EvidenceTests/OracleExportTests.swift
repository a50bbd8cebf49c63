import Cryptography
import Evidence
import Foundation
import TestSupport
import Testing

/// Writes bundles where the oracles of `Tests/Oracles` look for them.
struct OracleExportTests {
  @Test func bundlesForOtherProgramsAreWritten() throws {
    let temporary = try TemporaryFolder()
    let folder = ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] ?? temporary.path
    let path = "\(folder)/sample.zip"
    _ = try EvidenceSeal.write(
      try SampleEvidence.content(), to: path, baggingDate: try SampleEvidence.day(), overwrites: true)
    #expect(try EvidenceVerification.verify(path).isIntact)
    let signed = "\(folder)/signed.zip"
    let keys = try [3, 4].map { try Ed25519PrivateKey(bytes: [UInt8](repeating: $0, count: 32)) }
    _ = try EvidenceSeal.write(
      try SampleEvidence.content(), to: signed, baggingDate: try SampleEvidence.day(), signers: keys,
      overwrites: true)
    #expect(try EvidenceVerification.verify(signed, demanding: SignatureDemand(signers: 2)).isIntact)
  }
}
