import Foundation

/// What a night leaves when nothing interrupts it, which every interrupted night is compared with.
struct NightTruth: Sendable {
  let night: SmallNight
  /// What is asked of every database.
  let question: String
  /// What the uninterrupted night's database answers.
  let content: String
  /// Its exit code.
  let status: Int32
  /// The names of the files that it leaves, and of which no other may be left.
  let names: Set<String>
  /// The database itself.
  let database: String

  /// The database's name in any folder.
  static let name = "night.sqlite"

  /// Runs the night once and holds that it exercises what it is there for.
  init(_ night: SmallNight) throws {
    self.night = night
    let folder = night.folder + "/truth"
    try NightTruth.clear(folder, begin: night.begin)
    database = folder + "/" + NightTruth.name
    let outcome = try ChildProcess.run(
      night.binary, night.arguments(database: database), scratch: night.folder)
    guard case .exited(let status) = outcome.ending, status <= 1 else {
      throw Fault(words: "the uninterrupted night ended with \(outcome.ending): \(outcome.errors)")
    }
    self.status = status
    names = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    question = try StoredContent.question(database: database, scratch: night.folder)
    content = try StoredContent.read(database: database, question: question, scratch: night.folder)
    guard content.hasPrefix("'ok'\n") else {
      throw Fault(words: "the uninterrupted night is not sound: \(content.prefix(300))")
    }
    try NightTruth.expectEverything(database, night)
    guard try run(in: folder) == nil, try self.difference(in: folder) == nil else {
      throw Fault(words: "the uninterrupted night, run again, adds something")
    }
  }

  private static func expectEverything(_ database: String, _ night: SmallNight) throws {
    let wanted =
      night.kind == .second
      ? ["alert", "entity_state", "queue_sample", "queue_night"]
      : ["alert", "entity_state", "queue_sample", "reject", "finding", "control_total", "distribution"]
    for table in wanted {
      let count = try StoredContent.ask(
        "SELECT count(*) FROM \(table)", database: database, scratch: night.folder)
      if count == "0\n" {
        throw Fault(words: "the night '\(night.kind)' has nothing in \(table), too little to show anything")
      }
    }
  }

  /// Empties a folder and puts the database into it that the night begins with.
  func clear(_ folder: String) throws { try NightTruth.clear(folder, begin: night.begin) }

  private static func clear(_ folder: String, begin: String?) throws {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if let begin { try FileManager.default.copyItem(atPath: begin, toPath: folder + "/" + name) }
  }

  /// Runs the night in a folder, to its end; gives what is wrong with how it ended.
  func run(in folder: String) throws -> String? {
    let outcome = try ChildProcess.run(
      night.binary, night.arguments(database: folder + "/" + NightTruth.name), scratch: scratch(folder))
    if outcome.ending == .exited(status) { return nil }
    return "the run after it ended with \(outcome.ending), not with \(status): \(outcome.errors.prefix(400))"
  }

  /// What is wrong with what lies in a folder, or nil when it is what the uninterrupted night leaves.
  func difference(in folder: String) throws -> String? {
    let left = Set(try FileManager.default.contentsOfDirectory(atPath: folder)).subtracting(names)
    if !left.isEmpty { return "left in the folder: \(left.sorted().joined(separator: ", "))" }
    let found = try StoredContent.read(
      database: folder + "/" + NightTruth.name, question: question, scratch: scratch(folder))
    return found == content ? nil : StoredContent.difference(found, from: content)
  }

  /// Runs the night in a folder and holds that it leaves what the uninterrupted one leaves.
  func finish(in folder: String) throws -> String? {
    if let words = try run(in: folder) { return words }
    return try difference(in: folder)
  }

  /// Where what programs say is kept, beside the night's folder.
  func scratch(_ folder: String) -> String { (folder as NSString).deletingLastPathComponent }
}
