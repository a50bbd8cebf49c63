import Core

/// The window contract read off a whole history, row by row, as slowly and plainly as it can be said.
struct WindowOracle {
  /// A row with its place in the order of arrival; a class, so that the many lists made of them copy no texts.
  final class Entry {
    let arrival: Int
    let row: SampleRow
    let day: Int32
    let isOutgoing: Bool

    init(arrival: Int, row: SampleRow) {
      self.arrival = arrival
      self.row = row
      day = Instant(secondsSince1970: row.seconds).japanDay.daysSince1970
      isOutgoing = row.direction == .outgoing
    }
  }

  /// All transactions so far, reversed ones too.
  private var arrived: [Entry] = []
  /// Those that no correction reversed.
  private var live: [Entry] = []
  /// The corrections that reversed something.
  private var reversals: [Entry] = []
  /// The arrival numbers of transactions that their payee no longer kept when they were reversed.
  private var stillAtPayee: [Entry] = []
  private var habits = HabitOracle()
  private var money = MoneyOracle()
  /// The labels, for an oracle that speaks of them.
  var labels: LabelOracle?

  /// Takes the next row and gives the values that the contract says; names without a value are missing.
  mutating func take(_ row: SampleRow) -> [String: Double] {
    let values = read(row)
    return labels.map { values.merging($0.values(row, live)) { $1 } } ?? values
  }

  private mutating func read(_ row: SampleRow) -> [String: Double] {
    let entry = Entry(arrival: arrived.count + reversals.count, row: row)
    if row.kind == .correction { return correct(entry) }
    let before = arrived.filter { $0.row.account == row.account }
    arrived.append(entry)
    live.append(entry)
    var values = moments(entry, before)
    windows(entry, &values)
    if !row.counterpartyAccount.isEmpty {
      pair(entry, &values)
      if entry.isOutgoing { payee(entry, &values) }
    }
    values.merge(habits.take(entry, isFirst: values["pair.is_first"] == 1)) { $1 }
    values["flow.cycle_hops_72h"] = money.take(entry)
    return values
  }

  private static func newestDay(_ entries: [Entry]) -> Int32? { entries.map(\.day).max() }

  private mutating func correct(_ entry: Entry) -> [String: Double] {
    guard let newest = Self.newestDay(arrived.filter({ $0.row.account == entry.row.account })) else {
      return [:]
    }
    let party = entry.row.counterpartyAccount
    let fitting = live.filter {
      $0.row.account == entry.row.account && $0.row.amountYen == entry.row.amountYen
        && (party.isEmpty || $0.row.counterpartyAccount == party) && $0.row.seconds <= entry.row.seconds
        && $0.day >= newest - 14
    }
    let same = fitting.filter { $0.isOutgoing == entry.isOutgoing }
    let pool = same.isEmpty ? fitting : same
    guard let found = pool.max(by: { ($0.row.seconds, $0.arrival) < ($1.row.seconds, $1.arrival) }) else {
      return [:]
    }
    live.removeAll { $0.arrival == found.arrival }
    habits.remove(found)
    money.remove(found)
    labels?.remove(found, live, newestDay: newest)
    reversals.append(entry)
    if found.isOutgoing && !found.row.counterpartyAccount.isEmpty {
      let towards = arrived.filter {
        $0.isOutgoing && $0.row.counterpartyAccount == found.row.counterpartyAccount
      }
      if let newest = Self.newestDay(towards), found.day < newest - 14 { stillAtPayee.append(found) }
    }
    return ["correction.seconds_since_reversed": Double(entry.row.seconds - found.row.seconds)]
  }

