/// The members with the smallest ranks among all that were ever offered, up to a number of them.
///
/// With ranks that are keyed digests of the members' names this is a random sample without replacement: it depends on who was offered
/// and on the key, and neither on the order of the offers nor on how often a member came by.
/// - Cost: one comparison for a rank that is too large; memory grows with the capacity alone.
public struct SmallestRanks<Rank: Comparable & Hashable & Sendable, Content: Sendable>: Sendable {
  /// The most members that are kept.
  public let capacity: Int
  /// The ranks of the members, smallest first.
  public private(set) var ranks: [Rank] = []
  /// What is kept of each member.
  public private(set) var contents: [Rank: Content] = [:]

  /// Makes an empty selection.
  public init(capacity: Int) {
    precondition(capacity >= 1, "A selection has room for one member.")
    self.capacity = capacity
  }

  /// Whether a member of this rank is kept or would be.
  public func admits(_ rank: Rank) -> Bool {
    guard ranks.count == capacity, let last = ranks.last else { return true }
    return rank <= last
  }

  /// Keeps a member or replaces what is kept of it, and gives the rank of the member that had to make room.
  ///
  /// - Input: a rank that `admits` lets in.
  public mutating func keep(_ content: Content, at rank: Rank) -> Rank? {
    precondition(admits(rank), "A member whose rank is too large is not kept.")
    guard contents.updateValue(content, forKey: rank) == nil else { return nil }
    let place = ranks.firstIndex { rank < $0 } ?? ranks.count
    ranks.insert(rank, at: place)
    guard ranks.count > capacity else { return nil }
    let last = ranks.removeLast()
    contents[last] = nil
    return last
  }
}
