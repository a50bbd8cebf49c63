import AlertStore
import ArgumentParser
import Core
import Pipeline
import Reporting

/// The command `mekiki database`.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database", abstract: "Check the database, back it up, and restore it.",
    subcommands: [DatabaseCheckCommand.self, DatabaseBackupCommand.self, DatabaseRestoreCommand.self])
}

/// Which database is meant: one that is named, or that of a pipeline.
struct NamedDatabase: ParsableArguments {
  @Argument(help: "The database. Default: as the pipeline says.") var path: String?
  @Option(help: "The pipeline whose database is meant when none is named.") var pipeline = "Pipelines/nightly"

  func resolved() throws -> String {
    if let path { return path }
    return try PipelineDefinition.databasePath(folder: pipeline)
  }
}

/// The command `mekiki database check`.
struct DatabaseCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check pages, references, the sums of every file, views and the audit.",
    discussion: "Nothing is changed, and a night may run meanwhile. Exit code 65 when something is wrong.")

  @OptionGroup var database: NamedDatabase
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let found = try DatabaseCheck.check(path: try database.resolved())
      let text = DatabaseVerificationText(found, language: language)
      Terminal.write(json ? text.json : text.terminal)
      return found.isSound ? .clean : .dataRefused
    }
  }
}

/// The command `mekiki database backup`.
struct DatabaseBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the database into one checked file, while a night may run.",
    discussion: """
      The copy is one moment of the database. It stands under its name whole or not at all, only its owner may read it, and a file that is \
      there is never written over. What a night stores after that moment is not in it.
      """)

  @OptionGroup var database: NamedDatabase
  @Option(name: .shortAndLong, help: "The new file to write.") var output: String
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let found = try DatabaseBackup.make(of: try database.resolved(), to: output)
      Terminal.write(
        language == .japanese
          ? "バックアップ \(output) を作成し、検査しました（取込済みファイル \(found.files) 件）。\n"
          : "Wrote and checked the backup \(output); files in it: \(found.files).\n")
      return .clean
    }
  }
}

/// The command `mekiki database restore`.
struct DatabaseRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of the database.",
    discussion: """
      The backup is checked first. The database that is replaced stays beside the new one, under a name with the moment. Exit code 75 while a \
      night runs or somebody has the database open. The next night takes the files that the backup does not know, as far as they still lie in \
      the inbox.
      """)

  @Argument(help: "The backup.") var backup: String
  @OptionGroup var databaseOption: DatabaseOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let path = try databaseOption.path()
      let outcome = try DatabaseRestore.restore(backup, over: path, at: Clock.now)
      var lines = [
        language == .japanese ? "\(backup) から \(path) を復元しました。" : "Restored \(path) from \(backup)."
      ]
      if let kept = outcome.keptPath {
        lines.append(
          language == .japanese ? "置き換えた元のファイル：\(kept)" : "What was replaced: \(kept)")
      }
      Terminal.write(lines.map { $0 + "\n" }.joined())
      return .clean
    }
  }
}
