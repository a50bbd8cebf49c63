import Core
import Evidence
import Features
import Reporting

/// What the windows remembered of an account before a transaction, written out for people; programs have the same in `history/N.json`.
enum HistoryDocument {
  static func files(
    _ history: RowHistory, account: String, declared: [DeclaredFeature], number: Int
  ) throws -> [EvidenceFile] {
    guard let state = history.states.first(where: { $0.kind == .account && $0.key == account }) else {
      return []
    }
    let money = history.states.first { $0.kind == .moneyNode && $0.key == account }
    let memory = try WindowMemory(state, money: money, declared: declared)
    let style = TerminalStyle(usesColour: false, widthColumns: nil)
    return [(Language.japanese, "ja"), (.english, "en")].map { language, word in
      EvidenceFile(
        path: "history/\(number).\(word).txt",
        bytes: Array(WindowMemoryText(memory, language: language).terminal(style).utf8))
    }
  }
}
