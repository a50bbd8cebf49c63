/// Which scalars can take each other's place at less than the price of a whole edit, as bits.
///
/// Scalars whose bits differ are never replaced, lengthened or dropped at a reduced price, so that counting those of one part without
/// kin in the other tells the least that turning the parts into each other costs. Scalars without kinship may share a bit, which only
/// makes that least smaller.
struct KanaKinship: Sendable {
  static let standard = KanaKinship()

  private static let first: UInt32 = 0x30A1
  private static let last: UInt32 = 0x30FE
  /// The bits of a scalar that may be dropped or stand for several: nothing is known then.
  private static let unbounded = UInt64.max

  private let bits: [UInt64]

  private init() {
    let kana = Array(Self.first...Self.last)
    var leaders = kana
    func join(_ left: UInt32, _ right: UInt32) {
      let (first, second) = (leaders[Int(left - Self.first)], leaders[Int(right - Self.first)])
      for place in leaders.indices where leaders[place] == second { leaders[place] = first }
    }
    var distance = WeightedEditDistance()
    for (index, left) in kana.enumerated() {
      for right in kana[..<index]
      where distance.cost([left].span, [right].span) < WeightedEditDistance.fullCost {
        join(right, left)
      }
    }
    // Any of the vowels may lengthen the kana before it, and so stand for another.
    for vowel in "イウエオ".unicodeScalars { join(0x30A2, vowel.value) }
    let families = Set(leaders).sorted()
    var bits = leaders.map { leader in
      UInt64(1) << UInt64((families.firstIndex(of: leader) ?? 0) & 63)
    }
    for scalar in [Kana.longMark, KanaSound.vu] { bits[Int(scalar - Self.first)] = Self.unbounded }
    self.bits = bits
  }

  /// The least cost of turning one part into the other.
  func leastCost(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Int {
    let bits = bits.span
    var (leftKin, rightKin): (UInt64, UInt64) = (0, 0)
    for index in left.indices { leftKin |= Self.bit(left[index], bits) }
    for index in right.indices { rightKin |= Self.bit(right[index], bits) }
    if leftKin == Self.unbounded || rightKin == Self.unbounded { return 0 }
    var (leftAlone, rightAlone) = (0, 0)
    for index in left.indices where Self.bit(left[index], bits) & rightKin == 0 { leftAlone += 1 }
    for index in right.indices where Self.bit(right[index], bits) & leftKin == 0 { rightAlone += 1 }
    // One edit takes away one scalar of each at most, but for a swap, whose scalars stand in both.
    return max(leftAlone, rightAlone) * WeightedEditDistance.fullCost
  }

  @inline(__always)
  private static func bit(_ scalar: UInt32, _ bits: Span<UInt64>) -> UInt64 {
    let place = scalar &- first
    return place < UInt32(bits.count) ? bits[Int(place)] : 1 << UInt64(scalar & 63)
  }
}