  /// Moments of what was seen, reversed or not.
  private func moments(_ entry: Entry, _ before: [Entry]) -> [String: Double] {
    var values: [String: Double] = [:]
    let now = entry.row.seconds
    func since(_ name: String, _ moment: Int64?, _ unit: Double = 1) {
      if let moment, moment <= now {
        values[name] = unit == 1 ? Double(now - moment) : Double(now - moment) / unit
      }
    }
    let last = before.map(\.row.seconds).max()
    since("account.seconds_since_last", last)
    since("account.idle_days", last, 86_400)
    since("account.out.seconds_since_last", before.filter(\.isOutgoing).map(\.row.seconds).max())
    since("account.in.seconds_since_last", before.filter { !$0.isOutgoing }.map(\.row.seconds).max())
    since("account.days_since_first_seen", before.map(\.row.seconds).min(), 86_400)
    if !before.isEmpty && entry.row.channel != .unstated {
      values["account.channel_is_new"] = before.contains { $0.row.channel == entry.row.channel } ? 0 : 1
    }
    return values
  }

  private func within(_ entries: [Entry], _ now: Int64, _ seconds: Int64) -> [Entry] {
    entries.filter { $0.row.seconds > now - seconds && $0.row.seconds <= now }
  }

  private func sum(_ entries: [Entry]) -> Double { Double(entries.reduce(0) { $0 + $1.row.amountYen }) }

  private func parties(_ entries: [Entry]) -> Double {
    Double(Set(entries.map(\.row.counterpartyAccount)).subtracting([""]).count)
  }

  private func windows(_ entry: Entry, _ values: inout [String: Double]) {
    let account = entry.row.account
    guard let newest = Self.newestDay(arrived.filter { $0.row.account == account }), newest - entry.day <= 7
    else {
      return
    }
    let own = live.filter { $0.row.account == account }
    let now = entry.row.seconds
    let lengths: [(String, Int64)] = [("1h", 3_600), ("24h", 86_400), ("7d", 604_800)]
    for (path, isOutgoing) in [("out", true), ("in", false)] {
      let side = own.filter { $0.isOutgoing == isOutgoing }
      for (suffix, seconds) in lengths {
        let window = within(side, now, seconds)
        values["account.\(path).count_\(suffix)"] = Double(window.count)
        values["account.\(path).sum_yen_\(suffix)"] = sum(window)
        if suffix != "1h" { values["account.\(path).distinct_counterparties_\(suffix)"] = parties(window) }
      }
      let month = side.filter { $0.day > entry.day - 30 && $0.day <= entry.day }
      values["account.\(path).count_30d_daily"] = Double(month.count)
      values["account.\(path).sum_yen_30d_daily"] = sum(month)
      let week = within(side, now, 604_800)
      let cash = week.filter { $0.row.kind == .cash }
      values["account.\(path).cash_sum_yen_7d"] = sum(cash)
      values["account.\(path).below_limit_count_7d"] = Double(
        week.filter { Self.isBelowLimit($0.row.amountYen) }.count)
      if isOutgoing {
        let day = within(cash, now, 86_400)
        values["account.out.cash_count_24h"] = Double(day.count)
        values["account.out.cash_sum_yen_24h"] = sum(day)
        values["account.out.max_yen_7d"] = Double(week.map(\.row.amountYen).max() ?? 0)
        values["account.out.new_counterparties_7d"] = Double(week.filter { isFirst($0, own) }.count)
      } else {
        values["account.in.cash_count_7d"] = Double(cash.count)
        values["account.in.small_count_24h"] = Double(
          within(side, now, 86_400).filter { (1...1_000).contains($0.row.amountYen) }.count)
      }
    }
    let reversed = within(reversals.filter { $0.row.account == account }, now, 604_800)
    values["account.reversed_count_7d"] = Double(reversed.count)
    values["account.reversed_sum_yen_7d"] = sum(reversed)
    let first = arrived.filter { $0.row.account == account && $0.arrival != entry.arrival }.map(\.row.seconds)
    values.merge(FlowOracle.values(entry, own: own, firstSeconds: first.min())) { $1 }
    ratios(entry, own, &values)
  }

