import AlertStore
import Foundation
import Testing

@Suite struct NightLockTests {
  @Test func theSecondNightLearnsWhoHoldsTheLock() throws {
    let fixture = try StoreFixture()
    let held = AlertStoreError.nightRunning(
      lockPath: fixture.path + ".lock", processID: ProcessInfo.processInfo.processIdentifier)
    var wasEntered = false
    let result = try NightLock.hold(forDatabaseAt: fixture.path) {
      #expect(throws: held) { try NightLock.hold(forDatabaseAt: fixture.path) { wasEntered = true } }
      let mode = try fixture.mode(".lock")
      #expect(mode == 0o600)
      return 42
    }
    #expect(result == 42 && !wasEntered)
    try NightLock.hold(forDatabaseAt: fixture.path) { wasEntered = true }
    #expect(wasEntered)
  }

  @Test func anErrorOfTheNightReleasesTheLock() throws {
    struct Broken: Error {}
    let fixture = try StoreFixture()
    #expect(throws: Broken.self) { try NightLock.hold(forDatabaseAt: fixture.path) { throw Broken() } }
    #expect(try NightLock.hold(forDatabaseAt: fixture.path) { true })
  }

  @Test func aLockThatIsALinkIsRefused() throws {
    let fixture = try StoreFixture()
    let victim = fixture.folder.appendingPathComponent("victim").path
    try Data("keep".utf8).write(to: URL(fileURLWithPath: victim))
    try FileManager.default.createSymbolicLink(atPath: fixture.path + ".lock", withDestinationPath: victim)
    #expect(throws: AlertStoreError.self) { try NightLock.hold(forDatabaseAt: fixture.path) {} }
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "keep")
  }
}
