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

  /// The files that a redacted bundle has of its own.
  ///
  /// Of its metadata for archives nothing is proven.
  private static let own: Set<String> = [
    EvidenceFileNames.commitments, EvidenceFileNames.withheldEnglish, EvidenceFileNames.withheldJapanese,
    EvidenceFileNames.crate,
  ]
  /// The pages and paragraphs that are written again with what the role may see.
  private static let narratives: Set<String> = [
    EvidenceFileNames.narrativeJapanese, EvidenceFileNames.narrativeEnglish, "narrative.ja.html",
    "narrative.en.html",
  ]
  /// What no redacted bundle holds.
  private static let absent = ["source/", "history/", EvidenceFileNames.audit, "detail.json"]
  /// Files of rules may be missing, whose exceptions can name accounts; those that are there are the same.
  private static let rules = EvidenceFileNames.rulePack

  /// The keys whose texts a redaction may replace or leave out, by file; everything else must be the same.
  private static let maskedKeys: [String: Set<String>] = [
    EvidenceFileNames.alert: ["account", "withheld", "withheld_role"],
    EvidenceFileNames.transactions: [
      "transaction_id", "account", "counterparty_account", "counterparty_name", "originator_name", "memo",
    ],
    EvidenceFileNames.reasons: ["ja", "en"], EvidenceFileNames.evidence: ["withheld"],
  ]
  /// The keys whose values a redaction may leave out, and not replace.
  private static let droppedKeys: [String: Set<String>] = [
    EvidenceFileNames.reasons: ["span_start_byte", "span_end_byte"],
    EvidenceFileNames.evidence: ["source", "history"],
    EvidenceFileNames.sourceIndex: [
      "path", "source_file", "source_file_sha256", "byte_offset", "byte_length", "sha256", "format",
      "encoding",
      "head_path", "entry_path", "offset_in_entry", "added_tail", "history_path",
    ],
  ]

  /// Holds two bundles against each other; `opening` is the key in the opening file.
  ///
  /// The sentences of narratives are not proven: they are the only files that may be other ones.
  /// - Errors: `EvidenceError` when one of them cannot be opened.
  public init(whole: String, redacted: String, opening: [UInt8]) throws(EvidenceError) {
    guard let original = try RedactionProof.files(whole, withheld: nil) else {
      fault(.notIntact, whole)
      return
    }
    guard let part = try RedactionProof.files(redacted, withheld: .redacted) else {
      fault(.notIntact, redacted)
      return
    }
    let found = part.files.first { $0.path == EvidenceFileNames.commitments }
    guard let commitments = found.flatMap({ EvidenceCommitments(json: $0.bytes) }) else {
      fault(.withoutCommitments, EvidenceFileNames.commitments)
      return
    }
    let key = EvidenceCommitments.key(ofAlert: original.alertID, opening: opening)
    open(commitments, original.files, key)
    for file in part.files where !RedactionProof.own.contains(file.path) {
      guard let source = original.files.first(where: { $0.path == file.path }) else {
        fault(.fileAdded, file.path)
        continue
      }
      if RedactionProof.isLeftOut(file.path) { fault(.fileAdded, file.path) }
      compare(file, source)
    }
    for (path, words) in part.withheld where part.files.first(where: { $0.path == path })?.bytes != words {
      fault(.valueDiffers, path)
    }
    let paths = Set(part.files.map(\.path))
    for file in original.files where !paths.contains(file.path) {
      if !RedactionProof.isLeftOut(file.path) && !file.path.hasPrefix(RedactionProof.rules) {
        fault(.fileMissing, file.path)
      }
    }
  }

  /// Whether no redacted bundle has a file.
  private static func isLeftOut(_ path: String) -> Bool {
    path != EvidenceFileNames.sourceIndex && absent.contains { path.hasPrefix($0) }
  }

  private mutating func fault(_ kind: Fault.Kind, _ place: String) {
    faults.append(Fault(kind: kind, place: place))
  }

  /// The files below `data/`, or nil when the bundle is not what was sealed or withholds something else.
  private static func files(_ path: String, withheld: EvidenceWithheld.Reason?) throws(EvidenceError)
    -> (alertID: String, files: [EvidenceFile], withheld: [(path: String, words: [UInt8])])?
  {
    let verification = try EvidenceVerification.verify(path)
    guard verification.isIntact, let summary = verification.summary, summary.withheld?.reason == withheld
    else { return nil }
    let report = try BagVerifier.verify(path: path) { _ in true }
    guard report.findings.isEmpty else { return nil }
    let files = report.order.filter(BagFile.isPayload).compactMap { name in
      report.kept[name].map {
        EvidenceFile(path: String(name.dropFirst(BagFile.payloadPrefix.count)), bytes: $0)
      }
    }
    let words = summary.withheld.map {
      [
        (EvidenceFileNames.withheldEnglish, Array($0.text(.english).utf8)),
        (EvidenceFileNames.withheldJapanese, Array($0.text(.japanese).utf8)),
      ]
    }
    return (summary.alertIdentifier, files, words ?? [])
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

  /// Whether a member only says which files there are, which verifying a bundle has looked at.
  private static func isList(_ key: String, _ file: String) -> Bool {
    file == EvidenceFileNames.evidence && (key == "files" || key == "is_replayable")
  }

  private mutating func compare(_ file: EvidenceFile, _ source: EvidenceFile) {
    if file.bytes == source.bytes {
      sameFiles += 1
    } else if RedactionProof.narratives.contains(file.path) {
      maskedTexts += 1
    } else if let left = JSONReader.value(of: source.bytes), let right = JSONReader.value(of: file.bytes) {
      compare(left, right, file.path, key: "", at: file.path)
    } else {
      fault(.valueDiffers, file.path)
    }
  }

  private mutating func compare(
    _ original: JSONValue, _ redacted: JSONValue, _ file: String, key: String, at place: String
  ) {
    switch (original, redacted) {
    case (.object(let left), .object(let right)) where left.map(\.key) == right.map(\.key):
      for (index, member) in left.enumerated() where !RedactionProof.isList(member.key, file) {
        compare(
          member.value, right[index].value, file, key: member.key, at: "\(place).\(member.key)")
      }
    case (.list(let left), .list(let right)) where left.count == right.count:
      for (index, value) in left.enumerated() {
        compare(value, right[index], file, key: key, at: "\(place).\(index + 1)")
      }
    case (.text(let left), .text(let right)) where left.utf8.elementsEqual(right.utf8): sameValues += 1
    case (let left, let right) where left == right && !left.isText: sameValues += 1
    case (.list, .list(let right)) where right.isEmpty && file.hasPrefix("scores/") && key == "memo_spans":
      maskedTexts += 1
    case (.text, .text), (.text, .null), (.null, .text):
      let mayChange =
        RedactionProof.maskedKeys[file]?.contains(key) == true
        && (original != .null || key.hasPrefix("withheld"))
      let isDropped = redacted == .null && RedactionProof.droppedKeys[file]?.contains(key) == true
      if mayChange || isDropped { maskedTexts += 1 } else { fault(.valueDiffers, place) }
    case (.integer, .null) where RedactionProof.droppedKeys[file]?.contains(key) == true: maskedTexts += 1
    default: fault(.valueDiffers, place)
    }
  }
}

extension JSONValue {
  /// Texts are equal to Swift that are written with other characters; here their bytes count.
  fileprivate var isText: Bool {
    if case .text = self { return true }
    return false
  }
}
