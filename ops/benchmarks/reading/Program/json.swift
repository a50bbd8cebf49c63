import Core

@testable import Ingest

/// The transactions of the canonical CSV file as JSON Lines, with every key in every line.
enum JSONFiles {
  static func benchmarks(_ megabytes: Int) -> [ReadingBenchmark] {
    [ReadingBenchmark(title: "JSON Lines", options: CSVFiles.options) { lines(megabytes) }]
  }

  private static func lines(_ megabytes: Int) -> [UInt8] {
    let csv = CSVFiles.canonical(megabytes / 2)
    let lines = csv.split(separator: 0x0A).map { $0.dropLast() }
    guard let header = lines.first else { return [] }
    let names = header.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(csv.count * 2)
    for line in lines.dropFirst() {
      for (index, field) in line.split(separator: 0x2C, omittingEmptySubsequences: false)
        .enumerated()
      {
        let isNumber = names[index] == "amount" || names[index] == "balance_after"
        let quote = isNumber ? "" : "\""
        bytes += Array("\(index == 0 ? "{" : ",")\"\(names[index])\":\(quote)".utf8)
        bytes += field
        bytes += Array(quote.utf8)
      }
      bytes += Array("}\n".utf8)
    }
    return bytes
  }
}
