import Core
import Features

/// The contract of declared windows read off a whole history, row by row, as slowly and plainly as it can be said.
struct DeclaredOracle {
  struct Row {
    var sample: SampleRow
    /// The text in the declared column, or empty.
    var terminal: String
    /// Whether it was fraud, or nil when nobody knows.
    var isFraud: Bool?
  }

  private struct Entry {
    var arrival: Int
    var row: Row
    var seconds: Int64 { row.sample.seconds }
    var amountYen: Int64 { row.sample.amountYen }
    var account: String { row.sample.account }
    var party: String { row.sample.counterpartyAccount }
    var isOutgoing: Bool { row.sample.direction == .outgoing }
    var day: Int32 { Instant(secondsSince1970: seconds).japanDay.daysSince1970 }
  }

  /// A transaction set of one key: what was ever seen, and what no correction reversed there.
  private struct Book {
    var seen: [Entry]
    var live: [Entry]
    var newestDay: Int32 { seen.map(\.day).max() ?? .min }
  }

  /// The days after which a label is known.
  static let labelDelayDays = 5

  let features: [DeclaredFeature]
  private var arrived: [Entry] = []
  private var reversedAtAccount = Set<Int>()
  private var reversedAtPayee = Set<Int>()
  private var reversedAtTerminal = Set<Int>()

  init(_ features: [DeclaredFeature]) {
    self.features = features
  }

  /// Takes the next row and gives the value of each feature, nil when it is missing.
  mutating func take(_ row: Row) -> [Double?] {
    let entry = Entry(arrival: arrived.count, row: row)
    if row.sample.kind == .correction {
      correct(entry)
      return features.map { _ in nil }
    }
    arrived.append(entry)
    let account = accountBook(entry.account)
    let payee = entry.party.isEmpty || !entry.isOutgoing ? nil : payeeBook(entry.party)
    let terminal = entry.row.terminal.isEmpty ? nil : terminalBook(entry.row.terminal)
    return features.map { feature in
      switch feature.key {
      case .account: return value(feature, entry, account)
      case .pair: return entry.party.isEmpty ? nil : value(feature, entry, account)
      case .counterparty: return payee.flatMap { value(feature, entry, $0) }
      case .column: return terminal.flatMap { value(feature, entry, $0) }
      }
    }
  }

  private func book(_ reversed: Set<Int>, _ isOfKey: (Entry) -> Bool) -> Book {
    let seen = arrived.filter(isOfKey)
    return Book(seen: seen, live: seen.filter { !reversed.contains($0.arrival) })
  }

  private func accountBook(_ account: String) -> Book { book(reversedAtAccount) { $0.account == account } }

  private func payeeBook(_ party: String) -> Book {
    book(reversedAtPayee) { $0.isOutgoing && $0.party == party }
  }

  private func terminalBook(_ terminal: String) -> Book {
    book(reversedAtTerminal) { $0.row.terminal == terminal }
  }

  private mutating func correct(_ entry: Entry) {
    let account = accountBook(entry.account)
    let fitting = account.live.filter {
      $0.amountYen == entry.amountYen && (entry.party.isEmpty || $0.party == entry.party)
        && $0.seconds <= entry.seconds && $0.day >= account.newestDay - 14
    }
    let same = fitting.filter { $0.isOutgoing == entry.isOutgoing }
    let pool = same.isEmpty ? fitting : same
    guard let found = pool.max(by: { ($0.seconds, $0.arrival) < ($1.seconds, $1.arrival) }) else { return }
    reversedAtAccount.insert(found.arrival)
    func elsewhere(_ book: Book) -> Int? {
      book.live.last {
        $0.account == found.account && $0.seconds == found.seconds && $0.amountYen == found.amountYen
          && $0.day >= book.newestDay - 14
      }?.arrival
    }
    if found.isOutgoing, !found.party.isEmpty, let arrival = elsewhere(payeeBook(found.party)) {
      reversedAtPayee.insert(arrival)
    }
    if !entry.row.terminal.isEmpty, let arrival = elsewhere(terminalBook(entry.row.terminal)) {
      reversedAtTerminal.insert(arrival)
    }
  }

  private func value(_ feature: DeclaredFeature, _ entry: Entry, _ whole: Book) -> Double? {
    var book = whole
    if book.newestDay - entry.day > 7 { return nil }
    if feature.key == .pair {
      book = Book(
        seen: book.seen.filter { $0.party == entry.party }, live: book.live.filter { $0.party == entry.party }
      )
    }
    guard let span = feature.span else { return lifetime(feature, entry, book) }
    if feature.filter.label != nil || feature.measure == .fraudShare {
      return labelValue(feature, entry, book, span)
    }
    let window = book.live.filter { isWithin($0, entry, span) && passes($0, feature) }
    return measure(feature, entry, window)
  }

