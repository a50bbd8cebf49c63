import ArgumentParser
import Foundation

/// A night so small that every one of its system calls can be the last: a few rows of sample data with a reject, a file that comes twice
/// in two forms, a refused file, alerts, a budget, a sample and states.
///
/// - Input: the repository's own sample data and nightly pipeline, with lines so low that a few rows give alerts.
/// - Determinism: the files are the same every time.
struct SmallNight: Sendable {
  /// Which night.
  enum Kind: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// The first night, into a database that is not there.
    case fresh
    /// A second night of new files, on top of the first one.
    case second
    /// A first night of many files.
    case many
    /// A first night on two threads.
    case threads
  }

  let kind: Kind
  /// The folder with the pipeline and the files.
  let folder: String
  /// The program.
  let binary: String
  /// The database that the night begins with, or nil when there is none.
  let begin: String?

  /// Where the pipeline, the inbox and what is made for the night lie.
  var pipeline: String { folder + "/pipeline" }
  var inbox: String { folder + "/inbox" }

  private var day: String { kind == .second ? "2026-10-03" : "2026-10-02" }

  /// Makes the files of a night; `begin` is the database of the night before, if there is one.
  init(_ kind: Kind, root: String, folder: String, binary: String, begin: String? = nil) throws {
    self.kind = kind
    self.folder = folder
    self.binary = binary
    self.begin = begin
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: pipeline, withIntermediateDirectories: true)
    try SmallPipeline.write(to: pipeline, root: root)
    let source = try String(
      contentsOfFile: root + "/SampleData/synthetic/inbox/transactions.csv", encoding: .utf8)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: true)
    switch kind {
    case .fresh, .threads: try writeFirst(lines, root)
    case .second:
      try write(lines, 130..<140, as: "11-next.csv")
      try copy(root + "/SampleData/golden/zengin/sofuri-crlf.dat", as: "12-transfers.dat")
    case .many:
      try writeFirst(lines, root)
      for index in 0..<12 {
        let first = 200 + 8 * index
        try write(lines, first..<first + 8, as: "2\(index < 10 ? "0" : "")\(index)-part.csv")
      }
    }
  }

  /// The command line of a run into a database.
  func arguments(database: String) -> [String] {
    [
      "run", pipeline, "--input", inbox, "--database", database, "--date", day, "--workers",
      kind == .threads ? "2" : "1", "--language", "en",
    ]
  }

  private func writeFirst(_ lines: [Substring], _ root: String) throws {
    try write(
      lines, 108..<122, as: "01-day.csv", bad: "T9,2026-10-01T25:61:00+09:00,9999-101-1-1,out,x,JPY,,,,,,,")
    let gzip = try ChildProcess.run("gzip", ["-n", "-c", inbox + "/01-day.csv"], scratch: folder)
    guard gzip.ending == .exited(0) else { throw Fault(words: "gzip: \(gzip.errors)") }
    try FileManager.default.moveItem(atPath: folder + "/stdout.txt", toPath: inbox + "/02-again.csv.gz")
    try copy(root + "/SampleData/broken/zengin-transfer-trailer-count.dat", as: "03-refused.dat")
    // The account of the first alert again, so that an alert of one file grows by the next.
    try write(lines, 112..<116, as: "04-more.csv", renaming: "T0", to: "M0")
    try copy(inbox + "/04-more.csv", as: "05-same.csv")
  }

  private func write(
    _ lines: [Substring], _ range: Range<Int>, as name: String, bad: String? = nil, renaming: String = "",
    to other: String = ""
  ) throws {
    let rows = lines[range].map { line in
      renaming.isEmpty ? String(line) : String(line.replacing(renaming, with: other, maxReplacements: 1))
    }
    let text = ([String(lines[0])] + rows + (bad.map { [$0] } ?? [])).joined(separator: "\n") + "\n"
    try text.write(toFile: inbox + "/" + name, atomically: false, encoding: .utf8)
  }

  private func copy(_ path: String, as name: String) throws {
    try FileManager.default.copyItem(atPath: path, toPath: inbox + "/" + name)
  }
}
