import Foundation

/// Nights that are killed after a random time, several times over, before they are let to their end.
struct TimedKillSweep: Sendable {
  let truth: NightTruth
  /// How long an uninterrupted night takes.
  let milliseconds: Int
  let seed: UInt64

  /// Measures how long the night takes.
  init(_ truth: NightTruth, folder: String, seed: UInt64) throws {
    self.truth = truth
    self.seed = seed
    try truth.clear(folder)
    let begin = Date()
    if let words = try truth.run(in: folder) { throw Fault(words: words) }
    milliseconds = max(1, Int(Date().timeIntervalSince(begin) * 1_000))
  }

  /// The name by which a case can be asked for again.
  func name(_ number: Int) -> String { "time:\(truth.night.kind):\(number)" }

  /// Kills a night one to three times, each time after a random while, and runs it to its end.
  func run(_ number: Int, in folder: String) throws -> Cases.Verdict {
    let night = folder + "/night"
    try truth.clear(night)
    var random = SeedSequence(seed: seed, case: number)
    let kills = 1 + random.below(3)
    var killed = 0
    for _ in 0..<kills {
      let after = Double(1 + random.below(milliseconds)) / 1_000
      let outcome = try ChildProcess.run(
        truth.night.binary, truth.night.arguments(database: night + "/" + NightTruth.name), scratch: folder,
        killedAfterSeconds: after)
      if outcome.ending == .signalled(SIGKILL) { killed += 1 }
    }
    if let words = try truth.finish(in: night) { return .fails(words) }
    return .holds("killed \(killed) times")
  }
}
