/// What is left of a name key when every cheap difference of spelling is taken out, for finding similar names
/// without comparing all of them.
///
/// Scalars that turn into each other at less than the full cost of an edit become one. Those that can be left
/// out at less are dropped, with the vowels, which may only lengthen the one before, and with all that
/// become one with them. So only whole edits change a skeleton, each at most one of its places, and keys of a
/// high similarity have skeletons that differ in few places.
///
/// - Determinism: fixed tables, worked out from the costs that `NameSimilarity` itself uses.
/// - Cost: one look-up a scalar.
public enum NameSkeleton {
  /// The similarity from which on skeletons are sure to be near each other.
  public static let similarityFloor = 0.8

  /// The scalars of a key that similarity looks at.
  public static let maximumKeyLength = 256

  /// The most whole edits between the skeletons of a key of a length and of any key whose similarity to it is
  /// `similarityFloor` or more, where names in the other order count as turned round first.
  ///
  /// A similarity of 0.8 is two fifteenths of the longest possible cost at most: of the one part where both have
  /// parts, of the whole less. The other key is longer by at most the edits themselves, which makes two
  /// thirteenths of this key's own length.
  public static func mostEdits(keyLength: Int) -> Int {
    keyLength * 2 / 13
  }

  /// Appends the skeleton of a key, read from a scalar on to its end and then from its start.
  public static func append(_ key: Span<UInt32>, startingAt start: Int = 0, to skeleton: inout [UInt32]) {
    for index in start..<key.count { append(key[index], to: &skeleton) }
    for index in 0..<start { append(key[index], to: &skeleton) }
  }

  @inline(__always)
  private static func append(_ scalar: UInt32, to skeleton: inout [UInt32]) {
    let kana = Int(scalar) - Int(firstKana)
    guard kana >= 0, kana < classes.count else {
      skeleton.append(scalar)
      return
    }
    if classes[kana] != dropped { skeleton.append(classes[kana]) }
  }

  private static let firstKana: UInt32 = 0x30A1
  private static let lastKana: UInt32 = 0x30FE
  private static let dropped = UInt32.max

  /// For each katakana the one that stands for it, or `dropped`.
  private static let classes: [UInt32] = {
    let kana = Array(firstKana...lastKana)
    let vowels = "アイウエオ".unicodeScalars.map(\.value)
    var distance = WeightedEditDistance()
    var leaders = kana
    func join(_ left: UInt32, _ right: UInt32) {
      let (first, second) = (leaders[Int(left - firstKana)], leaders[Int(right - firstKana)])
      for place in leaders.indices where leaders[place] == second { leaders[place] = first }
    }
    for (index, left) in kana.enumerated() {
      for right in kana[..<index]
      where distance.cost([left].span, [right].span) < WeightedEditDistance.fullCost {
        join(right, left)
      }
      // ヴァ is バ: two kana for one.
      for vowel in vowels where KanaSound.isVu(with: vowel, spelled: left) { join(KanaSound.vu, left) }
    }
    let nothing: [UInt32] = []
    let cheap = kana.filter { distance.cost(nothing.span, [$0].span) < WeightedEditDistance.fullCost }
    let droppedLeaders = Set((cheap + vowels).map { leaders[Int($0 - firstKana)] })
    return leaders.map { droppedLeaders.contains($0) ? dropped : $0 }
  }()
}
