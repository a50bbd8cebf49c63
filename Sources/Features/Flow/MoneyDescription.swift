import Core

/// What is stored of the way of the money through one account, spelt out for people.
public struct MoneyDescription: Sendable {
  /// A payment to the account.
  public struct Payment: Sendable {
    /// Its moment.
    public var at: Instant
    /// The account that paid.
    public var payer: String
    /// The amount in yen.
    public var amountYen: Int64
  }

  /// The last payments to the account, in the order of arrival.
  public let payments: [Payment]
  /// The newest moment at which the account itself paid another, or nil.
  public let lastPaidAt: Instant?

  /// Reads a stored node of the money graph.
  ///
  /// - Errors: those of `FeatureState.restore`; `FeaturesError.unreadableState` when it is the state of something else.
  public init(_ stored: StoredEntity) throws(FeaturesError) {
    let memory = FeatureState()
    try memory.restore(stored)
    guard let node = memory.money.nodes.first else { throw .unreadableState(version: stored.version) }
    payments = node.incoming.map { edge in
      Payment(
        at: Instant(secondsSince1970: edge.seconds), payer: memory.symbols.text(of: edge.payer),
        amountYen: edge.amountYen)
    }
    let never = PairTable.Pair.never
    lastPaidAt =
      node.newestPaidSeconds == never ? nil : Instant(secondsSince1970: node.newestPaidSeconds)
  }
}
