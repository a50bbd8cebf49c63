import AlertStore
import Alerts
import ArgumentParser
import Core
import Cryptography
import Foundation
import Pipeline
import Reporting

/// The command `mekiki alerts draft-report ALERT`.
struct AlertsDraftReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft-report",
    abstract: "Draft the report of a suspicious transaction for an alert that was confirmed.",
    discussion: """
      The draft follows the parts of the form, fills in what the database and the customers' file say, and marks what a person has to fill in.
      It is for typing into the authorities' own program, which takes no file of this one. Who drafted, and the draft's digest, go to the audit.
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case csv
  }

  @Argument(help: "The alert's number.") var alert: String
  @Option(name: .customLong("by"), help: "Who drafts, by name; kept in the audit.") var actor: PersonName
  @Option(help: "The form: text, json or csv.") var format: Form = .text
  @Option(name: .shortAndLong, help: "The file to write. Default: standard output.") var output: String?
  @Option(help: "A YAML file of what the bank says of itself: institution_name, head_office_address, ...")
  var institution: String?
  @Option(help: "The customers' file. Default: as the pipeline says.") var customers: String?
  @Flag(help: "Write days with the years of Japanese eras (令和8年).") var era = false
  @OptionGroup var databaseOption: DatabaseOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      if let output, FileManager.default.fileExists(atPath: output) { throw CommandError.fileExists(output) }
      let database = try AlertDatabase(path: try databaseOption.path(), access: .update)
      guard let detail = try database.alert(id: alert) else { throw CommandError.noSuchAlert(alert) }
      guard detail.alert.erasedAt == nil else { throw AlertChangeError.erased(alertID: alert) }
      guard detail.alert.decision == .confirmed else { throw CommandError.notConfirmed(alert) }
      let draft = SuspicionReportDraft(
        detail,
        holder: try SuspicionReportSources.holder(
          of: detail.alert.account, customers: customers, pipeline: databaseOption.pipeline),
        institution: try institution.map(SuspicionReportSources.institution) ?? ReportingInstitution(),
        withEraYears: era, language: language)
      let text =
        switch format {
        case .text: draft.text
        case .json: draft.json
        case .csv: draft.csv
        }
      try record(text, database)
      try write(text, language)
      return .clean
    }
  }

  /// Before the draft is shown: nobody reads one of which the audit does not know.
  private func record(_ text: String, _ database: AlertDatabase) throws {
    var detail = JSONText()
    detail.object { json in
      json.member("digest", SHA256Hasher.digest(of: Array(text.utf8)).hexadecimal)
      json.member("account", NSUserName())
      json.member("program", ProgramVersion.current)
    }
    try database.append(
      AuditRecord(
        at: Clock.now, actor: actor.text, action: .reportDrafted, subject: alert, detail: detail.text))
  }

  private func write(_ text: String, _ language: Language) throws {
    guard let output else { return Terminal.write(text) }
    try NewTextFile.write(text, to: output)
    Terminal.write(language == .japanese ? "\(output) に下書きを書き込みました。\n" : "Wrote the draft to \(output).\n")
  }
}
