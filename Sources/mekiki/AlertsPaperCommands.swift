import Alerts
import AlertStore
import ArgumentParser
import Core
import Cryptography
import Foundation

/// The command `mekiki alerts note ALERT`.
struct AlertsNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note to an alert of any state.")

  @Argument(help: "The alert's number.") var alert: String
  @Option(help: "The note.") var text: String?
  @Option(help: "A file with the note in UTF-8; - for standard input.") var textFile: String?
  @OptionGroup var acting: AlertsActingOptions

  func validate() throws {
    guard (text == nil) != (textFile == nil) else {
      throw ValidationError("Give the note as --text or as --text-file.")
    }
  }

  func run() throws {
    try ExitReport.run(language: acting.language) {
      let note = try NoteText(try text ?? typed(textFile ?? "-"))
      let database = try acting.open()
      try database.note(note, on: alert, by: try acting.person(), expecting: acting.expectation)
      return try acting.report([alert], database)
    }
  }

  /// The content of a file, of which no more is read than a note may have.
  private func typed(_ path: String) throws -> String {
    guard let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
      throw CommandError.cannotRead(path)
    }
    var bytes = Data()
    while bytes.count <= Limits.noteBytes, let piece = try? file.read(upToCount: 1 << 16), !piece.isEmpty {
      bytes.append(piece)
    }
    guard bytes.count <= Limits.noteBytes else { throw NoteText.Fault.tooLong(bytes: bytes.count) }
    guard let text = String(bytes: bytes, encoding: .utf8) else { throw CommandError.notUTF8(path) }
    return text
  }
}

/// The command `mekiki alerts attach ALERT FILE`.
struct AlertsAttachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Write down a file that belongs to an alert, by name, length and SHA-256.",
    discussion: "The file's bytes are not stored: keep the file where the bank keeps its papers.")

  @Argument(help: "The alert's number.") var alert: String
  @Argument(help: "The file.") var file: String
  @OptionGroup var acting: AlertsActingOptions

  func run() throws {
    try ExitReport.run(language: acting.language) {
      let database = try acting.open()
      try database.attach(
        try attached(), to: alert, by: try acting.person(), expecting: acting.expectation)
      return try acting.report([alert], database)
    }
  }

  private func attached() throws -> AttachedFile {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue,
      let handle = FileHandle(forReadingAtPath: file)
    else { throw CommandError.cannotRead(file) }
    var hasher = SHA256Hasher()
    var length: Int64 = 0
    while true {
      guard let read = try? handle.read(upToCount: 1 << 20) ?? Data() else {
        throw CommandError.cannotRead(file)
      }
      let piece = Array(read)
      if piece.isEmpty { break }
      hasher.update(piece)
      length += Int64(piece.count)
    }
    let name = URL(filePath: file).lastPathComponent
    let salt = try SecureRandom.bytes(count: AttachedFile.nameSaltBytes)
    let attached = AttachedFile(name: name, byteLength: length, digest: hasher.finish(), nameSalt: salt)
    guard let attached else {
      throw CommandError.unfitName
    }
    return attached
  }
}

/// The command `mekiki alerts link ALERT OTHER`.
struct AlertsLinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Link two alerts for a reason.")

  @Argument(help: "The alert's number.") var alert: String
  @Argument(help: "The other alert's number.") var other: String
  @Option(help: "Why they belong together.") var reason: String
  @OptionGroup var acting: AlertsActingOptions

  func validate() throws {
    guard acting.expectVersion == nil, acting.expectState == nil else {
      throw ValidationError("A link does not depend on a version or a state.")
    }
  }

  func run() throws {
    try ExitReport.run(language: acting.language) {
      let database = try acting.open()
      try database.link(alert, other, because: try NoteText(reason), by: try acting.person())
      return try acting.report([alert, other], database)
    }
  }
}
