import AlertStore
import ArgumentParser
import Core
import Reporting

/// The command `mekiki alerts export`.
struct AlertsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write what analysts decided, for the model and for the next nights.",
    discussion: """
      --decisions writes the file that 'mekiki model finetune' reads; --labels the file of confirmed accounts that a pipeline's 'labels'
      names. Only decisions in force are written, each with the moment of the decision. A file that is there is not written over.
      """)

  @Option(help: "Where to write the decisions on transactions.") var decisions: String?
  @Option(help: "Where to write the accounts that were used for fraud.") var labels: String?
  @OptionGroup var databaseOption: DatabaseOption
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard decisions != nil || labels != nil else {
      throw ValidationError("Say what to write: --decisions FILE, --labels FILE, or both.")
    }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let database = try databaseOption.open()
      if let decisions {
        let found = try database.decisions()
        try NewTextFile.write(DecisionExport.decisions(found.decisions), to: decisions)
        Terminal.write(
          language == .japanese
            ? "取引の判断 \(found.decisions.count) 件を \(decisions) に書き込みました（無作為抽出の \(found.drawnCount) 件は含みません）。\n"
            : "Wrote \(found.decisions.count) decisions on transactions to \(decisions); "
              + "\(found.drawnCount) on transactions drawn at random are left out.\n")
      }
      if let labels {
        let found = try database.labels()
        try NewTextFile.write(DecisionExport.labels(found), to: labels)
        Terminal.write(
          language == .japanese
            ? "不正利用口座 \(found.count) 件を \(labels) に書き込みました。\n"
            : "Wrote \(found.count) accounts used for fraud to \(labels).\n")
      }
      return .clean
    }
  }
}
