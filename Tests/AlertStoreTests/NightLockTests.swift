import Core
import Foundation
import TestSupport
import Testing

@testable import AlertStore

@Suite struct NightLockTests {
  private static let moment = Instant(secondsSince1970: 1_795_000_000)

  /// Takes the lock as a night does.
  private func hold<Result>(_ fixture: StoreFixture, _ work: () throws -> Result) throws -> Result {
    try NightLock.hold(forDatabaseAt: fixture.path, at: Self.moment, work)
  }

  @Test func theSecondNightLearnsWhoHoldsTheLockSinceWhen() throws {
    let fixture = try StoreFixture()
    let holder = NightLockHolder(
      processID: ProcessInfo.processInfo.processIdentifier, since: Self.moment)
    let held = AlertStoreError.nightRunning(lockPath: fixture.path + ".lock", holder: holder)
    var wasEntered = false
    let result = try hold(fixture) {
      #expect(throws: held) { try hold(fixture) { wasEntered = true } }
      let mode = try fixture.mode(".lock")
      #expect(mode == 0o600)
      let text = try String(contentsOfFile: fixture.path + ".lock", encoding: .utf8)
      #expect(text == "\(holder.processID) \(Self.moment.iso8601Japan)\n")
      return 42
    }
    #expect(result == 42 && !wasEntered)
    try hold(fixture) { wasEntered = true }
    #expect(wasEntered)
  }

  @Test func anErrorOfTheNightReleasesTheLock() throws {
    struct Broken: Error {}
    let fixture = try StoreFixture()
    #expect(throws: Broken.self) { try hold(fixture) { throw Broken() } }
    #expect(try hold(fixture) { true })
  }

  @Test func aLockThatIsALinkIsRefused() throws {
    let fixture = try StoreFixture()
    let victim = fixture.folder.appendingPathComponent("victim").path
    try Data("keep".utf8).write(to: URL(fileURLWithPath: victim))
    try FileManager.default.createSymbolicLink(atPath: fixture.path + ".lock", withDestinationPath: victim)
    #expect(throws: AlertStoreError.self) { try hold(fixture) {} }
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "keep")
  }

  /// What a lock file says, and the number that is read from it.
  @Test(
    arguments: [
      ("", nil), ("\n", nil), ("night", nil), ("-4", nil), ("0", nil), ("99999999999", nil), ("４７", nil),
      ("\u{0}\u{0}\u{0}", nil), ("\u{FFFD}\u{FFFD} 12", nil), ("12 yesterday", 12), ("12\n", 12),
      ("12 2026-11-18T25:00:00+09:00", 12), ("12 2026-11-18T999999999999999999:1:1+09:00", 12),
    ] as [(String, Int32?)])
  func aLockFileMaySayAnything(text: String, number: Int32?) {
    let holder = NightLockHolder(text: text)
    #expect(holder?.processID == number)
    #expect(holder?.since == nil)
  }

  /// The stock program `flock` holds the lock with another night's number in the file, and dies without a chance to clean up.
  @Test(.enabled(if: OutsideProgram.isInstalled("flock")))
  func aHolderThatWasKilledHoldsNoMore() throws {
    let fixture = try StoreFixture()
    let lock = fixture.path + ".lock"
    let process = Process()
    process.executableURL = URL(filePath: try #require(OutsideProgram("flock")).path)
    // The shell says so once the lock is there, and becomes the program that keeps it.
    process.arguments = ["--no-fork", lock, "sh", "-c", "echo held; exec sleep 3600"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    defer { kill(process.processIdentifier, SIGKILL) }
    #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))
    let contents: [(String, NightLockHolder?)] = [
      ("", nil), ("\u{1}garbled \u{1}", nil),
      ("4711 2026-11-18T20:06:40+09:00\n", NightLockHolder(processID: 4_711, since: Self.moment)),
    ]
    for (content, holder) in contents {
      try Data(content.utf8).write(to: URL(fileURLWithPath: lock), options: [])
      let held = AlertStoreError.nightRunning(lockPath: lock, holder: holder)
      #expect(throws: held) { try hold(fixture) {} }
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try hold(fixture) { true })
  }
}
