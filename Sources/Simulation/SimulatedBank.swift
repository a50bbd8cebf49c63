import Core

/// A bank that does not exist, with customers, their lives and the frauds among them.
///
/// Iterating runs the simulation from its first day to its last and gives every row of every account in order
/// of time, those of the Zengin files among them. It is not a model of how much fraud there is, and it holds
/// no real person.
///
/// - Determinism: depends on the plan only; each iteration starts anew and gives the same rows.
/// - Cost: about a day's rows and the customers in memory, not the whole time.
public struct SimulatedBank: Sequence, Sendable {
  /// The bank code of the simulated bank, which no real bank has.
  public static let bankCode = "9999"

  /// What is simulated.
  public let plan: SimulationPlan

  /// Makes a bank from a plan; nothing runs yet.
  public init(_ plan: SimulationPlan) {
    self.plan = plan
  }

  /// Starts the simulation.
  public func makeIterator() -> Iterator {
    Iterator(world: World(plan: plan))
  }

  /// Gives the rows of a running simulation one after another.
  public struct Iterator: IteratorProtocol {
    private let world: World
    private var nextDay = 0
    private var nextRow = 0

    init(world: World) {
      self.world = world
    }

    /// The next row, or nil when the last day is over.
    public mutating func next() -> SimulatedTransaction? {
      while nextRow == world.booked.count {
        guard nextDay < world.plan.days else { return nil }
        world.run(day: nextDay)
        nextDay += 1
        nextRow = 0
      }
      nextRow += 1
      return world.booked[nextRow - 1]
    }
  }
}
