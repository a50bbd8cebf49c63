extension Faults {
  /// Lives so many lives, with seeds counted up from the given one.
  func runLives(_ root: String, _ work: String, _ report: SweepReport) throws {
    let sweep = try LifeSweep(root: root, folder: work, nights: nights)
    let wanted = only.flatMap { $0.split(separator: ":").last.flatMap { UInt64($0) } }.map { [$0] }
    let seeds = wanted ?? (0..<UInt64(lives ?? 1)).map { seed + $0 }
    try run("life", seeds, nil, work, report, name: sweep.name) { try sweep.run($0, in: $1) }
  }
}
