import Core

/// All that the windows remember: accounts, payees, values of declared columns and the symbols that stand for them.
///
/// - Shape: `shardCount` shards of accounts, as many of payees and as many of each declared column, whatever the number of workers.
/// - Cost: memory grows with accounts and pairs, not with rows; a week of events and thirty days of sums an account.
public final class FeatureState {
  static let shardCount = 16

  var symbols = SymbolTable()
  var accounts: [AccountShard]
  var counterparties: [CounterpartyShard]
  /// The shards of each window key, by the column's name.
  private(set) var extraKeys: [String: [CounterpartyShard]] = [:]

  /// Makes an empty state.
  public init() {
    accounts = (0..<FeatureState.shardCount).map { _ in AccountShard() }
    counterparties = (0..<FeatureState.shardCount).map { _ in CounterpartyShard() }
  }

  /// The shards of a declared column, made now if it has none yet.
  func shards(ofExtraColumn name: String) -> [CounterpartyShard] {
    if let known = extraKeys[name] { return known }
    let shards = (0..<FeatureState.shardCount).map { _ in CounterpartyShard() }
    extraKeys[name] = shards
    return shards
  }

  /// The transactions that came after a newer one of the same account, since this state was made or restored.
  public var lateCount: Int {
    accounts.reduce(0) { $0 + $1.lateCount }
  }

  /// The day of the first transaction of any account, or nil when there was none.
  public var firstDay: BankDay? {
    let first = accounts.flatMap(\.states).compactMap(\.firstSeconds).min()
    return first.map { Instant(secondsSince1970: $0).japanDay }
  }

  static func shard(of symbol: Int32) -> Int { Int(symbol) % shardCount }
}
