/// Where a value stands in a file.
struct ValuePlace {
  /// The file.
  let file: String
  /// The nearest key above the value.
  var key = ""
  /// The way from the file's root.
  var path: String

  init(file: String) {
    self.file = file
    path = file
  }

  func below(_ key: String) -> ValuePlace {
    var place = self
    (place.key, place.path) = (key, path + "." + key)
    return place
  }

  func below(_ index: Int) -> ValuePlace {
    var place = self
    place.path = path + ".\(index + 1)"
    return place
  }
}

/// The values of a file that a redaction changes.
extension RedactionProof {
  /// The keys whose texts may be masked or left out, by file; everything else must be the same.
  private static let maskedKeys: [String: Set<String>] = [
    EvidenceFileNames.alert: ["account"],
    EvidenceFileNames.transactions: [
      "transaction_id", "account", "counterparty_account", "counterparty_name", "originator_name", "memo",
    ],
    EvidenceFileNames.reasons: ["ja", "en"],
  ]
  /// The keys under which a redacted bundle says what it is, and a whole one nothing.
  private static let saidKeys: [String: Set<String>] = [
    EvidenceFileNames.alert: ["withheld", "withheld_role"], EvidenceFileNames.evidence: ["withheld"],
  ]
  /// The keys whose values a redaction may leave out, and not replace.
  private static let droppedKeys: [String: Set<String>] = [
    EvidenceFileNames.reasons: ["span_start_byte", "span_end_byte"],
    EvidenceFileNames.evidence: ["source", "history"],
    EvidenceFileNames.sourceIndex: [
      "path", "source_file", "source_file_sha256", "byte_offset", "byte_length", "sha256", "format",
      "encoding", "head_path", "entry_path", "offset_in_entry", "added_tail", "history_path",
    ],
  ]

  mutating func compare(_ original: JSONValue, _ redacted: JSONValue, _ place: ValuePlace) {
    switch (original, redacted) {
    case (.object(let left), .object(let right)) where RedactionProof.haveSameKeys(left, right):
      for (member, other) in zip(left, right) where !RedactionProof.isList(member.key, place.file) {
        compare(member.value, other.value, place.below(member.key))
      }
    case (.list(let left), .list(let right)) where left.count == right.count:
      for (index, value) in left.enumerated() { compare(value, right[index], place.below(index)) }
    case (let left, let right) where left == right: sameValues += 1
    case (.list, .list(let right))
    where right.isEmpty && place.file.hasPrefix("scores/") && place.key == "memo_spans":
      maskedTexts += 1
    case (.text(let left), .text(let right)) where RedactionProof.maskedKeys.has(place):
      if MaskedText(right).isMask(of: left) { maskedTexts += 1 } else { fault(.maskDiffers, place.path) }
    case (.text, .null) where RedactionProof.maskedKeys.has(place),
      (.text, .null) where RedactionProof.droppedKeys.has(place),
      (.integer, .null) where RedactionProof.droppedKeys.has(place),
      (.null, .text) where RedactionProof.saidKeys.has(place):
      // What is said there is looked at with the lists.
      maskedTexts += 1
    default: fault(.valueDiffers, place.path)
    }
  }

  private static func haveSameKeys(_ left: [JSONMember], _ right: [JSONMember]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) }
  }

  /// Whether a member only says which files there are, or that a bundle without sources cannot be replayed, which is looked at elsewhere.
  private static func isList(_ key: String, _ file: String) -> Bool {
    file == EvidenceFileNames.evidence && (key == "files" || key == "is_replayable")
  }
}

extension [String: Set<String>] {
  fileprivate func has(_ place: ValuePlace) -> Bool { self[place.file]?.contains(place.key) == true }
}
