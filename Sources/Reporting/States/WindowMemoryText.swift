import Core

/// Writes what is remembered of an account, for a terminal or as JSON.
public struct WindowMemoryText: Sendable {
  /// The most parties that a terminal shows; JSON has them all.
  static let shownParties = 20

  let memory: WindowMemory
  let language: Language

  /// Makes the text of a memory.
  public init(_ memory: WindowMemory, language: Language) {
    self.memory = memory
    self.language = language
  }

  /// The memory for a terminal.
  public func terminal(_ style: TerminalStyle) -> String {
    let heading = "== \(VisibleText.make(memory.key)) =="
    let channels = memory.channels.map { WordNames.name($0, language) }.joined(separator: pick("、", ", "))
    let head = [
      (pick("初回の取引", "first transaction"), memory.firstAt.iso8601Japan),
      (pick("最後の取引", "newest transaction"), memory.lastAt.iso8601Japan),
      (pick("使われた取引手段", "channels used"), channels),
      (
        pick("最後の送金", "last paid another"),
        memory.lastPaidAt?.iso8601Japan ?? pick("記録なし", "not on record")
      ),
      (
        pick("保存", "stored"),
        pick(
          "\(memory.byteCount) バイト（形式 \(memory.version)）",
          "\(memory.byteCount) bytes (layout \(memory.version))")
      ),
    ]
    let width = head.map { DisplayWidth.columns($0.0) }.max() ?? 0
    let lines = head.map { name, value in "  \(name)\(DisplayWidth.padding(name, to: width)) : \(value)\n" }
    return style.coloured(heading, .heading) + "\n" + lines.joined()
      + section(pick("個別に保存している取引（14日分）", "single transactions kept (14 days)"), eventTable, style)
      + section(pick("日別の合計（97日分）", "sums by day (97 days)"), dayTable, style)
      + (memory.declaredDays.isEmpty
        ? "" : section(pick("宣言された集計の日別の合計", "sums by day of declared windows"), declaredTable, style))
      + (memory.usual.isEmpty
        ? ""
        : section(
          pick(
            "普段の取引（直近32件まで、中央値は90日以内の5件以上から）",
            "usual transactions (the last 32; the median is of 5 or more in 90 days)"),
          usualTable, style))
      + section(
        pick("この口座への支払い（資金の流れ、直近32件まで）", "payments to this account (way of the money, the last 32)"),
        paymentTable,
        style)
      + section(partyTitle, partyTable, style)
  }

  /// The memory as JSON.
  ///
  /// Members may be added later and are never renamed; a reader ignores those it does not know.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.state/1")
      json.member("key", memory.key)
      json.member("layout", Int64(memory.version))
      json.member("bytes", Int64(memory.byteCount))
      json.member("first_at", memory.firstAt.iso8601Japan)
      json.member("newest_at", memory.lastAt.iso8601Japan)
      json.key("channels")
      json.array { json in for channel in memory.channels { json.value(channel.word) } }
      json.key("events")
      json.array { json in for event in memory.events { write(event, &json) } }
      json.key("days")
      json.array { json in for day in memory.days { write(day, &json) } }
      writeFurther(&json)
      json.key("parties")
      json.array { json in for party in memory.parties { write(party, &json) } }
    }
    return json.text + "\n"
  }

  private func write(_ event: WindowMemory.Event, _ json: inout JSONText) {
    json.object { json in
      json.member("at", event.at.iso8601Japan)
      json.member("direction", event.direction.word)
      json.member("amount_yen", event.amountYen)
      json.member("party", event.party.isEmpty ? nil : event.party)
      json.member("kind", event.kind.word)
      json.member("channel", event.channel.word)
      json.key("is_reversal")
      json.value(event.isReversal)
    }
  }

  private func write(_ day: WindowMemory.Day, _ json: inout JSONText) {
    json.object { json in
      json.member("day", day.day.iso8601)
      json.member("direction", day.direction.word)
      json.member("count", day.count)
      json.member("sum_yen", day.sumYen)
      json.member("max_yen", day.maxYen)
    }
  }

  private func write(_ party: WindowMemory.Party, _ json: inout JSONText) {
    json.object { json in
      json.member("account", party.account)
      json.member("first_at", party.firstAt.iso8601Japan)
      json.member("count", Int64(party.count))
    }
  }

  private func section(_ title: String, _ table: TerminalTable?, _ style: TerminalStyle) -> String {
    "\n" + title + "\n" + (table?.text(style) ?? pick("  なし\n", "  none\n"))
  }

  private var eventTable: TerminalTable? {
    if memory.events.isEmpty { return nil }
    var table = TerminalTable([
      (pick("日時", "at"), .left), (pick("入出金", "direction"), .left), (pick("金額", "amount"), .right),
      (pick("種類", "kind"), .left), (pick("取引手段", "channel"), .left), (pick("相手口座", "party"), .left),
    ])
    for event in memory.events {
      let kind =
        event.isReversal ? pick("取消", "reversal") : WordNames.name(event.kind, language)
      table.append([
        .init(event.at.iso8601Japan), .init(WordNames.name(event.direction, language)),
        .init(NumberText.yen(event.amountYen, language)), .init(kind),
        .init(WordNames.name(event.channel, language)), .init(event.party),
      ])
    }
    return table
  }

  private var dayTable: TerminalTable? {
    if memory.days.isEmpty { return nil }
    var table = TerminalTable([
      (pick("日", "day"), .left), (pick("入出金", "direction"), .left), (pick("件数", "count"), .right),
      (pick("合計", "sum"), .right), (pick("最大", "largest"), .right),
    ])
    for day in memory.days {
      table.append([
        .init(day.day.iso8601), .init(WordNames.name(day.direction, language)),
        .init(NumberText.grouped(day.count)), .init(NumberText.yen(day.sumYen, language)),
        .init(NumberText.yen(day.maxYen, language)),
      ])
    }
    return table
  }

  private var partyTitle: String {
    let (all, shown) = (memory.parties.count, min(memory.parties.count, WindowMemoryText.shownParties))
    let cut = all > shown ? pick("、うち件数の多い \(shown) 先", ", the \(shown) with most transactions") : ""
    return pick("相手先（\(all) 先\(cut)）", "parties (\(all)\(cut))")
  }

  private var partyTable: TerminalTable? {
    if memory.parties.isEmpty { return nil }
    var table = TerminalTable([
      (pick("相手口座", "party"), .left), (pick("初回", "first"), .left), (pick("件数", "count"), .right),
    ])
    let shown = memory.parties.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.prefix(WindowMemoryText.shownParties)
    for (_, party) in shown {
      table.append([
        .init(party.account), .init(party.firstAt.iso8601Japan),
        .init(NumberText.grouped(Int64(party.count))),
      ])
    }
    return table
  }

  func pick(_ japanese: String, _ english: String) -> String {
    language == .japanese ? japanese : english
  }
}
