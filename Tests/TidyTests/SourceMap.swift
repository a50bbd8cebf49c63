/// `Sources/README.md` is the map of the code; a map with holes misleads.
enum SourceMap {
  /// The folders that the map does not name as a word of its own.
  static func missing(folders: Set<String>, map: String) -> [String] {
    let words = Set(map.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }))
    return folders.filter { !words.contains(Substring($0)) }.sorted()
  }

  /// The folders directly below `Sources`.
  static func folders(of paths: [String]) -> Set<String> {
    Set(
      paths.compactMap { path in
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
      })
  }
}
