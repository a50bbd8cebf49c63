/// The similarity of names by their parts: family with family, given name with given name.
///
/// A name comes as its scalars and the length of its first part, 0 where it has no space. All functions give
/// the same number for either order of the two names.
struct PartSimilarity: Sendable {
  private var distance = WeightedEditDistance()
  private let kinship = KanaKinship.standard

  /// The most that names get which can be told apart by ear.
  private static let audibleCeiling = 0.88
  /// The share of a part that may differ before it counts as another one.
  private static let partShare = 1.0 / 3.0
  /// The same for names without a space, which hold more than one word; short ones are taken for one word.
  private static let wholeShare = 1.0 / 5.0
  private static let longestSingleWord = 4
  /// Names whose lengths differ by more are not cut to fit each other.
  private static let largestLengthDifference = 3

  /// Compares two names in the order they are written.
  mutating func similarity(
    _ left: Span<UInt32>, _ leftFamily: Int, _ right: Span<UInt32>, _ rightFamily: Int
  ) -> Double {
    if leftFamily > 0, rightFamily > 0 {
      return pair(
        left.extracting(0..<leftFamily), right.extracting(0..<rightFamily),
        left.extracting(leftFamily..<left.count), right.extracting(rightFamily..<right.count))
    }
    if leftFamily > 0 {
      return fitted(left.extracting(0..<leftFamily), left.extracting(leftFamily..<left.count), right)
    }
    if rightFamily > 0 {
      return fitted(right.extracting(0..<rightFamily), right.extracting(rightFamily..<right.count), left)
    }
    return similarity(whole: left, right)
  }

  /// Compares one name with the other one turned round at its space.
  ///
  /// What would not come above the floor may be given as less than it is.
  mutating func swapped(
    _ left: Span<UInt32>, _ leftFamily: Int, _ right: Span<UInt32>, _ rightFamily: Int, above floor: Double
  ) -> Double {
    if Self.isTurned(left, leftFamily, right) || Self.isTurned(right, rightFamily, left) { return 1 }
    if leftFamily > 0, rightFamily > 0 {
      return pair(
        left.extracting(leftFamily..<left.count), right.extracting(0..<rightFamily),
        left.extracting(0..<leftFamily), right.extracting(rightFamily..<right.count), above: floor)
    }
    if leftFamily > 0 {
      return fitted(
        left.extracting(leftFamily..<left.count), left.extracting(0..<leftFamily), right, above: floor)
    }
    if rightFamily > 0 {
      return fitted(
        right.extracting(rightFamily..<right.count), right.extracting(0..<rightFamily), left, above: floor)
    }
    return 0
  }

  /// Compares two parts, or two short names without a space.
  mutating func similarity(part left: Span<UInt32>, _ right: Span<UInt32>) -> Double {
    let cost = partCost(left, right)
    return Self.capped(Self.scale(cost, max(left.count, right.count), share: Self.partShare), cost: cost)
  }

  /// Compares a name with the best fitting beginning of a longer one.
  mutating func similarity(beginning: Span<UInt32>, of longer: Span<UInt32>) -> Double {
    let cost = distance.cost(beginning, longer, orAnyBeginning: true)
    return Self.capped(Self.scale(cost, beginning.count, share: Self.wholeShare), cost: cost)
  }

  private mutating func similarity(whole left: Span<UInt32>, _ right: Span<UInt32>) -> Double {
    let length = max(left.count, right.count)
    if length <= Self.longestSingleWord { return similarity(part: left, right) }
    let cost = distance.cost(left, right)
    return Self.capped(Self.scale(cost, length, share: Self.wholeShare), cost: cost)
  }

  /// What both parts lack, added up; two parts that differ by a letter or more are another name.
  private mutating func pair(
    _ leftFirst: Span<UInt32>, _ rightFirst: Span<UInt32>, _ leftSecond: Span<UInt32>,
    _ rightSecond: Span<UInt32>, above floor: Double = 0
  ) -> Double {
    let (firstLength, secondLength) = (
      max(leftFirst.count, rightFirst.count), max(leftSecond.count, rightSecond.count)
    )
    // Most unrelated names have too few kana in common to come above the floor, whatever their order.
    let most =
      Self.scale(leastPartCost(leftFirst, rightFirst), firstLength, share: Self.partShare)
      + Self.scale(leastPartCost(leftSecond, rightSecond), secondLength, share: Self.partShare) - 1
    if most <= floor { return 0 }
    let firstCost = partCost(leftFirst, rightFirst)
    let first = Self.scale(firstCost, firstLength, share: Self.partShare)
    // The second part can only take away, so most unrelated names are done here.
    if first <= floor { return 0 }
    let secondCost = partCost(leftSecond, rightSecond)
    let second = Self.scale(secondCost, secondLength, share: Self.partShare)
    let score = Self.capped(max(0, first + second - 1), cost: firstCost + secondCost)
    let areBothOthers = min(firstCost, secondCost) >= WeightedEditDistance.fullCost
    return areBothOthers ? min(score, NameVerdict.highestDifferentScore) : score
  }

  /// Compares two parts with a name that has no space, cut where the lengths fit.
  private mutating func fitted(
    _ first: Span<UInt32>, _ second: Span<UInt32>, _ whole: Span<UInt32>, above floor: Double = 0
  ) -> Double {
    let difference = whole.count - first.count - second.count
    var best = 0.0
    guard abs(difference) <= Self.largestLengthDifference else { return best }
    for place in [first.count, first.count + difference] where place > 0 && place < whole.count {
      let (head, tail) = (whole.extracting(0..<place), whole.extracting(place..<whole.count))
      best = max(best, pair(first, head, second, tail, above: max(best, floor)))
      if difference == 0 { break }
    }
    return best
  }

  /// The cost of a part for another; a wrong first kana, which people rarely mistake, costs half as much more.
  private mutating func partCost(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Int {
    Self.withStart(distance.cost(left, right), left, right)
  }

  /// What `partCost` is never below.
  private func leastPartCost(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Int {
    Self.withStart(kinship.leastCost(left, right), left, right)
  }

  private static func withStart(_ cost: Int, _ left: Span<UInt32>, _ right: Span<UInt32>) -> Int {
    guard cost >= WeightedEditDistance.fullCost, !left.isEmpty, !right.isEmpty else { return cost }
    let isOtherStart = Kana.unvoiced(of: left[0]) != Kana.unvoiced(of: right[0])
    return isOtherStart ? cost + WeightedEditDistance.fullCost / 2 : cost
  }

  /// Whether `right` is `left` with the first part moved to the end.
  private static func isTurned(_ left: Span<UInt32>, _ family: Int, _ right: Span<UInt32>) -> Bool {
    guard family > 0, left.count == right.count else { return false }
    for index in right.indices {
      let place = family + index
      if left[place < left.count ? place : place - left.count] != right[index] { return false }
    }
    return true
  }

  /// Turns a cost into a score: 1 to 0.5 over the given share of the longest possible cost, 0.5 to 0 over the
  /// rest.
  private static func scale(_ cost: Int, _ length: Int, share limit: Double) -> Double {
    // Two empty texts cannot come here: a part is never empty.
    guard length > 0 else { return 0 }
    let share = Double(cost) / Double(WeightedEditDistance.fullCost * length)
    return share <= limit ? 1 - 0.5 * share / limit : max(0, 0.5 * (1 - share) / (1 - limit))
  }

  private static func capped(_ score: Double, cost: Int) -> Double {
    cost >= WeightedEditDistance.audibleCost ? min(score, audibleCeiling) : score
  }
}
