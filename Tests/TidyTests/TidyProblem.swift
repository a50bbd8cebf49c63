/// A place in the source tree that breaks a rule of the house.
struct TidyProblem: Equatable, CustomStringConvertible {
  let path: String
  let line: Int?
  let words: String

  var description: String {
    line.map { "\(path):\($0): \(words)" } ?? "\(path): \(words)"
  }
}

extension [TidyProblem] {
  /// All problems, one a line, for the message of a failed test.
  var report: String {
    map(\.description).joined(separator: "\n")
  }
}
