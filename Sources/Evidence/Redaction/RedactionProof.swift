import Core
import Cryptography

/// Shows, with the whole bundle and the opening, that another bundle is its redaction.
public struct RedactionProof: Sendable {
  /// What does not hold, one sentence a thing; empty when the bundle is a redaction.
  public struct Fault: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Sendable {
      /// One of the two bundles is not what was sealed.
      case notIntact = "not_intact"
      /// The bundle has no commitments.
      case withoutCommitments = "without_commitments"
      /// A commitment is not to what the whole bundle holds.
      case commitmentDiffers = "commitment_differs"
      /// Something of the whole bundle is committed to nowhere.
      case notCommitted = "not_committed"
      /// A number, or another value that no redaction changes, is not the one of the whole bundle.
      case valueDiffers = "value_differs"
      /// The bundle has a file that the whole one lacks.
      case fileAdded = "file_added"
    }

    /// What is wrong.
    public let kind: Kind
    /// Where: a file, or a place in one.
    public let place: String
  }

  /// What does not hold.
  public private(set) var faults: [Fault] = []
  /// How many commitments were opened and hold.
  public private(set) var opened = 0
  /// How many files are the very same.
  public private(set) var sameFiles = 0
  /// How many texts are left out or replaced.
  public private(set) var maskedTexts = 0
  /// How many values of changed files are the same.
  public private(set) var sameValues = 0

  /// Whether the bundle is a redaction of the whole one.
  public var holds: Bool { faults.isEmpty }

  /// The files that only a redacted bundle has, or whose whole text is written anew for it.
  private static let rewritten: Set<String> = [
    EvidenceFileNames.commitments, EvidenceFileNames.withheldEnglish, EvidenceFileNames.withheldJapanese,
    EvidenceFileNames.evidence, EvidenceFileNames.crate, EvidenceFileNames.sourceIndex,
  ]

  /// Holds two bundles against each other.
  ///
  /// - Errors: `EvidenceError` when one of them cannot be opened.
  public init(whole: String, redacted: String, key: [UInt8]) throws(EvidenceError) {
    guard let original = try RedactionProof.files(whole) else {
      fault(.notIntact, whole)
      return
    }
    guard let part = try RedactionProof.files(redacted) else {
      fault(.notIntact, redacted)
      return
    }
    guard
      let commitments = part.first(where: { $0.path == EvidenceFileNames.commitments }).flatMap({
        EvidenceCommitments(json: $0.bytes)
      })
    else {
      fault(.withoutCommitments, EvidenceFileNames.commitments)
      return
    }
    open(commitments, original, key)
    for file in part where !RedactionProof.rewritten.contains(file.path) {
      guard let source = original.first(where: { $0.path == file.path }) else {
        fault(.fileAdded, file.path)
        continue
      }
      compare(file, source)
    }
  }

  private mutating func fault(_ kind: Fault.Kind, _ place: String) {
    faults.append(Fault(kind: kind, place: place))
  }

  /// The files below `data/`, or nil when the bundle is not what was sealed.
  private static func files(_ path: String) throws(EvidenceError) -> [EvidenceFile]? {
    guard try EvidenceVerification.verify(path).isIntact else { return nil }
    let report = try BagVerifier.verify(path: path) { _ in true }
    guard report.findings.isEmpty else { return nil }
    return report.order.filter(BagFile.isPayload).compactMap { name in
      report.kept[name].map {
        EvidenceFile(path: String(name.dropFirst(BagFile.payloadPrefix.count)), bytes: $0)
      }
    }
  }

  private mutating func open(_ commitments: EvidenceCommitments, _ original: [EvidenceFile], _ key: [UInt8]) {
    // What only lists the other files, and the day of sealing with them, is not committed to.
    let lists = [EvidenceFileNames.evidence, EvidenceFileNames.crate]
    let expected = EvidenceCommitments(files: original.filter { !lists.contains($0.path) }, key: key)
    let found = Dictionary(
      commitments.entries.map { ($0.place, $0.digest) }, uniquingKeysWith: { first, _ in first })
    for entry in expected.entries {
      switch found[entry.place] {
      case entry.digest?: opened += 1
      case nil: fault(.notCommitted, entry.place)
      default: fault(.commitmentDiffers, entry.place)
      }
    }
    let known = Set(expected.entries.map(\.place))
    for entry in commitments.entries where !known.contains(entry.place) {
      fault(.commitmentDiffers, entry.place)
    }
  }

  private mutating func compare(_ file: EvidenceFile, _ source: EvidenceFile) {
    if file.bytes == source.bytes {
      sameFiles += 1
      return
    }
    guard let left = JSONReader.value(of: source.bytes), let right = JSONReader.value(of: file.bytes) else {
      // A page or a paragraph of sentences.
      maskedTexts += 1
      return
    }
    compare(left, right, file.path)
  }

  private mutating func compare(_ original: JSONValue, _ redacted: JSONValue, _ place: String) {
    switch (original, redacted) {
    case (.object(let left), .object(let right)) where left.map(\.key) == right.map(\.key):
      for (index, member) in left.enumerated() {
        compare(member.value, right[index].value, "\(place).\(member.key)")
      }
    case (.list(let left), .list(let right)) where left.count == right.count:
      for (index, value) in left.enumerated() { compare(value, right[index], "\(place).\(index + 1)") }
    case (let left, let right) where left == right: sameValues += 1
    // A text is replaced or left out; where in a hidden text something stood, and spans of it, go with it.
    case (.text, .text), (.text, .null): maskedTexts += 1
    case (.integer, .null) where place.contains("span") || place.contains("_byte"): maskedTexts += 1
    case (.list, .list(let right)) where right.isEmpty: maskedTexts += 1
    case (.null, .text) where place.hasSuffix(".withheld") || place.hasSuffix(".withheld_role"):
      maskedTexts += 1
    default: fault(.valueDiffers, place)
    }
  }
}
