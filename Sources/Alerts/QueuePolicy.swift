/// How many alerts of a night analysts are given, which of them in any case, and how what they are not given is looked into.
public struct QueuePolicy: Sendable, Equatable {
  /// A random sample of what nobody would look at otherwise.
  public struct Sample: Sendable, Equatable {
    /// How many accounts of a night are drawn, at most.
    public let size: Int
    /// The number that decides which; another seed draws others.
    public let seed: Int64

    /// Makes a sample from its size and seed.
    public init(size: Int, seed: Int64) {
      precondition(size >= 1, "A sample has at least one member.")
      self.size = size
      self.seed = seed
    }
  }

  /// The most alerts that a night may put before analysts, or nil when it may be any number.
  public let budgetPerNight: Int?
  /// How many alerts of a typology are queued before the rest compete by score, by the typology's word.
  public let minimumPerTypology: [String: Int]
  /// What is drawn from below the line and below the budget, or nil for nothing.
  public let sample: Sample?

  /// A queue without a budget, minimums and sample: every alert is queued.
  public static let unbounded = QueuePolicy()

  /// Makes a policy from its parts.
  public init(budgetPerNight: Int? = nil, minimumPerTypology: [String: Int] = [:], sample: Sample? = nil) {
    precondition(
      minimumPerTypology.values.reduce(0, +) <= budgetPerNight ?? Int.max,
      "The minimums together are within the budget.")
    self.budgetPerNight = budgetPerNight
    self.minimumPerTypology = minimumPerTypology
    self.sample = sample
  }
}
