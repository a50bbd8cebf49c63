/// How likely two name keys name the same holder, from 0 to 1; `NameVerdict` reads it.
///
/// 1 is given to equal keys only. Otherwise a weighted edit distance (spelling variants of kana are cheap)
/// decides, by these rules:
///
/// Where both names have a space, family and given name are compared each with its own, and what each lacks is
/// added up. A difference of one third of the longer part gives 0.5, so one wrong kana makes another name of
/// three kana, and a doubtful one of four; a wrong first kana counts one and a half times. Two parts that
/// both differ by more than voicing or length never come above 0.5, however alike they look. Where one name has
/// a space, the other is tried cut where it fits. Where none has, one fifth of a key of five scalars or more
/// gives 0.5.
///
/// A word that companies share (コウギョウ, ホールディングス) is taken off before: what is left must be as alike. Keys that
/// can be told apart by ear get at most 0.88. Family and given name in the other order, and cut names, give at
/// most 0.95.
///
/// - Input: keys of `NameKeyBuilder`; the same script on both sides, for a kana key says nothing about a
///   kanji key.
/// - Missing: an empty key is like no other, also not like an empty one: 0.
/// - Determinism: integer costs; the same keys give the same number in either order on every machine.
/// - Cost: the product of the lengths, of which only the first 256 scalars count; a reused value does not
///   allocate.
public struct NameSimilarity: Sendable {
  private var parts = PartSimilarity()
  private let words = BusinessWords.standard

  /// The most that names in the other order, or cut names, can get.
  private static let indirectCeiling = 0.95
  /// The most that equal names get where forms, branches or the places of spaces disagree.
  private static let factCeiling = 0.85
  /// A shorter key than this is not taken for a cut one.
  private static let minimumTruncatedLength = 6
  private static let maximumComparedLength = 256

  /// Makes a comparer with its own working space.
  public init() {}

  /// The similarity of two names with all that their keys say: also the legal forms, branches and whether a name
  /// fills its field.
  ///
  /// Legal forms that do not agree, or a form on one side only, give at most 0.85, and so do two names that are
  /// equal but for the place of their only space. A company and its branch, or two branches, get that much.
  public mutating func score(_ left: borrowing NameKey, _ right: borrowing NameKey) -> Double {
    var score = score(
      left.scalars.span, familyLength: left.familyLength, right.scalars.span,
      familyLength: right.familyLength,
      mayBeCut: { isLeft in isLeft ? left.mayBeCut : right.mayBeCut })
    let hasSpacesElsewhere =
      left.partCount == 2 && right.partCount == 2 && left.familyLength != right.familyLength
    if score == 1, hasSpacesElsewhere, !left.entityForm.isLegalEntity { score = Self.factCeiling }
    if score < Self.factCeiling, Self.areBranches(left, right) { score = Self.factCeiling }
    return left.entityForm.agrees(with: right.entityForm) ? score : min(score, Self.factCeiling)
  }

  /// The similarity of two keys of which only the scalars are known.
  ///
  /// With `possiblyTruncated`, a key of six scalars or more that the longer one begins with gets 0.95, since
  /// a name that fills its field may have been cut there.
  public mutating func score(
    _ left: Span<UInt32>, _ right: Span<UInt32>, possiblyTruncated: Bool
  ) -> Double {
    score(left, familyLength: 0, right, familyLength: 0, possiblyTruncated: possiblyTruncated)
  }

  /// The similarity of two keys, the order of family and given name included; legal forms are not looked at.
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
    score(
      left, familyLength: leftFamily, right, familyLength: rightFamily, mayBeCut: { _ in possiblyTruncated })
  }

  private mutating func score(
    _ left: Span<UInt32>, familyLength leftFamily: Int, _ right: Span<UInt32>, familyLength rightFamily: Int,
    mayBeCut: (_ isLeft: Bool) -> Bool
  ) -> Double {
    precondition(leftFamily >= 0 && leftFamily <= left.count, "A first part lies inside its key.")
    precondition(rightFamily >= 0 && rightFamily <= right.count, "A first part lies inside its key.")
    if left.isEmpty || right.isEmpty { return 0 }
    if Self.areEqual(left, right) { return 1 }
    let left = left.extracting(first: Self.maximumComparedLength)
    let right = right.extracting(first: Self.maximumComparedLength)
    let (leftFamily, rightFamily) = (min(leftFamily, left.count), min(rightFamily, right.count))
    var best = distinct(parts.similarity(left, leftFamily, right, rightFamily), left, right)
    // Turning round can only help as far as its ceiling.
    if best < Self.indirectCeiling {
      let turned = parts.swapped(left, leftFamily, right, rightFamily, above: best)
      best = max(best, turned * Self.indirectCeiling)
    }
    if left.count <= right.count, mayBeCut(true) { best = max(best, truncated(left, right)) }
    if right.count <= left.count, mayBeCut(false) { best = max(best, truncated(right, left)) }
    return best
  }

  /// Lowers a score that two companies owe to a word many have.
  private mutating func distinct(_ score: Double, _ left: Span<UInt32>, _ right: Span<UInt32>) -> Double {
    guard score > NameVerdict.highestDifferentScore else { return score }
    switch words.ending(left, right) {
    case .unknown: return score
    case .different: return NameVerdict.highestDifferentScore
    case .shared(let length):
      let (leftRest, rightRest) = (
        left.extracting(droppingLast: length), right.extracting(droppingLast: length)
      )
      return min(score, parts.similarity(part: leftRest, rightRest))
    }
  }

  private mutating func truncated(_ cut: Span<UInt32>, _ whole: Span<UInt32>) -> Double {
    guard cut.count >= Self.minimumTruncatedLength else { return 0 }
    if Self.begins(whole, with: cut) { return Self.indirectCeiling }
    return cut.count < whole.count ? parts.similarity(beginning: cut, of: whole) * Self.indirectCeiling : 0
  }

  /// Whether a name begins with another one, whose last kana may have lost its voicing mark to the cut.
  private static func begins(_ whole: Span<UInt32>, with cut: Span<UInt32>) -> Bool {
    let last = cut.count - 1
    for index in 0..<last where whole[index] != cut[index] { return false }
    if whole[last] == cut[last] { return true }
    return Kana.unvoiced(of: whole[last]) == cut[last] && KanaSound.differInVoicing(whole[last], cut[last])
  }

  /// Whether one name is the other up to the legal form inside it, or both are the same up to theirs.
  private static func areBranches(_ left: borrowing NameKey, _ right: borrowing NameKey) -> Bool {
    let (leftLength, rightLength) = (left.lengthBeforeEntity, right.lengthBeforeEntity)
    guard leftLength > 0 || rightLength > 0, left.entityForm.agrees(with: right.entityForm) else {
      return false
    }
    let leftName = left.scalars.span.extracting(first: leftLength > 0 ? leftLength : left.scalars.count)
    let rightName = right.scalars.span.extracting(first: rightLength > 0 ? rightLength : right.scalars.count)
    return areEqual(leftName, rightName)
  }

  private static func areEqual(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}
