import AlertStore
import Core

/// An inspection as text for a terminal, as a bank's clerk reads it.
///
/// - Determinism: the same inspection gives the same bytes.
public struct InspectionText: Sendable {
  /// The most findings and the most refused records that are shown when not all are asked for.
  public static let shownLines = 20

  let inspection: FileInspection
  let showsAll: Bool
  let exitCode: Int32
  let language: Language

  /// Makes the text of an inspection in a language; without `showsAll` long lists are cut and say so.
  public init(_ inspection: FileInspection, showsAll: Bool, exitCode: Int32, language: Language) {
    self.inspection = inspection
    self.showsAll = showsAll
    self.exitCode = exitCode
    self.language = language
  }

  /// The whole text, its last line being the verdict.
  public func terminal(_ style: TerminalStyle) -> String {
    var text = style.coloured("== \(VisibleText.make(inspection.name)) ==", .heading) + "\n"
    if let content = inspection.content {
      text += identity(content)
      text += section(pick("ファイルが示す内容", "What the file says"), facts(content), style)
      text += section(Label.control.text(language), totals(content, style), style)
      text += section(pick("件数と金額", "Records and amounts"), counts(content, style), style)
      text += section(pick("先頭の明細", "First records"), records(content, style), style)
      text += section(pick("所見", "Findings"), findings(content), style)
      text += section(pick("拒否したレコード", "Refused records"), rejects(content), style)
    }
    return text + "\n" + verdict(style) + "\n"
  }

  private func pick(_ japanese: String, _ english: String) -> String {
    language == .japanese ? japanese : english
  }

  private func section(_ title: String, _ body: String, _ style: TerminalStyle) -> String {
    body.isEmpty ? "" : "\n" + style.coloured(title, .heading) + "\n" + body
  }

  private func list(_ pairs: [(String, String)]) -> String {
    let width = max(18, pairs.map { DisplayWidth.columns($0.0) }.max() ?? 0)
    return pairs.map { name, value in
      "  \(name)\(DisplayWidth.padding(name, to: width)) : \(value)\n"
    }.joined()
  }

  private func identity(_ content: FileInspection.Content) -> String {
    let file = content.description
    let outcome = content.outcome
    let bytes = [
      outcome.bytesAccepted, outcome.bytesRejected, outcome.bytesFraming, outcome.bytesAccountedFor,
    ]
    .map(
      NumberText.grouped)
    var pairs = [
      (pick("形式", "Format"), FormatNames.name(file.format, language)),
      (pick("大きさ", "Size"), NumberText.grouped(file.byteLength) + pick(" バイト", " bytes")),
    ]
    if outcome.content?.compression != nil {
      let size = NumberText.grouped(outcome.bytesAccountedFor)
      pairs.append((pick("展開後の大きさ", "Size unpacked"), size + pick(" バイト", " bytes")))
    }
    pairs += [
      ("SHA-256", file.digest),
      (
        pick("バイトの内訳", "Bytes"),
        pick(
          "受入 \(bytes[0])、拒否 \(bytes[1])、枠 \(bytes[2])、合計 \(bytes[3])",
          "\(bytes[0]) accepted, \(bytes[1]) rejected, \(bytes[2]) framing, \(bytes[3]) in all")
      ),
      (pick("日付の基準日", "Reference day"), inspection.referenceDay.iso8601),
    ]
    if !content.dateReadings.isEmpty {
      let words = content.dateReadings.map { WordNames.dateReading($0.word, $0.count, language) }
      pairs.append((pick("日付の読み方", "Dates read as"), words.joined(separator: pick("、", ", "))))
    }
    return list(pairs)
  }

  private func facts(_ content: FileInspection.Content) -> String {
    list(
      content.facts.map { fact in
        let place = fact.record.map { pick("（\($0)件目）", " (record \($0))") } ?? ""
        return (VisibleText.make(fact.name.text(language)), VisibleText.make(fact.value) + place)
      })
  }