  private func ratios(_ entry: Entry, _ own: [Entry], _ values: inout [String: Double]) {
    let now = entry.row.seconds
    let month = own.filter {
      $0.arrival != entry.arrival && $0.day > entry.day - 30 && $0.day <= entry.day
    }
    let same = month.filter { $0.isOutgoing == entry.isOutgoing }
    let amount = Double(entry.row.amountYen)
    if sum(same) > 0 {
      values["account.amount_to_own_mean_30d_daily"] = amount * Double(same.count) / sum(same)
      values["account.amount_to_own_max_30d_daily"] = amount / Double(same.map(\.row.amountYen).max() ?? 0)
    }
    let (day, week) = (within(own, now, 86_400), within(own, now, 604_800))
    let out = sum(day.filter(\.isOutgoing))
    let daysBefore = sum(month.filter { $0.isOutgoing && $0.day < entry.day })
    let first = arrived.filter { $0.row.account == entry.row.account && $0.arrival != entry.arrival }
      .map(\.row.seconds).min()
    if daysBefore > 0, let first, first <= now {
      let days = min(29, max(1, (Double(now - first) / 86_400).rounded(.up)))
      values["account.out.day_sum_to_own_mean_30d_daily"] = out * days / daysBefore
    }
    let (dayIn, weekIn) = (sum(day.filter { !$0.isOutgoing }), sum(week.filter { !$0.isOutgoing }))
    if dayIn > 0 { values["account.out.pass_through_24h"] = out / dayIn }
    if weekIn > 0 { values["account.out.sweep_7d"] = out / weekIn }
  }

  private static func isBelowLimit(_ amountYen: Int64) -> Bool {
    [100_000, 500_000, 1_000_000, 2_000_000].contains { amountYen < $0 && amountYen * 10 >= $0 * 9 }
  }

  /// Whether a transaction is the earliest with its party.
  private func isFirst(_ entry: Entry, _ own: [Entry]) -> Bool {
    if entry.row.counterpartyAccount.isEmpty { return false }
    let pair = own.filter { $0.row.counterpartyAccount == entry.row.counterpartyAccount }
    return pair.min { ($0.row.seconds, $0.arrival) < ($1.row.seconds, $1.arrival) }?.arrival == entry.arrival
  }

  private func pair(_ entry: Entry, _ values: inout [String: Double]) {
    let earlier = live.filter {
      $0.arrival != entry.arrival && $0.row.account == entry.row.account
        && $0.row.counterpartyAccount == entry.row.counterpartyAccount
    }
    values["pair.is_first"] = earlier.isEmpty ? 1 : 0
    values["pair.count_before"] = Double(earlier.count)
    if let first = earlier.map(\.row.seconds).min(), first <= entry.row.seconds {
      values["pair.days_since_first"] = Double(entry.row.seconds - first) / 86_400
    }
  }

  private func payee(_ entry: Entry, _ values: inout [String: Double]) {
    let payee = entry.row.counterpartyAccount
    let seen = arrived.filter { $0.isOutgoing && $0.row.counterpartyAccount == payee }
    let now = entry.row.seconds
    if let first = seen.filter({ $0.arrival != entry.arrival }).map(\.row.seconds).min(), first <= now {
      values["counterparty.days_since_first_seen"] = Double(now - first) / 86_400
    }
    guard let newest = Self.newestDay(seen), newest - entry.day <= 7 else { return }
    let towards = (live + stillAtPayee).filter { $0.isOutgoing && $0.row.counterpartyAccount == payee }
    for (suffix, seconds) in [("1h", Int64(3_600)), ("24h", 86_400), ("7d", 604_800)] {
      let window = within(towards, now, seconds)
      values["counterparty.in.count_\(suffix)"] = Double(window.count)
      values["counterparty.in.sum_yen_\(suffix)"] = sum(window)
      if suffix != "1h" {
        values["counterparty.in.distinct_senders_\(suffix)"] = Double(Set(window.map(\.row.account)).count)
      }
    }
    let month = towards.filter { $0.day > entry.day - 30 && $0.day <= entry.day }
    values["counterparty.in.count_30d_daily"] = Double(month.count)
    values["counterparty.in.sum_yen_30d_daily"] = sum(month)
  }
}
