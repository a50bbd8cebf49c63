/// Tells whether the metadata for archives of a redacted bundle says of it what it says of the whole one, and lists the files it has.
enum CrateProof {
  /// What differs by itself: the files, and the day on which each bundle was sealed.
  private static let own: Set<String> = ["datePublished", "hasPart"]

  /// Whether the metadata is that of a redaction.
  ///
  /// - Input: the metadata of both, the redacted bundle's files without those that only list them, and the day of its sealing.
  static func holds(whole: [UInt8], redacted: [UInt8], files: [EvidenceFile], day: String) -> Bool {
    guard let left = JSONReader.value(of: whole), let right = JSONReader.value(of: redacted),
      let graph = right["@graph"]?.asList, let original = left["@graph"]?.asList,
      case .object(let members) = right, members.map(\.key) == ["@context", "@graph"],
      left["@context"] == right["@context"]
    else { return false }
    let dataset = graph.first { $0["@id"] == .text("./") }
    let parts = files.map { JSONValue.object([JSONMember("@id", .text($0.path))]) }
    return dataset?["datePublished"] == .text(day) && dataset?["hasPart"] == .list(parts)
      && graph.filter(isFile) == files.map(entity)
      && graph.filter { !isFile($0) }.map(shared) == original.filter { !isFile($0) }.map(shared)
  }

  private static func isFile(_ entity: JSONValue) -> Bool { entity["@type"] == .text("File") }

  private static func entity(_ file: EvidenceFile) -> JSONValue {
    let members = [
      ("@id", file.path), ("@type", "File"), ("encodingFormat", IndexDocument.mediaType(file.path)),
      ("contentSize", String(file.bytes.count)),
    ]
    return .object(members.map { JSONMember($0.0, .text($0.1)) })
  }

  private static func shared(_ entity: JSONValue) -> JSONValue {
    guard case .object(let members) = entity, entity["@id"] == .text("./") else { return entity }
    return .object(members.filter { !own.contains($0.key) })
  }
}
