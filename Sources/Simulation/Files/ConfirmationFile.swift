import Core

/// Writes which of the criminals' accounts the bank found out, and when: days to weeks after their first use.
struct ConfirmationFile {
  /// How long the bank takes, in days.
  private static let delayDays = 2...40
  /// What the bank finds out at all.
  private static let foundShare = 0.85

  private struct Use {
    var account: String
    var firstAt: Instant
  }

  private let file: PrivateFile
  private let endSeconds: Int64
  private var random: Randomness
  private var uses: [Use] = []
  private var seen: Set<String> = []

  init(path: String, plan: SimulationPlan) throws(SimulationError) {
    file = try PrivateFile(creating: path)
    try file.append("account,known_at\n")
    endSeconds = Instant(day: plan.firstDay.adding(days: plan.days), secondOfDay: 0).secondsSince1970
    // A stream of its own: what the bank finds out changes no transaction.
    random = Randomness(seed: plan.seed).stream(5)
  }

  /// Takes note of a row on a criminals' account, or of a payment into one.
  mutating func meet(_ transaction: SimulatedTransaction, of criminals: Underworld) {
    guard let label = transaction.label else { return }
    let account: String
    switch label.role {
    case .mule: account = transaction.account
    case .victim: account = transaction.counterpartyAccount
    }
    let isTheirs = label.role == .mule || criminals.outsideAccounts.contains(account)
    guard isTheirs, seen.insert(account).inserted else { return }
    uses.append(Use(account: account, firstAt: transaction.occurredAt))
  }

  /// Writes what is known by the end of the last day, in the order in which it became known.
  mutating func finish() throws(SimulationError) {
    var known: [(account: String, at: Instant)] = []
    for use in uses {
      let isFound = random.happens(ConfirmationFile.foundShare)
      let day = use.firstAt.japanDay.adding(days: random.integer(ConfirmationFile.delayDays))
      let at = Instant(day: day, secondOfDay: random.integer(9 * 60...18 * 60) * 60)
      if isFound && at.secondsSince1970 < endSeconds { known.append((use.account, at)) }
    }
    known.sort { ($0.at.secondsSince1970, $0.account) < ($1.at.secondsSince1970, $1.account) }
    var row = CSVRow()
    for (account, at) in known {
      row.begin()
      row.field(account)
      row.field(day: at.japanDay.iso8601, secondOfDay: at.japanSecondOfDay)
      row.end()
      try file.append(row.bytes)
    }
    try file.flush()
  }
}
