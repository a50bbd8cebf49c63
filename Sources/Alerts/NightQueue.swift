/// Chooses which alerts of a night are put before analysts.
///
/// - Determinism: the order is score, highest first, then the alert's identifier; the order of the input does not matter.
public struct NightQueue: Sendable {
  /// What decides about an alert.
  public struct Entry: Sendable, Hashable {
    /// The alert's identifier.
    public let alertID: String
    /// Its score, in millionths of a logit.
    public let scoreMicro: Int64
    /// The word of its typology.
    public let typology: String

    /// Makes an entry from its parts.
    public init(alertID: String, scoreMicro: Int64, typology: String) {
      self.alertID = alertID
      self.scoreMicro = scoreMicro
      self.typology = typology
    }
  }

  private let policy: QueuePolicy

  /// Makes a chooser that follows a policy.
  public init(_ policy: QueuePolicy) {
    self.policy = policy
  }

  /// The alerts that are queued, strongest first.
  ///
  /// `held` are the alerts that an earlier run of the same night has put before analysts: they stay, and count within the budget and
  /// the minimums. A typology's minimum is filled with its strongest alerts; what is left of the budget goes to the strongest of all.
  /// A higher score never costs an alert its place.
  public func queued(of competing: [Entry], held: [Entry] = []) -> [Entry] {
    let ordered = competing.sorted(by: NightQueue.isStronger)
    guard let budget = policy.budgetPerNight else { return ordered }
    var free = max(0, budget - held.count)
    var wanted = policy.minimumPerTypology
    for entry in held { wanted[entry.typology]? -= 1 }
    var isChosen = [Bool](repeating: false, count: ordered.count)
    for (index, entry) in ordered.enumerated() where free > 0 && wanted[entry.typology, default: 0] > 0 {
      wanted[entry.typology]? -= 1
      isChosen[index] = true
      free -= 1
    }
    for index in ordered.indices where free > 0 && !isChosen[index] {
      isChosen[index] = true
      free -= 1
    }
    return zip(ordered, isChosen).filter(\.1).map(\.0)
  }

  private static func isStronger(_ left: Entry, _ right: Entry) -> Bool {
    (right.scoreMicro, left.alertID) < (left.scoreMicro, right.alertID)
  }
}
