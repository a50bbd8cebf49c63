import ArgumentParser
import Foundation
import TestSupport

/// The program behind `ops/faults`: breaks nights in every way a machine can break them, and holds that nothing is lost or counted twice.
@main
struct Faults: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faults", abstract: "Break nights and hold that they end as if nothing had happened.",
    discussion: """
      Without options everything is run. With any of the numbers only what they name is run, so many cases of each, chosen by the seed.
      The same seed and the same program give the same cases; a failure says how to repeat it.
      """)

  @Option(help: "Nights killed on entering one system call.") var points: Int?
  @Option(help: "Nights in which one system call fails.") var errors: Int?
  @Option(help: "Nights killed after a random time.") var random: Int?
  @Option(help: "Databases as a loss of power would leave them.") var power: Int?
  @Option(help: "Backups and restores that are killed or fail at one system call.") var care: Int?
  @Option(help: "Simulated lives.") var lives: Int?
  @Option(help: "The nights of a simulated life.") var nights = 365
  @Option(help: "The seed of all choices.") var seed: UInt64 = 1
  @Option(help: "Cases at the same time.") var threads = 2
  @Option(help: "Where the nights are made; best in memory.") var folder: String?
  @Option(help: "Of nights killed or failing, only those of one sort: fresh, second, many or threads.")
  var night: SmallNight.Kind?
  @Option(
    help: "One case alone, by the name that a failure gave; with * at its end all whose names begin so.")
  var only: String?
  @Argument(help: "The program.") var binary: String

  func validate() throws {
    let numbers = [points, errors, random, power, care, lives].compactMap { $0 }
    guard numbers.allSatisfy({ $0 >= 0 }), (1...256).contains(threads), nights > 0 else {
      throw ValidationError("Numbers of cases are 0 or more, threads 1 to 256, nights 1 or more.")
    }
  }

  func run() throws {
    guard let root = RepositoryRoot.path() else { throw Fault(words: "the source tree is not there") }
    let work = try WorkFolder(parent: folder)
    defer { work.remove() }
    let report = SweepReport(repeating: "ops/faults --seed \(seed)", binary: binary)
    if isWanted(lives) || only?.hasPrefix("life:") == true { try runLives(root, work.path, report) }
    let isTraced = [points, errors, power, care].contains { isWanted($0) }
    let mayTrace = try Tracing.isAllowed(scratch: work.path)
    if isTraced, !mayTrace {
      print("skipped: this machine lets no program be traced (strace is missing or ptrace is forbidden)")
    }
    let isOne = only.map { !$0.hasPrefix("life:") } ?? false
    if (isTraced && mayTrace) || isWanted(random) || isOne {
      try runNights(root, work.path, report, mayTrace)
    }
    if report.hasFailures { throw ExitCode(1) }
  }

  /// Whether a kind of case is to be run: it was asked for, or nothing was.
  private func isWanted(_ number: Int?) -> Bool {
    if only != nil { return false }
    let isEverything = [points, errors, random, power, care, lives].allSatisfy { $0 == nil }
    return isEverything || (number ?? 0) > 0
  }

  private func runNights(_ root: String, _ work: String, _ report: SweepReport, _ mayTrace: Bool) throws {
    let program = URL(filePath: binary).path
    var truths: [SmallNight.Kind: NightTruth] = [:]
    for kind in SmallNight.Kind.allCases {
      let night = try SmallNight(
        kind, root: root, folder: "\(work)/\(kind)", binary: program,
        begin: kind == .second ? truths[.fresh]?.database : nil)
      truths[kind] = try NightTruth(night)
    }
    let nights = SmallNight.Kind.allCases.compactMap { truths[$0] }
    if isWanted(random) || only?.hasPrefix("time:") == true { try runTimed(truths, work, report) }
    guard mayTrace else { return }
    if isWanted(points) || only?.hasPrefix("kill:") == true { try runKills(nights, work, report) }
    if isWanted(errors) || only?.hasPrefix("error:") == true { try runErrors(nights, work, report) }
    if isWanted(care) || only?.hasPrefix("care:") == true { try runCare(truths, work, report) }
    if isWanted(power) || only?.hasPrefix("power:") == true { try runPower(truths, work, report) }
  }

  private func runKills(_ nights: [NightTruth], _ work: String, _ report: SweepReport) throws {
    let cases = try nights.filter { night == nil || $0.night.kind == night }.flatMap { truth in
      let sweep = KillSweep(truth: truth)
      return try CallRecording(truth, folder: work + "/recorded/night").places.map { (sweep, $0) }
    }
    try run("kill", cases, points, work, report, name: { $0.0.name($0.1) }) { try $0.0.run($0.1, in: $1) }
  }

  private func runErrors(_ nights: [NightTruth], _ work: String, _ report: SweepReport) throws {
    // One night of each sort: what fails there fails in nights of more files too.
    let cases = try nights.filter { [.fresh, .second].contains($0.night.kind) }.flatMap { truth in
      let sweep = ErrorSweep(truth: truth)
      return ErrorSweep.failures(try CallRecording(truth, folder: work + "/recorded/night")).map {
        (sweep, $0)
      }
    }
    try run("error", cases, errors, work, report, name: { $0.0.name($0.1) }) { try $0.0.run($0.1, in: $1) }
  }

  private func runCare(
    _ truths: [SmallNight.Kind: NightTruth], _ work: String, _ report: SweepReport
  ) throws {
    guard let first = truths[.fresh], let second = truths[.second] else { return }
    let cases = try CareSweep.Command.allCases.flatMap { command in
      let sweep = CareSweep(command: command, first: first, second: second)
      return try sweep.failures(folder: work + "/recorded/care").map { (sweep, $0) }
    }
    try run("care", cases, care, work, report, name: { $0.0.name($0.1) }) { try $0.0.run($0.1, in: $1) }
  }

  private func runTimed(
    _ truths: [SmallNight.Kind: NightTruth], _ work: String, _ report: SweepReport
  ) throws {
    guard let truth = truths[.many] else { return }
    let sweep = try TimedKillSweep(truth, folder: work + "/recorded/night", seed: seed)
    let cases =
      only.flatMap { $0.split(separator: ":").last.flatMap { Int($0) } }.map { [$0] }
      ?? Array(0..<(random ?? 500))
    try run("time", cases, nil, work, report, name: sweep.name) { try sweep.run($0, in: $1) }
  }

  /// Whether a case is one that is asked for by its name, or by the beginning of it.
  private func isNamed(_ name: String, _ asked: String) -> Bool {
    asked.hasSuffix("*") ? name.hasPrefix(asked.dropLast()) : name == asked
  }

  /// Runs cases of one sort, all that are asked for, and says what came of them.
  func run<Case: Sendable>(
    _ title: String, _ all: [Case], _ count: Int?, _ work: String, _ report: SweepReport,
    name: @escaping @Sendable (Case) -> String,
    _ body: @escaping @Sendable (Case, String) throws -> Cases.Verdict
  ) throws {
    let wanted =
      only.map { only in all.filter { isNamed(name($0), only) } } ?? Cases.choose(all, count, seed: seed)
    if let only, wanted.isEmpty { throw Fault(words: "there is no case \(only) for this program") }
    let result = try Cases.run(wanted, threads: threads, root: "\(work)/\(title)", name: name, body)
    report.add(title, of: all.count, result)
  }
}
