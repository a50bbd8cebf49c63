import AlertStore
import Core
import Foundation
import Pipeline
import TestSupport
import Testing

/// A night that ends before its last file, and the run that takes the rest.
@Suite(.serialized) struct NightStopTests {
  private func names(_ night: SimulatedNight) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
  }

  @Test func aNightThatIsAskedToStopIsCompletedByTheNextRun() throws {
    let night = try SimulatedNight(accounts: 30, days: 6, split: .day)
    try night.run(database: "whole.sqlite")
    let names = try names(night)
    try #require(names.count >= 4)
    var files = 0
    let first = try night.run(database: "parts.sqlite") {
      $0.isStopAsked = {
        files += 1
        return files > 2
      }
    }
    #expect(first.stop == .asked && first.files.map(\.name) == Array(names[..<2]))
    #expect(first.filesLeft == Array(names[2...]))
    let database = try AlertDatabase(path: night.folder.path(of: "parts.sqlite"), access: .readOnly)
    // It ended as a night does: finished, and every alert has its place.
    #expect(try database.runs(limit: 1).first?.finishedAt != nil)
    #expect(try !database.isUnsettled(night: SimulatedNight.day))
    let second = try night.run(database: "parts.sqlite")
    #expect(second.stop == nil && second.filesLeft.isEmpty)
    #expect(try night.content("parts.sqlite") == night.content("whole.sqlite"))
  }

  @Test func noFileIsBegunOnceTheTimeHasPassed() throws {
    let night = try SimulatedNight(accounts: 20, days: 4, split: .day)
    let names = try names(night)
    // The clock is asked before each file and gives one minute more each time.
    let start = Instant(day: SimulatedNight.day, secondOfDay: 3_600)
    var minutes: Int64 = 0
    let outcome = try night.run(database: "a.sqlite") {
      $0.until = Instant(secondsSince1970: start.secondsSince1970 + 3 * 60)
      $0.now = {
        minutes += 1
        return Instant(secondsSince1970: start.secondsSince1970 + minutes * 60)
      }
    }
    #expect(outcome.stop == .timePassed)
    #expect(outcome.files.map(\.name) == Array(names[..<2]) && outcome.filesLeft == Array(names[2...]))
    let none = try night.run(database: "b.sqlite") { $0.until = start }
    #expect(none.stop == .timePassed && none.runID == nil && none.filesLeft == names)
    let all = try night.run(database: "a.sqlite") {
      $0.until = Instant(day: SimulatedNight.day, secondOfDay: 80_000)
    }
    #expect(all.stop == nil)
  }

  /// The executable itself, with a signal that comes once the first file is stored.
  @Test(arguments: [SIGTERM, SIGINT])
  func aSignalEndsTheNightBehindTheFileAtHand(signal: Int32) throws {
    let night = try SimulatedNight(accounts: 40, days: 25, split: .day)
    try night.run(database: "whole.sqlite")
    let root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let process = Process()
    process.executableURL = URL(filePath: (tests as NSString).deletingLastPathComponent + "/mekiki")
    let arguments = [
      "run", root + "/Pipelines/nightly", "--input", night.inbox, "--customers",
      night.folder.path(of: "bank/customers.csv"), "--database", night.folder.path(of: "parts.sqlite"),
      "--date", SimulatedNight.day.iso8601, "--language", "en", "--workers", "1",
    ]
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    defer { kill(process.processIdentifier, SIGKILL) }
    var stored = 0
    while stored == 0 && process.isRunning {
      usleep(2_000)
      let database = try? AlertDatabase(path: night.folder.path(of: "parts.sqlite"), access: .readOnly)
      stored = (try? database?.files().count) ?? 0
    }
    // A second signal, as `timeout` sends it, changes nothing.
    for _ in 0..<2 { kill(process.processIdentifier, signal) }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 75, "\(text)")
    #expect(text.contains("ended because it was asked to stop"), "\(text)")
    let database = try AlertDatabase(path: night.folder.path(of: "parts.sqlite"), access: .readOnly)
    let count = try database.files().count
    let whole = try names(night).count
    #expect(count >= 1 && count < whole)
    #expect(try !database.isUnsettled(night: SimulatedNight.day))
    let rest = try #require(OutsideProgram(process.executableURL?.path ?? "")).run(arguments + ["--resume"])
    #expect(rest.status == 0, "\(rest.output)")
    #expect(try night.content("parts.sqlite") == night.content("whole.sqlite"))
  }
}
