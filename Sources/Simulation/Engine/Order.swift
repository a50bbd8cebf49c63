import Core

/// Something that is to happen to an account at a moment, before the balance has its say.
struct Order {
  /// How the amount follows from the balance at the moment of execution.
  enum Sizing {
    /// The amount as given, or nothing at all.
    case exact
    /// The amount as given, or what is there in whole steps.
    case atMost(stepYen: Int64)
    /// Everything but a remainder, up to the amount as given.
    case allBut(leaveYen: Int64)
    /// A share of the balance in whole steps, up to the amount as given.
    case share(Double, stepYen: Int64)
  }

  /// Seconds since the first midnight of the simulation.
  var second: Int64
  var customer: Int32
  var direction: Direction
  var channel: Channel
  var kind: TransactionKind
  var amountYen: Int64
  var sizing = Sizing.exact
  /// The other party in the directory, or nil for cash.
  var party: Int32?
  var originatorName = ""
  var memo = ""
  var label: FraudLabel?
}
