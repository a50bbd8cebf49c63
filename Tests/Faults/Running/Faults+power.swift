extension Faults {
  /// Runs the losses of power in a first night and in a second one.
  func runPower(_ truths: [SmallNight.Kind: NightTruth], _ work: String, _ report: SweepReport) throws {
    let sweeps = try [SmallNight.Kind.fresh, .second].compactMap { truths[$0] }.map {
      try PowerSweep($0, folder: work + "/recorded/night", seed: seed)
    }
    let count = power ?? 2_000
    let wanted =
      only.flatMap { $0.split(separator: ":").last.flatMap { Int($0) } }.map { [$0] } ?? Array(0..<count)
    let cases = wanted.map { (sweeps[$0 % sweeps.count], $0) }
    try run("power", cases, nil, work, report, name: { $0.0.name($0.1) }) { try $0.0.run($0.1, in: $1) }
  }
}
