/// How much speaks for a typology in one transaction.
public struct TypologyStanding: Hashable, Sendable {
  /// How far the weight goes.
  public enum Level: Int, Comparable, Sendable {
    /// Below both lines.
    case below = 0
    /// The look line is reached.
    case look = 1
    /// The alarm line is reached.
    case alarm = 2

    /// Orders levels by how much they ask for.
    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The word for programs.
    public var word: String {
      switch self {
      case .below: return "below"
      case .look: return "look"
      case .alarm: return "alarm"
      }
    }
  }

  /// The typology.
  public let typology: Typology
  /// The weight of the rules that fired.
  public let weight: Int32
  /// How far it goes.
  public let level: Level
}

extension RulePack {
  /// What the rules that fired for a transaction say of each typology, the strongest first.
  ///
  /// - Input: places in `rules`, each once.
  /// - Shape: typologies for which no rule fired are left out.
  /// - Determinism: ordered by level, then by weight as a share of the alarm line, then as the pack has them.
  public func standings(firedRules: [Int]) -> [TypologyStanding] {
    let fired = Set(firedRules.map { rules[$0].id })
    var found: [(standing: TypologyStanding, alarm: Int32, order: Int)] = []
    for (order, set) in typologies.enumerated() {
      let weight = set.members.reduce(Int32(0)) { $0 + (fired.contains($1.rule) ? $1.weight : 0) }
      guard weight > 0 else { continue }
      let level: TypologyStanding.Level =
        weight >= set.alarmWeight ? .alarm : weight >= set.lookWeight ? .look : .below
      found.append(
        (TypologyStanding(typology: set.typology, weight: weight, level: level), set.alarmWeight, order))
    }
    return found.sorted { left, right in
      if left.standing.level != right.standing.level { return left.standing.level > right.standing.level }
      // Shares are compared as products, exactly.
      let (mine, other) = (
        Int64(left.standing.weight) * Int64(right.alarm), Int64(right.standing.weight) * Int64(left.alarm)
      )
      return mine != other ? mine > other : left.order < right.order
    }.map(\.standing)
  }
}
