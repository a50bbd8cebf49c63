/// What `Package.swift` declares for each target of ours.
///
/// The compiler lets a target import what only its dependencies declare; this check does not.
enum DeclaredDependencies {
  /// The dependencies of each target by name, products under their own names.
  static func read(manifest: String) -> [String: Set<String>] {
    let products = Dictionary(
      manifest.matches(of: #/let (\w+) = Target\.Dependency\.product\(name: "(\w+)"/#).map {
        (String($0.1), String($0.2))
      }, uniquingKeysWith: { first, _ in first })
    var declared: [String: Set<String>] = [:]
    for match in manifest.matches(
      of: #/library\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?(?:,\s*testing: \[[^\]]*\])?(?:,\s*embedding: \w+)?\s*\)/#
    ) {
      declared[String(match.1)] = names(match.2 ?? "", products)
    }
    for match in manifest.matches(
      of: #/\.(?:executableTarget|target)\(\s*name: "([\w-]+)",\s*dependencies: \[([^\]]*)\]/#)
    {
      declared[String(match.1)] = names(match.2, products)
    }
    return declared
  }

  /// Imports of a file that its target does not declare itself.
  static func problems(in file: SourceFile, declared: [String: Set<String>]) -> [TidyProblem] {
    guard let target = file.target.map(String.init), let own = declared[target] else { return [] }
    return ImportArrows.imports(of: file).compactMap { module, line in
      let module = String(module)
      if module == target || TargetTable.system.contains(module) || own.contains(module) { return nil }
      return file.problem(line, "\(target) imports \(module), which Package.swift does not declare for it")
    }
  }

  /// Declared dependencies that the table of targets does not allow.
  static func problems(in declared: [String: Set<String>]) -> [TidyProblem] {
    declared.sorted { $0.key < $1.key }.flatMap { target, names -> [TidyProblem] in
      guard let row = TargetTable.row(named: target) else { return [] }
      let extra = names.subtracting(row.mayImport).subtracting(row.outside).subtracting(TargetTable.shared)
      return extra.sorted().map {
        TidyProblem(
          path: "Package.swift", line: nil, words: "\(target) may not depend on \($0): not in the table")
      }
    }
  }

  private static func names(_ list: Substring, _ products: [String: String]) -> Set<String> {
    Set(
      list.split(separator: ",").map { word in
        let word = word.filter { !$0.isWhitespace }
        return word.hasPrefix("\"")
          ? String(word.filter { $0 != "\"" }) : products[String(word)] ?? String(word)
      }.filter { !$0.isEmpty })
  }
}
