import AlertStore
import Core
import Foundation
import TestSupport
import Testing

/// Backup, night, disaster, restore, night again: as an operator types it.
@Suite(.serialized) struct RestoreDrillTests {
  @Test func aRestoredDatabaseCatchesUpToTheSameRows() throws {
    let night = try SimulatedNight(accounts: 30, days: 5, split: .day)
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = try #require(
      OutsideProgram((tests as NSString).deletingLastPathComponent + "/mekiki"))
    func database(_ command: String, _ arguments: String...) throws -> OutsideProgram.Outcome {
      try program.run(["database", command] + arguments + ["--language", "en"])
    }
    let (path, backup) = (night.folder.path(of: "a.sqlite"), night.folder.path(of: "backup.sqlite"))
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    for name in names.dropFirst(2) {
      try FileManager.default.moveItem(atPath: night.inbox + "/" + name, toPath: night.folder.path(of: name))
    }
    try night.run(database: "a.sqlite")
    let made = try database("backup", path, "--output", backup)
    #expect(made.status == 0 && made.output.contains("files in it: 2"), "\(made.output)")
    #expect(try database("backup", path, "--output", backup).status == 73)
    for name in names.dropFirst(2) {
      try FileManager.default.moveItem(atPath: night.folder.path(of: name), toPath: night.inbox + "/" + name)
    }
    try night.run(database: "a.sqlite")
    let whole = try #require(try night.content("a.sqlite"))
    let check = try database("check", path, "--json")
    let object = try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any]
    #expect(check.status == 0 && object?["is_sound"] as? Bool == true, "\(check.output)")
    let records = object?["records"] as? [String: Any]
    #expect(records?["adds_up"] as? Bool == true)
    // The disaster: the first megabyte is overwritten.
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: Data(repeating: 0x5A, count: 1 << 20))
    try handle.close()
    #expect(try database("check", path).status == 65)
    let restored = try database("restore", backup, "--database", path)
    #expect(restored.status == 0 && restored.output.contains(".replaced-"), "\(restored.output)")
    #expect(try database("check", path).status == 0)
    try night.run(database: "a.sqlite")
    #expect(try night.content("a.sqlite") == whole)
  }
}
