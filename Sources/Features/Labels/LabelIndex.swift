import Core

/// Which accounts are confirmed as used for fraud, since when that was known, and which other parties they dealt with.
///
/// The dealings are those that the labelled accounts remember of their parties; since few accounts are labelled, they are kept the other way
/// round, by party. Accounts whose label is known only later are followed too, and count from the moment at which it is known.
///
/// - Determinism: dealings enter row after row in the order of arrival, whatever the number of workers.
/// - Cost: 24 bytes for each party of a labelled account; a reading looks at every labelled account that ever dealt with the party.
final class LabelIndex {
  /// What a labelled account remembers of a party.
  struct Dealing {
    var account: Int32
    var firstSeconds: Int64
    var latestSeconds: Int64
  }

  /// What a row of a labelled account made of a pair.
  private struct Change {
    /// The newest moment of the account.
    var newestSeconds: Int64
    /// The party, or -1 when the row has none that counts.
    var party: Int32
    var pair: PairTable.Pair?
  }

  /// The changes that one worker saw in a batch, by row.
  private final class ChangeLog {
    var changes: [Int: Change] = [:]
  }

  /// How long before a row a dealing counts.
  static let dealingSeconds: Int64 = Int64(Retention.longestWindowDays) * 86_400
  private static let never = Int64.max

  /// The labelled accounts.
  let accounts: [Int32]
  /// Whether the labelled accounts' stored states were put back.
  private(set) var isRestored = false
  /// The moment at which the label of symbol `s` is known, at `s`.
  private var knownAt: [Int64] = []
  /// The newest moment of symbol `s` at `s`, which says how long its dealings are remembered.
  private var newestSeconds: [Int64] = []
  private let logs: [ChangeLog]
  /// The dealings of each party that has any.
  private var dealings: [[Dealing]] = []
  /// The place of symbol `s` among the parties with dealings at `s`, or -1.
  private var places: [Int32] = []

  init(_ table: ConfirmedAccounts, symbols: inout SymbolTable, workers: Int) {
    var accounts: [Int32] = []
    for row in 0..<table.count {
      let text = table.account.bytes.span.extracting(table.account.range(of: row))
      let symbol = symbols.intern(text)
      while knownAt.count <= Int(symbol) { knownAt.append(LabelIndex.never) }
      if knownAt[Int(symbol)] == LabelIndex.never { accounts.append(symbol) }
      knownAt[Int(symbol)] = min(knownAt[Int(symbol)], table.knownAtSeconds[row])
    }
    self.accounts = accounts
    newestSeconds = [Int64](repeating: PairTable.Pair.never, count: knownAt.count)
    logs = (0..<workers).map { _ in ChangeLog() }
  }

  /// The moment from which an account is known to be used for fraud, when that is not later than a moment.
  func confirmedAt(_ symbol: Int32, by seconds: Int64) -> Int64? {
    guard symbol >= 0, Int(symbol) < knownAt.count, knownAt[Int(symbol)] <= seconds else { return nil }
    return knownAt[Int(symbol)]
  }

  /// How many accounts other than one, confirmed by a moment, dealt with a party in the 90 days that end at it.
  func confirmedAccounts(dealingWith party: Int32, otherThan account: Int32, at seconds: Int64) -> Int {
    guard Int(party) < places.count, places[Int(party)] >= 0 else { return 0 }
    var count = 0
    for dealing in dealings[Int(places[Int(party)])]
    where dealing.firstSeconds <= seconds && dealing.latestSeconds > seconds - LabelIndex.dealingSeconds
      && dealing.account != account && knownAt[Int(dealing.account)] <= seconds
      && !Retention.isDropped(dealing.latestSeconds, newest: newestSeconds[Int(dealing.account)])
    {
      count += 1
    }
    return count
  }

  /// The labelled accounts that ever dealt with a party.
  func accounts(dealingWith party: Int32) -> [Int32] {
    guard party >= 0, Int(party) < places.count, places[Int(party)] >= 0 else { return [] }
    return dealings[Int(places[Int(party)])].map(\.account)
  }

  /// Forgets the changes of the batch before that one worker saw.
  func begin(worker: Int) {
    logs[worker].changes.removeAll(keepingCapacity: true)
  }

  /// Keeps what a labelled account knows of a party once a row has changed it; other accounts are passed over.
  func note(_ row: Int, of account: Int32, with party: Int32, in shard: EntityShard, worker: Int) {
    guard isLabelled(account), let place = shard.knownPlace(of: account) else { return }
    let hasParty = party >= 0 && party != account
    logs[worker].changes[row] = Change(
      newestSeconds: shard.states[place].lastSeconds, party: hasParty ? party : -1,
      pair: hasParty ? shard.pairs.pair(owner: account, party: party) : nil)
  }

  /// Enters what a row changed.
  func enter(_ row: Int, of account: Int32, worker: Int) {
    guard isLabelled(account), let change = logs[worker].changes[row] else { return }
    newestSeconds[Int(account)] = change.newestSeconds
    if change.party >= 0 { set(account, change.party, change.pair) }
  }

  /// Takes the dealings of all labelled accounts from what is remembered of them.
  func learn(_ state: FeatureState, isRestored: Bool) {
    self.isRestored = isRestored
    dealings.removeAll()
    places.removeAll()
    for account in accounts {
      let shard = state.accounts[FeatureState.shard(of: account)]
      guard let place = shard.knownPlace(of: account) else { continue }
      newestSeconds[Int(account)] = shard.states[place].lastSeconds
    }
    for shard in state.accounts {
      for pair in shard.pairs.pairs where isLabelled(pair.owner) && pair.party != pair.owner {
        set(pair.owner, pair.party, pair)
      }
    }
  }

  private func isLabelled(_ symbol: Int32) -> Bool {
    Int(symbol) < knownAt.count && knownAt[Int(symbol)] != LabelIndex.never
  }

  /// Puts a dealing in the place of what was known of it; a pair all of whose transactions were reversed is none.
  private func set(_ account: Int32, _ party: Int32, _ pair: PairTable.Pair?) {
    let place = place(of: party)
    let known = dealings[place].firstIndex { $0.account == account }
    guard let pair, pair.count > 0 else {
      if let known { dealings[place].remove(at: known) }
      return
    }
    let dealing = Dealing(
      account: account, firstSeconds: pair.firstSeconds, latestSeconds: pair.latestSeconds)
    if let known { dealings[place][known] = dealing } else { dealings[place].append(dealing) }
  }

  private func place(of party: Int32) -> Int {
    if places.count <= Int(party) {
      places.append(contentsOf: repeatElement(-1, count: Int(party) + 1 - places.count))
    }
    if places[Int(party)] < 0 {
      places[Int(party)] = Int32(dealings.count)
      dealings.append([])
    }
    return Int(places[Int(party)])
  }
}