  private func isWithin(_ other: Entry, _ entry: Entry, _ span: DeclaredSpan) -> Bool {
    switch span {
    case .hours(let hours):
      return other.seconds <= entry.seconds && other.seconds > entry.seconds - Int64(hours) * 3_600
    case .days(let days) where days <= 7:
      return other.seconds <= entry.seconds && other.seconds > entry.seconds - Int64(days) * 86_400
    case .days(let days):
      return other.day <= entry.day && other.day > entry.day - Int32(days)
    }
  }

  private func passes(_ other: Entry, _ feature: DeclaredFeature) -> Bool {
    let filter = feature.filter
    let isOutgoing = feature.key == .counterparty ? false : other.isOutgoing
    if let direction = filter.direction, (direction == .outgoing) != isOutgoing { return false }
    if !filter.channels.isEmpty && !filter.channels.contains(other.row.sample.channel) { return false }
    if !filter.kinds.isEmpty && !filter.kinds.contains(other.row.sample.kind) { return false }
    if let from = filter.fromYen, other.amountYen < from { return false }
    if let below = filter.belowYen, other.amountYen >= below { return false }
    return true
  }

  /// The window of labels that are known ends so many days before the row, and begins on a day.
  private func labelValue(_ feature: DeclaredFeature, _ entry: Entry, _ book: Book, _ span: DeclaredSpan)
    -> Double?
  {
    guard case .days(let days) = span else { return nil }
    let knownBy = entry.seconds - Int64(Self.labelDelayDays) * 86_400
    let lastDay = Instant(secondsSince1970: knownBy).japanDay.daysSince1970
    let known = book.live.filter {
      $0.row.isFraud != nil && $0.seconds <= knownBy && $0.day > lastDay - Int32(days) && passes($0, feature)
    }
    if feature.measure == .fraudShare {
      let fraud = known.filter { $0.row.isFraud == true }
      return known.isEmpty ? nil : Double(fraud.count) / Double(known.count)
    }
    return measure(
      feature, entry,
      known.filter {
        feature.filter.label == .known || ($0.row.isFraud == true) == (feature.filter.label == .fraud)
      })
  }

  private func measure(_ feature: DeclaredFeature, _ entry: Entry, _ window: [Entry]) -> Double? {
    let earlier = window.filter { $0.arrival != entry.arrival }
    let sum = Double(window.reduce(0) { $0 + $1.amountYen })
    switch feature.measure {
    case .count: return Double(window.count)
    case .sumYen: return sum
    case .meanYen: return window.isEmpty ? nil : sum / Double(window.count)
    case .maxYen: return Double(window.map(\.amountYen).max() ?? 0)
    case .distinctCounterparties: return Double(Set(window.map(\.party)).subtracting([""]).count)
    case .distinctAccounts: return Double(Set(window.map(\.account)).count)
    case .daysSinceFirst:
      if feature.span?.isDaily == true || feature.filter.label != nil {
        return earlier.map(\.day).min().map { Double(entry.day - $0) }
      }
      return earlier.map(\.seconds).min().map { Double(entry.seconds - $0) / 86_400 }
    case .secondsSinceLast: return earlier.map(\.seconds).max().map { Double(entry.seconds - $0) }
    case .daysSinceLast: return earlier.map(\.day).max().map { Double(entry.day - $0) }
    case .fraudShare: preconditionFailure("A share is of labels.")
    case .amountToMean:
      let before = Double(earlier.reduce(0) { $0 + $1.amountYen })
      return before > 0 ? Double(entry.amountYen) * Double(earlier.count) / before : nil
    }
  }

  /// Without a window a moment in the future gives nothing, and what was reversed was seen all the same, except by a pair.
  private func lifetime(_ feature: DeclaredFeature, _ entry: Entry, _ book: Book) -> Double? {
    let seen = (feature.key == .pair ? book.live : book.seen).filter {
      $0.arrival != entry.arrival && passes($0, feature)
    }.map(\.seconds)
    let moment = feature.measure == .daysSinceFirst ? seen.min() : seen.max()
    guard let moment, moment <= entry.seconds else { return nil }
    let seconds = Double(entry.seconds - moment)
    return feature.measure == .daysSinceFirst ? seconds / 86_400 : seconds
  }
}
