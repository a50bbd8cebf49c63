import Core
import Cryptography
import Evidence
import Foundation
import TestSupport
import Testing

/// Bundles signed by one or two, checked against key rings, by OpenSSL, and after every change of a signature's file.
@Suite struct BundleSigningTests {
  let folder: TemporaryFolder
  let path: String
  let first: Ed25519PrivateKey
  let second: Ed25519PrivateKey

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "a.zip")
    first = try Ed25519PrivateKey(bytes: [UInt8](repeating: 1, count: 32))
    second = try Ed25519PrivateKey(bytes: [UInt8](repeating: 2, count: 32))
    _ = try EvidenceSeal.write(
      try SampleEvidence.content(), to: path, baggingDate: try SampleEvidence.day(), signers: [first])
  }

  private func day(_ text: String) throws -> BankDay { try #require(BankDay(iso8601: text)) }

  private func ring(until: String? = nil, secondFrom: String = "2026-01-01") throws -> KeyRing {
    KeyRing(entries: [
      KeyRing.Entry(
        publicKey: first.publicKey, owner: "証跡担当", role: .bank, validFrom: try day("2026-01-01"),
        validUntil: try until.map(day)),
      KeyRing.Entry(
        publicKey: second.publicKey, owner: "コンプライアンス", role: .secondLine, validFrom: try day(secondFrom)),
    ])
  }

  private func codes(_ path: String, _ demand: SignatureDemand = SignatureDemand()) throws -> [String] {
    try EvidenceVerification.verify(path, demanding: demand).findings.map(\.code)
  }

  @Test func oneOrTwoSign() throws {
    let one = try EvidenceVerification.verify(path, demanding: SignatureDemand(ring: try ring(), signers: 1))
    #expect(one.isIntact && one.signers.map(\.owner) == ["証跡担当"])
    #expect(try codes(path, SignatureDemand(ring: try ring(), signers: 2)) == ["EVI-030"])
    let both = folder.path(of: "both.zip")
    try BundleSigning.sign(path, with: second, to: both, overwrites: false)
    let two = try EvidenceVerification.verify(both, demanding: SignatureDemand(ring: try ring(), signers: 2))
    #expect(two.isIntact && Set(two.signers.map(\.role)) == ["bank", "second_line"])
    #expect(throws: EvidenceError.alreadySigned(keyID: KeyIdentifier.of(second.publicKey))) {
      try BundleSigning.sign(both, with: second, to: folder.path(of: "again.zip"), overwrites: false)
    }
  }

  /// Sealed by both at once, or by one and then signed by the other: the same bytes.
  @Test func theOrderOfSigningDoesNotShow() throws {
    let files = try [[first, second], [second, first]].enumerated().map { index, keys -> Data in
      let at = folder.path(of: "\(index).zip")
      _ = try EvidenceSeal.write(
        try SampleEvidence.content(), to: at, baggingDate: try SampleEvidence.day(), signers: keys)
      return try Data(contentsOf: URL(filePath: at))
    }
    let later = folder.path(of: "later.zip")
    try BundleSigning.sign(path, with: second, to: later, overwrites: false)
    let signedLater = try Data(contentsOf: URL(filePath: later))
    #expect(files[0] == files[1] && files[0] == signedLater)
  }

  @Test func keysCountForTheirDaysAlone() throws {
    #expect(try codes(path, SignatureDemand(ring: KeyRing(), signers: 0)) == ["EVI-028"])
    #expect(try codes(path, SignatureDemand(ring: try ring(until: "2026-11-19"), signers: 0)) == ["EVI-029"])
    #expect(try codes(path, SignatureDemand(ring: try ring(until: "2026-11-20"), signers: 1)) == [])
    #expect(try codes(path, SignatureDemand(signers: 2)) == ["EVI-030"])
  }

  /// Any bit of any file of a signature, its loss, and files that only look like one.
  @Test func everyChangeOfASignatureIsFound() throws {
    let id = KeyIdentifier.of(first.publicKey)
    let names = ["signatures/\(id).sig", "signatures/\(id).pub.pem", "signatures/envelope.json"]
    for name in names {
      let editor = try BundleEditor(path)
      let bytes = try #require(editor.bytes(of: name))
      for bit in stride(from: 0, to: bytes.count * 8, by: 3) {
        var changed = try BundleEditor(path)
        changed.change(name) { $0[bit / 8] ^= 1 << UInt8(bit % 8) }
        let at = folder.path(of: "changed.zip")
        try changed.write(to: at)
        let found = try codes(at)
        #expect(!found.isEmpty, "\(name) bit \(bit)")
      }
      var lost = try BundleEditor(path)
      lost.remove(name)
      try lost.write(to: folder.path(of: "lost.zip"))
      #expect(try codes(folder.path(of: "lost.zip")).contains("EVI-027"), "\(name)")
    }
    for name in [
      "signatures/x.sig", "signatures/\(id).sig.old", "signatures/\(id.uppercased()).sig", "signature",
    ] {
      var more = try BundleEditor(path)
      more.add(name, [1])
      try more.write(to: folder.path(of: "more.zip"))
      #expect(try codes(folder.path(of: "more.zip")).contains("EVI-016"), "\(name)")
    }
  }

  /// A signature of another bundle, and a bundle changed and sealed anew under the old signature.
  @Test func aSignatureFitsItsBundleAlone() throws {
    let id = KeyIdentifier.of(first.publicKey)
    let other = folder.path(of: "other.zip")
    var content = try SampleEvidence.content()
    content.narrativeEnglish = "Another."
    _ = try EvidenceSeal.write(content, to: other, baggingDate: try SampleEvidence.day(), signers: [first])
    var swapped = try BundleEditor(path)
    let foreign = try #require(try BundleEditor(other).bytes(of: "signatures/\(id).sig"))
    swapped.change("signatures/\(id).sig") { $0 = foreign }
    try swapped.write(to: folder.path(of: "swapped.zip"))
    #expect(try codes(folder.path(of: "swapped.zip")).contains("EVI-026"))
    var resealed = try BundleEditor(path)
    resealed.edit("data/narrative.en.txt") { $0 + "More.\n" }
    resealed.reseal()
    try resealed.write(to: folder.path(of: "resealed.zip"))
    #expect(Set(try codes(folder.path(of: "resealed.zip"))) == ["EVI-026"])
    #expect(throws: EvidenceError.notIntact) {
      var broken = try BundleEditor(path)
      broken.edit("data/narrative.en.txt") { $0 + "More.\n" }
      try broken.write(to: folder.path(of: "broken.zip"))
      try BundleSigning.sign(
        folder.path(of: "broken.zip"), with: second, to: folder.path(of: "b2.zip"), overwrites: false)
    }
  }

  /// By the command of the bundle's own instructions.
  @Test func stockOpenSSLVerifies() throws {
    guard let openssl = OutsideProgram("openssl"), let unzip = OutsideProgram("unzip") else { return }
    #expect(try unzip.run(["-q", path, "-d", folder.path(of: "out")]).status == 0)
    let (id, at) = (KeyIdentifier.of(first.publicKey), folder.path(of: "out/bundle/"))
    let command = [
      "pkeyutl", "-verify", "-pubin", "-inkey", at + "signatures/\(id).pub.pem", "-rawin", "-in",
      at + "tagmanifest-sha256.txt", "-sigfile", at + "signatures/\(id).sig",
    ]
    let verified = try openssl.run(command)
    #expect(verified.status == 0 && verified.output.contains("Signature Verified Successfully"))
    try Data("x".utf8).write(to: URL(filePath: at + "tagmanifest-sha256.txt"))
    #expect(try openssl.run(command).status != 0)
  }

  @Test func aRingIsReadAsItIsWritten() throws {
    let ring = try ring(until: "2026-12-31")
    let read = KeyRing.read(bytes: Array(ring.document.utf8), name: "ring.yaml")
    #expect(read.findings.isEmpty)
    let entries = try #require(read.ring?.entries)
    #expect(
      entries.map(\.keyID) == ring.entries.map(\.keyID) && entries.map(\.owner) == ["証跡担当", "コンプライアンス"])
    #expect(entries[0].validUntil?.iso8601 == "2026-12-31" && entries[1].validUntil == nil)
    #expect(entries[0].publicKey == first.publicKey && entries[1].role == .secondLine)
    for (good, bad) in [
      ("role: bank", "role: boss"), (entries[0].keyID, entries[1].keyID),
      ("valid_from: 2026-01-01", "valid_from: soon"),
      ("owner:", "owners:"),
    ] {
      let changed = KeyRing.read(
        bytes: Array(ring.document.replacing(good, with: bad).utf8), name: "ring.yaml")
      #expect(changed.ring == nil && !changed.findings.isEmpty, "\(bad)")
    }
  }
}
