/// Lists of numbers as the database keeps them: JSON, read back strictly.
enum StoredList {
  static func text(_ values: [Int64]) -> String { "[" + values.map(String.init).joined(separator: ",") + "]" }

  static func text(_ values: [Double]) -> String { "[" + values.map { "\($0)" }.joined(separator: ",") + "]" }

  /// The days of a month: four numbers each, or null.
  static func text(_ days: [AlertMonth.Day?]) -> String {
    let parts = days.map { day in
      day.map { text([$0.incomingCount, $0.incomingYen, $0.outgoingCount, $0.outgoingYen]) } ?? "null"
    }
    return "[" + parts.joined(separator: ",") + "]"
  }

  /// The numbers of a list, or nil when the text is no list of such numbers.
  static func numbers<Number: LosslessStringConvertible>(_ text: some StringProtocol) -> [Number]? {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    let inner = text.dropFirst().dropLast()
    if inner.isEmpty { return [] }
    let numbers = inner.split(separator: ",", omittingEmptySubsequences: false).map { Number(String($0)) }
    return numbers.contains { $0 == nil } ? nil : numbers.compactMap { $0 }
  }

  /// The days of a month, or nil when the text is none.
  static func days(_ text: String) -> [AlertMonth.Day?]? {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    var days: [AlertMonth.Day?] = []
    var rest = text.dropFirst().dropLast()
    while !rest.isEmpty {
      if rest.hasPrefix("null") {
        days.append(nil)
        rest = rest.dropFirst(4)
      } else {
        guard let end = rest.firstIndex(of: "]"), let numbers: [Int64] = numbers(rest[...end]),
          numbers.count == 4
        else { return nil }
        var day = AlertMonth.Day()
        (day.incomingCount, day.incomingYen, day.outgoingCount, day.outgoingYen) = (
          numbers[0], numbers[1], numbers[2], numbers[3]
        )
        days.append(day)
        rest = rest[rest.index(after: end)...]
      }
      if rest.hasPrefix(",") { rest = rest.dropFirst() }
    }
    return days.count == AlertMonth.dayCount ? days : nil
  }
}
