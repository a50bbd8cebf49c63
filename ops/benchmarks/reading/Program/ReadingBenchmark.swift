import Core
import Foundation

@testable import Ingest

/// Times readers on a file that was made in memory: once from memory without its digest, once as a whole
/// file.
struct ReadingBenchmark {
  /// What the file is, for people.
  let title: String
  let options: ReadingOptions
  /// Makes the file.
  let make: () throws -> [UInt8]

  private static let windowBytes = 1 << 18

  /// Measures both ways so many times and prints the medians in megabytes a second of processor time.
  ///
  /// Beside them stands what reading the same file without a look at it and its digest take.
  func run(_ runs: Int) throws {
    let bytes = try make()
    func rate(_ seconds: Double) -> Int { Int(Double(bytes.count) / seconds / 1_000_000) }
    let records = try readFromMemory(bytes)
    let memory = try Self.median(runs) { _ = try readFromMemory(bytes) }
    let path = FileManager.default.temporaryDirectory.appending(
      path: "mekiki-reading-\(ProcessInfo.processInfo.processIdentifier).dat"
    ).path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = try Self.median(runs) { try Self.readWhole(path, options) }
    let digest = try Self.median(runs) { _ = try TransactionFile.digest(ofFileAt: path) }
    print(
      "\(title): \(bytes.count / 1_000_000) MB, \(records) rows, \(rate(memory)) MB/s from memory, "
        + "\(rate(whole)) MB/s as a file with its digest (\(rate(digest)) MB/s the digest alone)")
  }

  /// The processor time that work takes: other programs on the machine change the time on the wall far more.
  private static func median(_ runs: Int, _ work: () throws -> Void) throws -> Double {
    var seconds: [Double] = []
    for _ in 0..<runs {
      let start = processorSeconds()
      try work()
      seconds.append(processorSeconds() - start)
    }
    return seconds.sorted()[runs / 2]
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Gives the reader the file in windows, as a stream would; gives the number of rows.
  private func readFromMemory(_ bytes: [UInt8]) throws -> Int {
    let opening = FileOpening(
      bytes: Array(bytes.prefix(FileOpening.maximumBytes)),
      isWhole: bytes.count <= FileOpening.maximumBytes)
    var reader = try FormatChoice.reader(for: opening, options: options, fileName: "benchmark")
    var ledger = FileLedger(fileName: "benchmark")
    var batch = TransactionBatch()
    var (start, rows) = (0, 0)
    while start < bytes.count {
      let end = min(start + Self.windowBytes, bytes.count)
      start += reader.read(
        bytes.span.extracting(start..<end), at: Int64(start), isLast: end == bytes.count,
        into: &batch,
        &ledger)
      if batch.count == options.batchRows || start == bytes.count {
        rows += batch.count
        batch.removeAll()
      }
    }
    reader.finish(&ledger)
    precondition(
      ledger.verdict == .accepted && ledger.records.rejected == 0, "The benchmark's file is whole.")
    return rows
  }

  /// Reads a file from the disk to its end.
  static func readWhole(_ path: String, _ options: ReadingOptions) throws {
    let file = try TransactionFile(path: path, name: "benchmark", options: options)
    var batch = TransactionBatch()
    while try file.read(into: &batch) {}
    precondition(file.verdict == .accepted, "The benchmark's file is whole.")
  }
}
