import Core

/// What the database remembers of an account between nights, for people and programs.
///
/// - Determinism: the same state gives the same bytes.
public struct WindowMemory: Sendable {
  /// One transaction that is kept singly, or a reversal.
  public struct Event: Sendable {
    /// Its moment.
    public var at: Instant
    /// The direction.
    public var direction: Direction
    /// The amount in yen.
    public var amountYen: Int64
    /// The other side, or empty.
    public var party: String
    /// The kind.
    public var kind: TransactionKind
    /// The channel.
    public var channel: Channel
    /// Whether it is the reversal of a transaction.
    public var isReversal: Bool

    /// Makes an event.
    public init(
      at: Instant, direction: Direction, amountYen: Int64, party: String, kind: TransactionKind,
      channel: Channel, isReversal: Bool
    ) {
      self.at = at
      self.direction = direction
      self.amountYen = amountYen
      self.party = party
      self.kind = kind
      self.channel = channel
      self.isReversal = isReversal
    }
  }

  /// The sums of one day in one direction.
  public struct Day: Sendable {
    /// The day.
    public var day: BankDay
    /// The direction.
    public var direction: Direction
    /// How many.
    public var count: Int64
    /// Their sum in yen.
    public var sumYen: Int64
    /// The largest in yen.
    public var maxYen: Int64

    /// Makes a day.
    public init(day: BankDay, direction: Direction, count: Int64, sumYen: Int64, maxYen: Int64) {
      self.day = day
      self.direction = direction
      self.count = count
      self.sumYen = sumYen
      self.maxYen = maxYen
    }
  }

  /// Another side that is remembered.
  public struct Party: Sendable {
    /// Its account.
    public var account: String
    /// The earliest transaction.
    public var firstAt: Instant
    /// How many transactions.
    public var count: Int

    /// Makes a party.
    public init(account: String, firstAt: Instant, count: Int) {
      self.account = account
      self.firstAt = firstAt
      self.count = count
    }
  }

  /// What is usual in one direction.
  public struct Usual: Sendable {
    /// One of the transactions that say so.
    public struct Transaction: Sendable {
      /// Its moment.
      public var at: Instant
      /// The amount in yen.
      public var amountYen: Int64
      /// The channel.
      public var channel: Channel
      /// Whether it was the first with its party.
      public var isFirstWithParty: Bool

      /// Makes a transaction.
      public init(at: Instant, amountYen: Int64, channel: Channel, isFirstWithParty: Bool) {
        self.at = at
        self.amountYen = amountYen
        self.channel = channel
        self.isFirstWithParty = isFirstWithParty
      }
    }

    /// The direction.
    public var direction: Direction
    /// The usual amount, or nil when the transactions are too few to say.
    public var medianYen: Double?
    /// The last transactions, in the order of arrival.
    public var transactions: [Transaction]

    /// Says what is usual.
    public init(direction: Direction, medianYen: Double?, transactions: [Transaction]) {
      self.direction = direction
      self.medianYen = medianYen
      self.transactions = transactions
    }
  }

  /// The sums of one day over what declared windows count.
  public struct DeclaredDay: Sendable {
    /// The day.
    public var day: BankDay
    /// The other side, or nil when the sums are those of all.
    public var party: String?
    /// The names of the declared windows; empty when the pipeline no longer declares them or was not asked.
    public var features: [String]
    /// The number under which the sums are stored.
    public var sumsNumber: Int32
    /// How many.
    public var count: Int64
    /// Their sum in yen.
    public var sumYen: Int64
    /// The largest in yen.
    public var maxYen: Int64

    /// Makes a day.
    public init(
      day: BankDay, party: String?, features: [String], sumsNumber: Int32, count: Int64, sumYen: Int64,
      maxYen: Int64
    ) {
      self.day = day
      self.party = party
      self.features = features
      self.sumsNumber = sumsNumber
      self.count = count
      self.sumYen = sumYen
      self.maxYen = maxYen
    }
  }

  /// A payment to the account, as the money graph remembers it.
  public struct Payment: Sendable {
    /// Its moment.
    public var at: Instant
    /// The account that paid.
    public var payer: String
    /// The amount in yen.
    public var amountYen: Int64

    /// Makes a payment.
    public init(at: Instant, payer: String, amountYen: Int64) {
      self.at = at
      self.payer = payer
      self.amountYen = amountYen
    }
  }

  /// The account, payee or value.
  public var key: String
  /// The layout in which it is stored.
  public var version: Int
  /// The bytes it takes in the database.
  public var byteCount: Int
  /// The first transaction.
  public var firstAt: Instant
  /// The newest transaction.
  public var lastAt: Instant
  /// The channels that were used.
  public var channels: [Channel]
  /// The single transactions, oldest first.
  public var events: [Event] = []
  /// The sums by day, oldest first.
  public var days: [Day] = []
  /// What is usual, by direction; empty for a payee.
  public var usual: [Usual] = []
  /// The sums by day of declared windows, oldest first.
  public var declaredDays: [DeclaredDay] = []
  /// The last payments to the account, in the order of arrival.
  public var payments: [Payment] = []
  /// The newest moment at which it paid another account, or nil.
  public var lastPaidAt: Instant?
  /// The other sides.
  public var parties: [Party] = []

  /// Makes a memory without events, days and parties.
  public init(
    key: String, version: Int, byteCount: Int, firstAt: Instant, lastAt: Instant, channels: [Channel]
  ) {
    self.key = key
    self.version = version
    self.byteCount = byteCount
    self.firstAt = firstAt
    self.lastAt = lastAt
    self.channels = channels
  }
}
