import Core

/// All that the windows remember: accounts, payees, values of declared columns and the symbols that stand for them.
///
/// - Shape: `shardCount` shards of accounts, as many of payees and as many of each declared column, whatever the number of workers.
/// - Cost: memory grows with accounts and pairs, not with rows; two weeks of events and three months of sums an account.
public final class FeatureState {
  static let shardCount = 16

  var symbols = SymbolTable()
  let accounts: [EntityShard]
  let counterparties: [EntityShard]
  let money = MoneyGraph()
  /// The shards of each window key, by the column's name.
  private(set) var extraKeys: [String: [EntityShard]] = [:]

  /// Makes an empty state.
  public init() {
    accounts = (0..<FeatureState.shardCount).map { _ in EntityShard(.byDirection) }
    counterparties = (0..<FeatureState.shardCount).map { _ in EntityShard(.byDirection) }
  }

  /// The shards of a declared column, made now if it has none yet.
  func shards(ofExtraColumn name: String) -> [EntityShard] {
    if let known = extraKeys[name] { return known }
    let shards = (0..<FeatureState.shardCount).map { _ in EntityShard(.together) }
    extraKeys[name] = shards
    return shards
  }

  /// What the accounts' windows could not take as it came, since this state was made.
  public var counts: WindowCounts {
    accounts.reduce(into: WindowCounts()) { $0 += $1.counts }
  }

  static func shard(of symbol: Int32) -> Int { Int(symbol) % shardCount }
}
