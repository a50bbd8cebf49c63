import Core
import Ingest
import Pipeline

/// Says what a pipeline's reference files hold and how old they are.
enum ReferenceText {
  /// One line for each watch list and for the labels, what is odd about them, and what is stale.
  static func text(_ definition: PipelineDefinition, on day: BankDay, _ language: Language) -> String {
    var lines: [String] = []
    for (file, source) in zip(definition.watchLists, definition.manifest.watchLists) {
      let (id, asOf) = (file.table.id, file.table.asOf.iso8601)
      let age = source.reference.ageDays(on: day) ?? 0
      let (kind, rejected) = (title(file.table.kind, language), file.records.rejected)
      lines.append(
        language == .japanese
          ? "監視リスト \(id)（\(kind)、\(asOf) 時点、\(age) 日経過）：\(file.table.count) 件、除外 \(rejected) 件"
          : "watch list \(id) (\(kind), as of \(asOf), \(age) days old): "
            + "\(file.table.count) entries, \(rejected) rows refused")
      lines += file.findings.map { "  " + $0.line(language) }
    }
    if let labels = definition.labels {
      lines.append(text(labels, definition.manifest.labels?.ageDays(on: day), language))
      lines += labels.findings.map { "  " + $0.line(language) }
    }
    lines += definition.staleReferences(on: day).map { $0.line(language) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func text(_ labels: ConfirmedAccountFile, _ ageDays: Int?, _ language: Language) -> String {
    let (count, rejected) = (labels.table.count, labels.records.rejected)
    let asOf = labels.table.asOf?.iso8601
    if language == .japanese {
      let age = asOf.flatMap { day in ageDays.map { "（\(day) 時点、\($0) 日経過）" } } ?? ""
      return "不正利用が確認された口座\(age)：\(count) 口座、除外 \(rejected) 件"
    }
    let age = asOf.flatMap { day in ageDays.map { " (as of \(day), \($0) days old)" } } ?? ""
    return "accounts confirmed as used for fraud\(age): \(count) accounts, \(rejected) rows refused"
  }

  private static func title(_ kind: WatchList.Kind, _ language: Language) -> String {
    let isJapanese = language == .japanese
    switch kind {
    case .frozenAccount: return isJapanese ? "凍結口座名義人" : "holders of frozen accounts"
    case .dicNotice: return isJapanese ? "預金保険機構の公告" : "notices of the Deposit Insurance Corporation"
    case .cryptoExchange: return isJapanese ? "暗号資産交換業者" : "crypto-asset exchanges"
    case .own: return isJapanese ? "自行の監視リスト" : "the bank's own"
    }
  }
}
