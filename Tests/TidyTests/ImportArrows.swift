/// Imports point upstream only, and an outside module is imported by one target.
enum ImportArrows {
  /// The modules that a file imports, with their lines.
  static func imports(of file: SourceFile) -> [(module: Substring, line: Int)] {
    file.codeLines.enumerated().compactMap { index, line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
        words[..<place].allSatisfy({ $0.hasPrefix("@") || accessWords.contains($0) })
      else { return nil }
      let isOfOneThing = kindWords.contains(words[place + 1]) && place + 2 < words.count
      let name = words[place + (isOfOneThing ? 2 : 1)]
      return (name.prefix { $0 != "." }, index + 1)
    }
  }

  static func problems(in file: SourceFile) -> [TidyProblem] {
    guard let target = file.target else { return [] }
    guard let row = TargetTable.row(named: target) else {
      return [file.problem(nil, "the folder \(target) is not in the table of targets")]
    }
    return imports(of: file).compactMap { module, line in
      let module = String(module)
      if TargetTable.system.contains(module) || TargetTable.shared.contains(module) { return nil }
      if module == row.target || row.mayImport.contains(module) || row.outside.contains(module) { return nil }
      if TargetTable.row(named: module) != nil {
        return file.problem(
          line, "\(target) may not import \(module): the table of targets has no such arrow")
      }
      return file.problem(
        line, "\(target) may not import \(module): only one target imports an outside module")
    }
  }

  private static let accessWords: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let kindWords: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]
}
