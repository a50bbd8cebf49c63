import AlertStore
import ArgumentParser
import Core
import Reporting

/// The command `mekiki audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Check the audit of what people and nights did.",
    subcommands: [AuditVerifyCommand.self, AuditExportCommand.self])
}

/// The command `mekiki audit export`.
struct AuditExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the entries of the audit as JSON, for an auditor.",
    discussion: """
      Every entry has the hash of the one before and its own: SHA-256 of its number, time, actor, action, subject, detail and the hash before,
      each ended by a line feed.
      """)

  @OptionGroup var databaseOption: DatabaseOption
  @Option(name: .shortAndLong, help: "The new file to write.") var output: String
  @Option(help: "The first entry.") var from: Int64 = 1
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let entries = try databaseOption.open().auditEntries().filter { $0.entryID >= from }
      try NewTextFile.write(AuditText(entries, language: language).json(), to: output)
      Terminal.write(
        language == .japanese
          ? "監査記録 \(entries.count) 件を \(output) に書き込みました。\n"
          : "Wrote \(entries.count) audit entries to \(output).\n")
      return .clean
    }
  }
}

/// The command `mekiki audit verify`.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that nothing was edited, removed or reordered.",
    discussion: """
      Exit code 65 when something was; each row is named. Write the last line down elsewhere: with --known NUMBER:HASH a later check also
      finds a chain that somebody wrote anew from the beginning.
      """)

  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "The number and hash of an entry, NUMBER:HASH, as an earlier check gave it.") var known:
    [String] = []
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    for text in known where AuditVerifyCommand.parts(text) == nil {
      throw ValidationError("'\(text)' is not NUMBER:HASH with 64 hexadecimal digits.")
    }
  }

  func run() throws {
    try ExitReport.run(language: languageOption.language) {
      let database = try databaseOption.open()
      let verification = try database.verifyAudit()
      let lost = try known.compactMap(AuditVerifyCommand.parts).filter {
        try database.auditHash(entryID: $0.entryID) != $0.hash
      }
      let text = AuditVerificationText(
        verification, lostEntries: lost.map(\.entryID), language: languageOption.language)
      Terminal.write(json ? text.json() : text.terminal())
      return verification.faults.isEmpty && lost.isEmpty ? .clean : .dataRefused
    }
  }

  private static func parts(_ text: String) -> (entryID: Int64, hash: String)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let entryID = Int64(parts[0]), entryID > 0, parts[1].utf8.count == 64,
      parts[1].allSatisfy(\.isHexDigit)
    else { return nil }
    return (entryID, parts[1].lowercased())
  }
}
