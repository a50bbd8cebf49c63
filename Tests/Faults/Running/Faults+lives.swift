extension Faults {
  /// Lives so many lives, with seeds counted up from the given one.
  func runLives(_ root: String, _ work: String, _ report: SweepReport) throws {
    // The name of a case says how many nights it has and its seed.
    let parts = only.map { $0.split(separator: ":").dropFirst().compactMap { UInt64($0) } } ?? []
    let isOne = parts.count == 2
    let sweep = try LifeSweep(root: root, folder: work, nights: isOne ? Int(parts[0]) : nights)
    let seeds = isOne ? [parts[1]] : (0..<UInt64(lives ?? 1)).map { seed + $0 }
    try run("life", seeds, nil, work, report, name: sweep.name) { try sweep.run($0, in: $1) }
  }
}
