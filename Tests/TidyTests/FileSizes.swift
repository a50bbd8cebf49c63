/// Files stay short enough to be read in one sitting; tables and generated files say in line one what they are.
enum FileSizes {
  static let mostLines = 500

  static func problems(in file: SourceFile) -> [TidyProblem] {
    let count = file.lines.last?.isEmpty == true ? file.lines.count - 1 : file.lines.count
    let firstLine = file.lines.first?.lowercased() ?? ""
    if count <= mostLines || firstLine.contains("table") || firstLine.contains("generated") { return [] }
    return [file.problem(nil, "the file has \(count) lines; split it by concern at \(mostLines)")]
  }
}
