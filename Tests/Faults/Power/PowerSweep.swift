import Foundation

/// Databases as a loss of power would leave them, each finished by a run and compared with the uninterrupted night.
struct PowerSweep: Sendable {
  let truth: NightTruth
  let recording: DiskRecording
  let seed: UInt64

  init(_ truth: NightTruth, folder: String, seed: UInt64) throws {
    self.truth = truth
    self.seed = seed
    recording = try DiskRecording(truth, folder: folder)
  }

  /// The name by which a case can be asked for again.
  func name(_ number: Int) -> String { "power:\(truth.night.kind):\(number)" }

  /// Makes one image, has the stock shell look at a copy of it, and finishes the night on it.
  func run(_ number: Int, in folder: String) throws -> Cases.Verdict {
    let night = folder + "/night"
    var random = SeedSequence(seed: seed, case: number)
    let loss = random.pick(Disk.Loss.allCases)
    let lost = 1 + random.below(recording.changes.count)
    var disk = Disk(begin: recording.begin, name: NightTruth.name)
    for change in recording.changes.prefix(lost) { disk.take(change) }
    let files = disk.afterLoss(loss, &random)
    try PowerSweep.write(files, to: night)
    if !(files[NightTruth.name] ?? []).isEmpty {
      let copy = folder + "/copy"
      try PowerSweep.write(files, to: copy)
      let answer = try StoredContent.ask(
        "PRAGMA integrity_check; PRAGMA foreign_key_check", database: copy + "/" + NightTruth.name,
        scratch: folder)
      guard answer == "ok\n" else {
        return .fails("after change \(lost), \(loss): sqlite3 says \(answer.prefix(300))")
      }
    }
    if let words = try truth.finish(in: night) { return .fails("after change \(lost), \(loss): \(words)") }
    return .holds("\(loss)")
  }

  private static func write(_ files: [String: [UInt8]], to folder: String) throws {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      let isMade = FileManager.default.createFile(
        atPath: folder + "/" + name, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
      guard isMade else { throw Fault(words: "\(folder)/\(name) cannot be written") }
    }
  }
}