  private func totals(_ content: FileInspection.Content, _ style: TerminalStyle) -> String {
    if content.controlTotals.isEmpty { return "  " + Label.notDeclared.text(language) + "\n" }
    let shown =
      showsAll ? content.controlTotals[...] : content.controlTotals.prefix(InspectionText.shownLines)
    let lines = shown.map { total in
      let name = language == .japanese ? total.nameJapanese : total.nameEnglish
      let verdict = total.verdict(language)
      return "  \(VisibleText.make(name)): \(total.comparison(language)) -> "
        + style.coloured(verdict, total.agrees ? nil : .alarm) + "\n"
    }
    return lines.joined() + cutNote(shown: shown.count, of: content.controlTotals.count)
  }

  private func counts(_ content: FileInspection.Content, _ style: TerminalStyle) -> String {
    let outcome = content.outcome
    let more = outcome.reconciliation ?? FileReconciliation()
    let rows: [(String, Int64, Int64?)] = [
      (
        pick("読取", "Read"), outcome.recordsAccepted + outcome.recordsRejected,
        RunningYen.sum(outcome.yenAccepted, more.yenRejected)
      ),
      (pick("受入", "Accepted"), outcome.recordsAccepted, outcome.yenAccepted),
      (pick("  うち取消・訂正", "  of these cancelled"), more.recordsCancelled, more.yenCancelled),
      (pick("拒否", "Rejected"), outcome.recordsRejected, more.yenRejected),
      (pick("  うち金額不明", "  of these without amount"), more.recordsRejectedWithoutAmount, nil),
    ]
    var table = TerminalTable([
      (pick("区分", "What"), .left), (Label.count.text(language), .right),
      (Label.amount.text(language), .right),
    ])
    for (name, records, yen) in rows {
      table.append([
        .init(name), .init(NumberText.grouped(records)),
        .init(yen.map { NumberText.yen($0, language) } ?? "-"),
      ])
    }
    return indented(table.text(style))
  }

  private func records(_ content: FileInspection.Content, _ style: TerminalStyle) -> String {
    guard !content.records.isEmpty else { return "" }
    let columns: [(Label, TerminalTable.Alignment)] = [
      (.recordNumber, .right), (.occurredAt, .left), (.direction, .left), (.amount, .right),
      (.account, .left),
      (.counterparty, .left), (.originator, .left), (.memo, .left),
    ]
    var table = TerminalTable(columns.map { ($0.0.text(language), $0.1) })
    for record in content.records {
      let transaction = record.transaction
      table.append([
        .init(NumberText.grouped(record.number)), .init(moment(transaction)),
        .init(WordNames.name(transaction.direction, language)),
        .init(NumberText.yen(transaction.amountYen, language)), .init(record.account.text),
        .init(transaction.counterpartyName ?? transaction.counterpartyAccount ?? "-"),
        .init(transaction.originatorName ?? "-"), .init(transaction.memo ?? "-"),
      ])
    }
    return indented(table.text(style))
      + cutNote(shown: content.records.count, of: Int(content.outcome.recordsAccepted), hint: "--records N")
  }

  private func moment(_ transaction: TransactionRecord) -> String {
    let day = transaction.occurredAt.japanDay.iso8601
    guard transaction.hasTimeOfDay else { return day }
    return day + " " + transaction.occurredAt.iso8601Japan.dropFirst(11).prefix(8)
  }

  private func findings(_ content: FileInspection.Content) -> String {
    let shown = showsAll ? content.findings[...] : content.findings.prefix(InspectionText.shownLines)
    return shown.map { finding in
      "  \(WordNames.name(finding.severity, language)) \(VisibleText.make(finding.line(language)))\n"
    }.joined() + cutNote(shown: shown.count, of: content.findings.count)
  }

  private func rejects(_ content: FileInspection.Content) -> String {
    let shown = showsAll ? content.rejects[...] : content.rejects.prefix(InspectionText.shownLines)
    return shown.map { "  \(VisibleText.make($0.finding.line(language)))\n" }.joined()
      + cutNote(shown: shown.count, of: Int(content.outcome.recordsRejected))
  }

  private func cutNote(shown: Int, of count: Int, hint: String = "--all") -> String {
    guard shown < count else { return "" }
    let numbers = (NumberText.grouped(Int64(count)), NumberText.grouped(Int64(shown)))
    return pick(
      "  \(numbers.0) 件中 \(numbers.1) 件を表示（\(hint)）\n", "  \(numbers.1) of \(numbers.0) shown (\(hint))\n")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
