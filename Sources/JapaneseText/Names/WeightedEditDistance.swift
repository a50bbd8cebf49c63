/// The cost of turning one name key into another, with small prices for what Japanese banks spell in several
/// ways.
///
/// Insertions, deletions, replacements and swaps of neighbours cost `fullCost`, half as much again where an
/// ideograph is put in or replaced, since one ideograph says as much as two kana. A missing voicing mark, a kana
/// or long mark that lengthens the vowel before it against another, and a left-out long mark cost less; kana of
/// the same sound (ヂ and ジ, ヴァ and バ) cost next to nothing.
struct WeightedEditDistance: Sendable {
  static let fullCost = 20
  /// The lowest cost of a difference that can be heard.
  static let audibleCost = lengtheningCost
  private static let ideographCost = 30
  private static let voicingCost = 8
  private static let lengtheningCost = 6
  private static let sameSoundCost = 1

  /// Three rows of the table, reused between calls.
  private var rows: [Int] = []

  /// The cost of turning all of `left` into all of `right`, or into any beginning of `right`.
  mutating func cost(_ left: Span<UInt32>, _ right: Span<UInt32>, orAnyBeginning: Bool = false) -> Int {
    let width = right.count + 1
    if rows.count < 3 * width { rows.append(contentsOf: repeatElement(0, count: 3 * width - rows.count)) }
    var rows = rows.mutableSpan
    let prices = KanaPrices.standard.span
    // Offsets of the row before last, the last row and the current one.
    var (older, above, current) = (0, width, 2 * width)
    rows[above] = 0
    for column in 0..<right.count {
      rows[above + column + 1] = rows[above + column] + Self.gapCost(right[column])
    }
    var previous: UInt32 = 0
    for line in 0..<left.count {
      let scalar = left[line]
      let gap = Self.gapCost(scalar)
      let lengthens = KanaSound.lengthens(scalar, after: previous)
      rows[current] = rows[above] + gap
      var before: UInt32 = 0
      for column in 0..<right.count {
        let other = right[column]
        var price = Self.replacementCost(scalar, other, prices)
        if lengthens, price == Self.fullCost, KanaSound.lengthens(other, after: before) {
          price = Self.lengtheningCost
        }
        var best = rows[above + column] + price
        best = min(best, rows[above + column + 1] + gap)
        best = min(best, rows[current + column] + Self.gapCost(other))
        if line > 0, column > 0, scalar == before, previous == other {
          best = min(best, rows[older + column - 1] + Self.fullCost)
        }
        if previous == KanaSound.vu, KanaSound.isVu(with: scalar, spelled: other) {
          best = min(best, rows[older + column] + Self.sameSoundCost)
        }
        if before == KanaSound.vu, KanaSound.isVu(with: other, spelled: scalar) {
          best = min(best, rows[above + column - 1] + Self.sameSoundCost)
        }
        rows[current + column + 1] = best
        before = other
      }
      previous = scalar
      (older, above, current) = (above, current, older)
    }
    var cost = rows[above + right.count]
    if orAnyBeginning {
      for column in 0..<right.count { cost = min(cost, rows[above + column]) }
    }
    return cost
  }

  @inline(__always)
  private static func gapCost(_ scalar: UInt32) -> Int {
    if scalar == Kana.longMark { return lengtheningCost }
    return scalar >= NameFoldingTable.firstIdeograph ? ideographCost : fullCost
  }

  @inline(__always)
  private static func replacementCost(_ left: UInt32, _ right: UInt32, _ prices: Span<UInt8>) -> Int {
    if left == right { return 0 }
    let (leftKana, rightKana) = (left &- KanaPrices.first, right &- KanaPrices.first)
    if leftKana < KanaPrices.count, rightKana < KanaPrices.count {
      return Int(prices[Int(leftKana * KanaPrices.count + rightKana)])
    }
    return max(left, right) >= NameFoldingTable.firstIdeograph ? ideographCost : fullCost
  }

  /// The prices of replacing each katakana by each other.
  private enum KanaPrices {
    static let first: UInt32 = 0x30A1
    static let count: UInt32 = 0x30FE - 0x30A1 + 1
    static let standard: [UInt8] = (0..<count).flatMap { left in
      (0..<count).map { right in UInt8(price(first + left, first + right)) }
    }

    private static func price(_ left: UInt32, _ right: UInt32) -> Int {
      if KanaSound.today(of: left) == KanaSound.today(of: right) { return sameSoundCost }
      return KanaSound.differInVoicing(left, right) ? voicingCost : fullCost
    }
  }
}
