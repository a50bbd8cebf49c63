import Core
import Cryptography

/// Shows, with the whole bundle and the opening, that another bundle is its redaction.
public struct RedactionProof: Sendable {
  /// What does not hold, one sentence a thing; empty when the bundle is a redaction.
  public struct Fault: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Sendable {
      /// A bundle is not what was sealed, or not a whole and a redacted one.
      case notIntact = "not_intact"
      /// The bundle has no commitments.
      case withoutCommitments = "without_commitments"
      /// A commitment is not to what the whole bundle holds.
      case commitmentDiffers = "commitment_differs"
      /// Something of the whole bundle is committed to nowhere.
      case notCommitted = "not_committed"
      /// A number, or another value that no redaction changes, is not the one of the whole bundle.
      case valueDiffers = "value_differs"
      /// The bundle lacks a file that a redaction leaves as it is.
      case fileMissing = "file_missing"
      /// The bundle has a file that the whole one lacks.
      case fileAdded = "file_added"
      /// What stands in the place of a text is not the text with parts masked.
      case maskDiffers = "mask_differs"
    }

    /// What is wrong.
    public let kind: Kind
    /// Where: a file, or a place in one.
    public let place: String
  }

  /// What does not hold.
  public internal(set) var faults: [Fault] = []
  /// How many commitments were opened and hold.
  public internal(set) var opened = 0
  /// How many files are the very same.
  public internal(set) var sameFiles = 0
  /// How many texts are left out or replaced.
  public internal(set) var maskedTexts = 0
  /// How many values of changed files are the same.
  public internal(set) var sameValues = 0

  /// The role for whose eyes the bundle says that it is redacted: a name of the bank's, which no proof knows.
  public internal(set) var role: String?

  /// Whether the bundle is a redaction of the whole one.
  public var holds: Bool { faults.isEmpty }

  /// The files that a redacted bundle has of its own.
  private static let own: Set<String> = [
    EvidenceFileNames.commitments, EvidenceFileNames.withheldEnglish, EvidenceFileNames.withheldJapanese,
    EvidenceFileNames.crate,
  ]
  /// The pages that are written again with what the role may see; nothing is proven of their sentences.
  private static let pages: Set<String> = ["narrative.ja.html", "narrative.en.html"]
  /// The same as texts, in which only words are masked.
  private static let narratives: Set<String> = [
    EvidenceFileNames.narrativeJapanese, EvidenceFileNames.narrativeEnglish,
  ]
  /// What no redacted bundle holds.
  private static let absent = ["source/", "history/", EvidenceFileNames.audit, "detail.json"]
  /// Files of rules may be missing, whose exceptions can name accounts; those that are there are the same.
  private static let rules = EvidenceFileNames.rulePack
  /// What only lists the other files, and the day of sealing with them, is not committed to.
  private static let lists: Set<String> = [EvidenceFileNames.evidence, EvidenceFileNames.crate]

  /// Holds two bundles against each other; `opening` is the key in the opening file.
  ///
  /// Not proven: the sentences of the pages, that two pseudonyms stand for two people, what a role is called, and that it masks enough.
  /// - Errors: `EvidenceError` when one of them cannot be opened.
  public init(whole: String, redacted: String, opening: [UInt8]) throws(EvidenceError) {
    try prove(whole, redacted, opening)
  }

  private mutating func prove(_ whole: String, _ redacted: String, _ opening: [UInt8]) throws(EvidenceError) {
    guard let original = try ProvenBundle(whole, withheld: nil) else { return fault(.notIntact, whole) }
    guard let part = try ProvenBundle(redacted, withheld: .redacted) else {
      return fault(.notIntact, redacted)
    }
    guard let file = part.file(EvidenceFileNames.commitments),
      let commitments = EvidenceCommitments(json: file)
    else { return fault(.withoutCommitments, EvidenceFileNames.commitments) }
    role = part.role
    let key = EvidenceCommitments.key(ofAlert: original.alertID, opening: opening)
    open(commitments, file, original.files, key)
    for difference in part.tagFilesOther(than: original) { fault(.valueDiffers, difference) }
    comparePayload(part, original)
    compareLists(part, original)
  }

  private mutating func comparePayload(_ part: ProvenBundle, _ original: ProvenBundle) {
    for file in part.files where !RedactionProof.own.contains(file.path) {
      guard let source = original.file(file.path), !RedactionProof.isLeftOut(file.path) else {
        fault(.fileAdded, file.path)
        continue
      }
      compare(file, source)
    }
    for file in original.files where part.file(file.path) == nil {
      if !RedactionProof.isLeftOut(file.path) && !file.path.hasPrefix(RedactionProof.rules) {
        fault(.fileMissing, file.path)
      }
    }
  }

  /// What says of a bundle that it is redacted, and which files it has.
  private mutating func compareLists(_ part: ProvenBundle, _ original: ProvenBundle) {
    for (path, words) in part.withheldWords where part.file(path) != words { fault(.valueDiffers, path) }
    let index = part.file(EvidenceFileNames.evidence).flatMap { JSONReader.value(of: $0) }
    let redacted = EvidenceWithheld.Reason.redacted.rawValue
    let files = part.files.filter { !RedactionProof.lists.contains($0.path) }
    if index?["withheld"] != .text(redacted) || index?["is_replayable"] != .boolean(false)
      || index?["files"] != .list(files.map(IndexDocument.entry))
    {
      fault(.valueDiffers, EvidenceFileNames.evidence)
    }
    if let role, !RoleName.isName(role) {
      fault(.valueDiffers, EvidenceFileNames.alert + ".withheld_role")
    }
    let holds = CrateProof.holds(
      whole: original.file(EvidenceFileNames.crate) ?? [],
      redacted: part.file(EvidenceFileNames.crate) ?? [],
      files: files, day: part.baggingDate)
    if !holds { fault(.valueDiffers, EvidenceFileNames.crate) }
  }

  /// Whether no redacted bundle has a file.
  private static func isLeftOut(_ path: String) -> Bool {
    path != EvidenceFileNames.sourceIndex && absent.contains { path.hasPrefix($0) }
  }

  mutating func fault(_ kind: Fault.Kind, _ place: String) {
    faults.append(Fault(kind: kind, place: place))
  }

  private mutating func open(
    _ commitments: EvidenceCommitments, _ file: [UInt8], _ original: [EvidenceFile], _ key: [UInt8]
  ) {
    let expected = EvidenceCommitments(
      files: original.filter { !RedactionProof.lists.contains($0.path) }, key: key)
    let found = Dictionary(
      commitments.entries.map { ($0.place, $0.digest) }, uniquingKeysWith: { first, _ in first })
    for entry in expected.entries {
      switch found[entry.place] {
      case entry.digest?: opened += 1
      case nil: fault(.notCommitted, entry.place)
      default: fault(.commitmentDiffers, entry.place)
      }
    }
    if commitments == expected && file != expected.json {
      fault(.valueDiffers, EvidenceFileNames.commitments)
    }
    let known = Set(expected.entries.map(\.place))
    for entry in commitments.entries where !known.contains(entry.place) {
      fault(.commitmentDiffers, entry.place)
    }
  }

  private mutating func compare(_ file: EvidenceFile, _ source: [UInt8]) {
    if file.bytes == source {
      sameFiles += 1
    } else if RedactionProof.pages.contains(file.path) {
      maskedTexts += 1
    } else if RedactionProof.narratives.contains(file.path) {
      compareMasked(String(decoding: source, as: UTF8.self), file.bytes, at: file.path)
    } else if let left = JSONReader.value(of: source), let right = JSONReader.value(of: file.bytes) {
      compare(left, right, ValuePlace(file: file.path))
    } else {
      fault(.valueDiffers, file.path)
    }
  }

  private mutating func compareMasked(_ original: String, _ masked: [UInt8], at place: String) {
    guard let text = String(validating: masked, as: UTF8.self), MaskedText(text).isMask(of: original) else {
      return fault(.maskDiffers, place)
    }
    maskedTexts += 1
  }
}
