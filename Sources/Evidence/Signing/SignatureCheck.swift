import Core
import Cryptography

/// Checks who signed a bundle, against what it says itself and against a key ring.
struct SignatureCheck {
  /// What a caller asks of signatures.
  let demand: SignatureDemand
  private(set) var findings: [Finding] = []
  private(set) var signers: [EvidenceVerification.Signer] = []

  init(_ demand: SignatureDemand) {
    self.demand = demand
  }

  mutating func run(_ report: BagReport) throws(CryptographyError) {
    let files = report.files.keys.filter(SignatureFiles.contains).sorted()
    let keyIDs = Set(files.compactMap(SignatureFiles.keyID)).sorted()
    guard let manifest = report.kept[BagFile.tagManifest] else { return }
    var verified: [String: Ed25519PublicKey] = [:]
    for keyID in keyIDs {
      if let key = try publicKey(keyID, report), try isSigned(keyID, key, manifest, report) {
        verified[keyID] = key
      }
    }
    try checkEnvelope(keyIDs, verified, manifest, report)
    let day = report.metadata?.value(of: "Bagging-Date").flatMap { BankDay(iso8601: $0) }
    var owners: Set<String> = []
    for (keyID, key) in verified.sorted(by: { $0.key < $1.key }) {
      let entry = demand.ring?.entry(keyID)
      signers.append(.init(keyID: keyID, owner: entry?.owner, role: entry?.role.rawValue))
      guard demand.ring != nil else {
        owners.insert(keyID)
        continue
      }
      guard let entry, entry.publicKey == key else {
        add(.keyUnknown, SignatureFiles.publicKey(keyID))
        continue
      }
      guard let day, entry.isValid(on: day) else {
        add(.keyNotValidThen, SignatureFiles.publicKey(keyID))
        continue
      }
      owners.insert(entry.owner)
    }
    if owners.count < demand.signers { add(.tooFewSigners, BagFile.tagManifest) }
  }

  /// The key that a bundle gives for an identifier, when it is the key of that identifier.
  private mutating func publicKey(_ keyID: String, _ report: BagReport) throws(CryptographyError)
    -> Ed25519PublicKey?
  {
    let name = SignatureFiles.publicKey(keyID)
    guard let bytes = report.kept[name] else {
      add(.signatureIncomplete, name)
      return nil
    }
    let key = try? Ed25519PublicKey(pem: String(decoding: bytes, as: UTF8.self))
    // Written in just one way, so that no bit of the file can change unseen.
    guard let key, KeyIdentifier.of(key) == keyID, Array(try key.pem().utf8) == bytes else {
      add(.signatureWrong, name)
      return nil
    }
    return key
  }

  private mutating func isSigned(
    _ keyID: String, _ key: Ed25519PublicKey, _ manifest: [UInt8], _ report: BagReport
  ) throws(CryptographyError) -> Bool {
    let name = SignatureFiles.signature(keyID)
    guard let signature = report.kept[name] else {
      add(.signatureIncomplete, name)
      return false
    }
    guard try key.isValid(signature: signature, for: manifest) else {
      add(.signatureWrong, name)
      return false
    }
    return true
  }

  /// The envelope says the same: the same manifest, signed by the same keys.
  private mutating func checkEnvelope(
    _ keyIDs: [String], _ verified: [String: Ed25519PublicKey], _ manifest: [UInt8], _ report: BagReport
  ) throws(CryptographyError) {
    guard let bytes = report.kept[SignatureFiles.envelope] else {
      if !keyIDs.isEmpty { add(.signatureIncomplete, SignatureFiles.envelope) }
      return
    }
    guard let envelope = SignatureEnvelope(reading: bytes, of: manifest),
      envelope.signatures.map(\.keyID) == keyIDs,
      !keyIDs.isEmpty
    else { return add(.signatureWrong, SignatureFiles.envelope) }
    for signature in envelope.signatures {
      guard let key = verified[signature.keyID] else { continue }
      let isValid = try key.isValid(signature: signature.bytes, for: SignatureEnvelope.encoding(of: manifest))
      if !isValid { add(.signatureWrong, SignatureFiles.envelope) }
    }
  }

  private mutating func add(_ code: EvidenceCode, _ path: String) {
    findings.append(code.finding(at: Finding.Place(file: path)))
  }
}

/// What is asked of the signatures of a bundle.
public struct SignatureDemand: Sendable {
  /// Whose signatures count, or nil when every signature that fits its own key does.
  public var ring: KeyRing?
  /// How many different owners must have signed; without a ring how many keys.
  public var signers: Int

  /// Makes a demand; without arguments a bundle need not be signed, and signatures that are there must be right.
  public init(ring: KeyRing? = nil, signers: Int = 0) {
    self.ring = ring
    self.signers = signers
  }
}
