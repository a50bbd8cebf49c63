import AlertStore
import Core

/// The thirty days of an alert's account as bars: what came in above the line, what went out below it, days with alerted transactions marked.
struct MonthChart {
  struct DayBars {
    let x: Int
    let markX: Int
    let pinX: Int
    let isUnknown: Bool
    let hasIncoming: Bool
    let incomingY: Int
    let incomingHeight: Int
    let hasOutgoing: Bool
    let outgoingHeight: Int
    let isMarked: Bool
    let label: String?
  }

  struct DayRow {
    let day: String
    let incoming: String
    let outgoing: String
  }

  /// The longest bar and where the middle lies, in units of the drawing.
  private static let longest = 48
  private static let middle = 88

  let days: [DayBars]
  let rows: [DayRow]
  let title: String
  let description: String
  let caption: String
  let scale: String
  let tableTitle: String
  let day: String
  let incoming: String
  let outgoing: String

  /// Draws a month; `alerted` are the days of the alert's transactions.
  init(_ month: AlertMonth, alerted: Set<BankDay>, language: Language) {
    let isJapanese = language == .japanese
    let largest = month.days.compactMap { $0.map { max($0.incomingYen, $0.outgoingYen) } }.max() ?? 0
    days = month.days.enumerated().map { index, sums in
      MonthChart.bars(sums, index: index, day: month.day(at: index), largest: largest, alerted: alerted)
    }
    rows = month.days.enumerated().map { index, sums in
      let day = month.day(at: index)
      return DayRow(
        day: day.iso8601 + (alerted.contains(day) ? " ▲" : ""),
        incoming: MonthChart.cell(sums?.incomingYen, sums?.incomingCount, language),
        outgoing: MonthChart.cell(sums?.outgoingYen, sums?.outgoingCount, language))
    }
    let span = [month.day(at: 0), month.lastDay].map(\.iso8601)
    title = isJapanese ? "口座の入出金（\(span[0])～\(span[1])）" : "The account from \(span[0]) to \(span[1])"
    incoming = WordNames.name(Direction.incoming, language)
    outgoing = WordNames.name(Direction.outgoing, language)
    day = isJapanese ? "日付" : "Day"
    tableTitle = isJapanese ? "日別の金額を表で見る" : "The same as a table"
    scale = (isJapanese ? "最大 " : "largest ") + NumberText.yen(largest, language)
    let known = month.days.compactMap { $0 }
    let sums = [known.reduce(0) { $0 + $1.incomingYen }, known.reduce(0) { $0 + $1.outgoingYen }]
      .map { NumberText.yen($0, language) }
    let marked = alerted.sorted().map(\.iso8601).joined(separator: isJapanese ? "、" : ", ")
    let unknown = month.days.count - known.count
    description =
      isJapanese
      ? "入金 計\(sums[0])、出金 計\(sums[1])。対象取引のある日：\(marked)。" + (unknown > 0 ? "\(unknown)日分は記録がありません。" : "")
      : "In \(sums[0]), out \(sums[1]). Days with alerted transactions: \(marked)."
        + (unknown > 0 ? " Nothing is known of \(unknown) days." : "")
    caption =
      isJapanese
      ? "上：入金、下：出金、▲と枠：対象取引のある日、点線：記録のない日" : "Above: in; below: out; ▲ and frame: alerted; dotted: not known"
  }

  private static func bars(
    _ sums: AlertMonth.Day?, index: Int, day: BankDay, largest: Int64, alerted: Set<BankDay>
  ) -> DayBars {
    let x = 36 + index * 20
    let incoming = height(sums?.incomingYen ?? 0, of: largest)
    return DayBars(
      x: x, markX: x - 3, pinX: x, isUnknown: sums == nil, hasIncoming: incoming > 0,
      incomingY: middle - 1 - incoming, incomingHeight: incoming,
      hasOutgoing: (sums?.outgoingYen ?? 0) > 0, outgoingHeight: height(sums?.outgoingYen ?? 0, of: largest),
      isMarked: alerted.contains(day), label: index % 5 == 4 ? "\(day.civil.month)/\(day.civil.day)" : nil)
  }

  /// A bar that is not nothing is seen.
  private static func height(_ yen: Int64, of largest: Int64) -> Int {
    guard yen > 0, largest > 0 else { return 0 }
    return max(1, Int((Double(yen) / Double(largest) * Double(longest)).rounded()))
  }

  private static func cell(_ yen: Int64?, _ count: Int64?, _ language: Language) -> String {
    guard let yen, let count else { return Label.unknown.text(language) }
    guard count > 0 else { return "-" }
    let words = NumberText.yen(yen, language)
    return language == .japanese ? "\(words)（\(count)件）" : "\(words) (\(count))"
  }
}
