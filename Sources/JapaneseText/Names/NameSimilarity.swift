/// How likely two name keys name the same holder, from 0 to 1.
///
/// 1 is given to equal keys only. A weighted edit distance (spelling variants of kana are cheap) is divided
/// by the length of the longer key; up to a third of it the score falls from 1 to 0.5, from there to 0 when
/// all differs. So keys that have less than two thirds in common, as unrelated names do, never come above
/// 0.5. Where both names have a space, neither part may fare worse than the score: a shared family name does
/// not carry a different given name. Family and given name in the other order give at most 0.95.
///
/// - Input: keys of `NameKeyBuilder`; the same script on both sides, for a kana key says nothing about a
///   kanji key. Legal forms are not in the keys and not looked at: compare them apart.
/// - Missing: an empty key is like no other, also not like an empty one: 0.
/// - Determinism: integer costs; the same keys give the same number in either order on every machine.
/// - Cost: the product of the lengths, of which only the first 256 scalars count; a reused value does not
///   allocate.
public struct NameSimilarity: Sendable {
  private var distance = WeightedEditDistance()

  /// The most that names in the other order, or cut names, can get.
  private static let indirectCeiling = 0.95
  /// A shorter key than this is not taken for a cut one.
  private static let minimumTruncatedLength = 6
  private static let maximumComparedLength = 256

  /// Makes a comparer with its own working space.
  public init() {}

  /// The similarity of two keys of which only the scalars are known.
  ///
  /// With `possiblyTruncated`, a key of six scalars or more that the longer one begins with gets 0.95, since
  /// a name that fills its field may have been cut there.
  public mutating func score(
    _ left: Span<UInt32>, _ right: Span<UInt32>, possiblyTruncated: Bool
  ) -> Double {
    score(left, familyLength: 0, right, familyLength: 0, possiblyTruncated: possiblyTruncated)
  }

  /// The similarity of two keys, the order of family and given name included.
  public mutating func score(
    _ left: borrowing NameKey, _ right: borrowing NameKey, possiblyTruncated: Bool
  ) -> Double {
    score(
      left.scalars.span, familyLength: left.familyLength,
      right.scalars.span, familyLength: right.familyLength, possiblyTruncated: possiblyTruncated)
  }

  /// The similarity of two keys whose first parts have the given lengths in scalars, 0 where there is no
  /// space.
  public mutating func score(
    _ left: Span<UInt32>, familyLength leftFamily: Int,
    _ right: Span<UInt32>, familyLength rightFamily: Int, possiblyTruncated: Bool
  ) -> Double {
    precondition(leftFamily >= 0 && leftFamily <= left.count, "A first part lies inside its key.")
    precondition(rightFamily >= 0 && rightFamily <= right.count, "A first part lies inside its key.")
    if left.isEmpty || right.isEmpty { return 0 }
    if Self.areEqual(left, right) { return 1 }
    let left = left.extracting(first: Self.maximumComparedLength)
    let right = right.extracting(first: Self.maximumComparedLength)
    let leftFamily = min(leftFamily, left.count)
    let rightFamily = min(rightFamily, right.count)
    var best = straight(left, leftFamily, right, rightFamily)
    // Turning round can only help as far as its ceiling.
    if best < Self.indirectCeiling {
      if leftFamily > 0 {
        best = max(best, swapped(left, leftFamily, right, rightFamily))
      } else if rightFamily > 0 {
        best = max(best, swapped(right, rightFamily, left, leftFamily))
      }
    }
    return possiblyTruncated ? max(best, truncated(left, right)) : best
  }

  private mutating func straight(
    _ left: Span<UInt32>, _ leftFamily: Int, _ right: Span<UInt32>, _ rightFamily: Int
  ) -> Double {
    let whole = similarity(left, right)
    guard leftFamily > 0, rightFamily > 0 else { return whole }
    let first = similarity(left.extracting(0..<leftFamily), right.extracting(0..<rightFamily))
    let second = similarity(
      left.extracting(leftFamily..<left.count), right.extracting(rightFamily..<right.count))
    return min(whole, first, second)
  }

  /// Compares `right` with `left` turned round at its space; part by part where `right` has a space too.
  private mutating func swapped(
    _ left: Span<UInt32>, _ leftFamily: Int, _ right: Span<UInt32>, _ rightFamily: Int
  ) -> Double {
    guard rightFamily > 0 else {
      let cost = distance.cost(left, startingAt: leftFamily, right)
      return Self.scale(cost: cost, length: max(left.count, right.count)) * Self.indirectCeiling
    }
    let first = similarity(left.extracting(leftFamily..<left.count), right.extracting(0..<rightFamily))
    let second = similarity(left.extracting(0..<leftFamily), right.extracting(rightFamily..<right.count))
    return min(first, second) * Self.indirectCeiling
  }

  private mutating func truncated(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Double {
    let isLeftShorter = left.count <= right.count
    let shorter = isLeftShorter ? left : right
    let longer = isLeftShorter ? right : left
    guard shorter.count >= Self.minimumTruncatedLength, shorter.count < longer.count else { return 0 }
    let cost = distance.cost(shorter, longer, orAnyBeginning: true)
    return Self.scale(cost: cost, length: shorter.count) * Self.indirectCeiling
  }

  private mutating func similarity(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Double {
    let length = max(left.count, right.count)
    // Two empty parts cannot come here: a first part is never the whole key.
    return length == 0 ? 0 : Self.scale(cost: distance.cost(left, right), length: length)
  }

  /// Turns a cost into a score: 1 to 0.5 over the first third of the longest possible cost, 0.5 to 0 over the
  /// rest.
  private static func scale(cost: Int, length: Int) -> Double {
    let share = Double(cost) / Double(WeightedEditDistance.fullCost * length)
    return share <= 1.0 / 3.0 ? 1 - 1.5 * share : max(0, 0.75 * (1 - share))
  }

  private static func areEqual(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}
