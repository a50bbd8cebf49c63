/// The numbers of a row that a network reads, in groups that belong together.
///
/// - Shape: rising ranges of the row's numbers; the network's numeric inputs are those of the groups, one group after the other.
public struct InputChoice: Sendable, Equatable {
  /// The groups, usually the inputs that one feature became.
  public let groups: [Range<Int>]

  /// The number of inputs in all groups.
  public let count: Int

  /// Makes a choice; a group without inputs and groups that fall or overlap are programmer errors.
  public init(groups: [Range<Int>]) {
    precondition(groups.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 }, "A group has a number of the row.")
    precondition(
      zip(groups, groups.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound },
      "Groups of inputs rise and do not overlap.")
    self.groups = groups
    count = groups.reduce(0) { $0 + $1.count }
  }

  /// All of so many numbers, as one group.
  public init(allOf count: Int) {
    self.init(groups: count > 0 ? [0..<count] : [])
  }

  /// The numbers that a row must have at least.
  public var end: Int { groups.last?.upperBound ?? 0 }

  /// A random share of the groups, as many as it rounds to and one at least, each as likely as another.
  ///
  /// - Input: a share above zero, up to one, which gives all groups.
  /// - Determinism: depends on the groups, the share and the seed alone.
  /// - Source: Ho, "The Random Subspace Method for Constructing Decision Forests", 1998.
  public func sample(share: Double, seed: UInt64) -> InputChoice {
    precondition(share > 0 && share <= 1, "A share of inputs lies above zero, up to one.")
    var places = groups.indices.map(Int32.init)
    var generator = SeededGenerator(seed: seed)
    generator.shuffle(&places)
    let kept = max(1, Int((Double(groups.count) * share).rounded()))
    return InputChoice(groups: places.prefix(kept).sorted().map { groups[Int($0)] })
  }
}
