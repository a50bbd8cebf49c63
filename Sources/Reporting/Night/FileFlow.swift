import AlertStore
import Core

/// What became of a file's records and yen, in words for tables: read, accepted, refused, scored.
struct FileFlow {
  /// The cells after the file's name: read, accepted, cancelled, rejected, without amount, scored, balances.
  let cells: [String]
  private let isUnbalanced: Bool

  static let columns: [(label: Label, alignment: TerminalTable.Alignment)] = [
    (.read, .right), (.accepted, .right), (.cancelled, .right), (.rejected, .right), (.withoutAmount, .right),
    (.scored, .right), (.balances, .left),
  ]

  init(_ file: NightSummary.File, _ language: Language) {
    let outcome = file.file.outcome
    let more = outcome.reconciliation
    let unknown = Label.unknown.text(language)
    func pair(_ count: Int64?, _ yen: Int64?) -> String {
      guard let count else { return unknown }
      let words = NumberText.grouped(count) + (language == .japanese ? "件 " : ", ")
      return words + NumberText.yen(yen, language)
    }
    let yenRead = more.map { RunningYen.sum(outcome.yenAccepted, $0.yenRejected) }
    let verdict = file.balances.map { ($0 ? Label.agrees : Label.differs).text(language) }
    isUnbalanced = file.balances == false
    cells = [
      pair(outcome.recordsAccepted + outcome.recordsRejected, yenRead),
      pair(outcome.recordsAccepted, outcome.yenAccepted), pair(more?.recordsCancelled, more?.yenCancelled),
      pair(outcome.recordsRejected, more?.yenRejected),
      more.map { NumberText.grouped($0.recordsRejectedWithoutAmount) } ?? unknown,
      pair(more?.recordsScored, more?.yenScored), verdict ?? unknown,
    ]
  }

  /// The files of a night, one line each.
  static func table(_ files: [NightSummary.File], _ language: Language) -> TerminalTable {
    var table = TerminalTable(
      columns.map { ($0.label.text(language), $0.alignment) } + [(Label.file.text(language), .left)])
    for file in files {
      let flow = FileFlow(file, language)
      let last = flow.cells.count - 1
      table.append(
        flow.cells.enumerated().map { .init($1, $0 == last && flow.isUnbalanced ? .alarm : nil) } + [
          .init(file.file.description.name)
        ])
    }
    return table
  }
}
