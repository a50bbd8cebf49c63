import Foundation

/// `reading [MEGABYTES] [TITLE] [RUNS]` times the readers, all or those whose titles begin so; `reading write PATH
/// MEGABYTES TIMES` makes a CSV file of so many megabytes so many times over; `reading read PATH` reads one, to be
/// timed from outside.
enum Program {
  static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "write" where arguments.count == 4:
      try CSVFiles.write(
        to: arguments[1], megabytes: Int(arguments[2]) ?? 0, times: Int(arguments[3]) ?? 0)
    case "read" where arguments.count == 2:
      try ReadingBenchmark.readWhole(arguments[1], CSVFiles.options)
    default:
      let megabytes = arguments.first.flatMap { Int($0) } ?? 100
      let title = arguments.count > 1 ? arguments[1] : ""
      let runs = arguments.count > 2 ? Int(arguments[2]) ?? 7 : 7
      let benchmarks =
        CSVFiles.benchmarks(megabytes) + JSONFiles.benchmarks(megabytes)
        + ZenginFiles.benchmarks(megabytes)
      for benchmark in benchmarks where benchmark.title.hasPrefix(title) { try benchmark.run(runs) }
    }
  }
}

try Program.run(Array(CommandLine.arguments.dropFirst()))
