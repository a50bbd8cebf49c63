import ArgumentParser
import Core
import Simulation

/// The command `mekiki simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Make a synthetic bank: files, customers and labels.",
    discussion: """
      The same numbers and seed give the same bytes. Nothing is overwritten. labels.csv, the truth about each row, serves
      training and evaluation only; confirmed_accounts.csv holds what the bank found out, for 'labels:' in pipeline.yaml.

      Kinds of bank: regional (all ages, counters, machines and the application), online (no counters, younger people, evenings,
      investing; more takeovers, investment fraud and bought accounts, texts as in a chat), corporate (mostly companies, office hours,
      files, large limits, half-width texts; more exchanged invoices and calls by a false bank).
      """)

  @Option(help: "Accounts of the bank.") var accounts: Int
  @Option(help: "Days to simulate.") var days: Int
  @Option(help: "The seed of every choice.") var seed: UInt64
  @Option(name: .shortAndLong, help: "The folder to write to.") var output: String
  @Option(help: "The first day, YYYY-MM-DD.") var firstDay: BankDay = SimulationPlan.defaultFirstDay
  @Option(help: "How the CSV is cut: none, month or day.") var split: SimulationPlan.FileSplit = .none
  @Option(help: "Encoding of the CSV: utf8 or cp932.") var encoding: SimulationPlan.FileEncoding = .utf8
  @Option(help: "The share of rows that fraud causes, about.") var fraudRate = 0.005
  @Option(help: "The kind of bank: regional, online or corporate.") var kind: BankKind = .regional
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard (20...9_000_000).contains(accounts) else {
      throw ValidationError("A bank has 20 to 9,000,000 accounts.")
    }
    guard (1...10_000).contains(days) else { throw ValidationError("A simulation lasts 1 to 10,000 days.") }
    guard (0...0.1).contains(fraudRate) else {
      throw ValidationError("The fraud rate lies between 0 and 0.1.")
    }
    guard (1981...2070).contains(firstDay.civil.year) else {
      throw ValidationError("The first day lies in the years 1981 to 2070.")
    }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let line = ProgressLine()
      let bank = SimulatedBank(
        SimulationPlan(
          accounts: accounts, days: days, seed: seed, firstDay: firstDay, fraudRate: fraudRate, split: split,
          encoding: encoding, kind: kind))
      let summary = try bank.write(to: output) { line.show("\($0.days)/\(days)  \($0.rows)") }
      line.clear()
      Terminal.write(
        language == .japanese
          ? "\(output)：\(summary.inboxFiles) ファイル、\(summary.rows) 件（うち不正 \(summary.labelledRows) 件）を作成しました。\n"
          : "\(output): \(summary.inboxFiles) files, \(summary.rows) rows, \(summary.labelledRows) of them fraud.\n"
      )
      return .clean
    }
  }
}

extension SimulationPlan.FileSplit: ExpressibleByArgument {}
extension SimulationPlan.FileEncoding: ExpressibleByArgument {}
extension BankKind: ExpressibleByArgument {}
