/// The cost of turning one name key into another, with small prices for what Japanese banks spell in several
/// ways.
///
/// Insertions, deletions, replacements and swaps of neighbours cost `fullCost`. A missing voicing mark, a
/// long mark against a vowel and a left-out long mark cost less, and kana of the same sound (ヂ and ジ) nearly
/// nothing.
struct WeightedEditDistance: Sendable {
  static let fullCost = 20
  private static let voicingCost = 8
  private static let lengtheningCost = 6
  private static let sameSoundCost = 2

  /// Three rows of the table, reused between calls.
  private var rows: [Int] = []

  /// The cost of turning all of `left` into all of `right`, or into any beginning of `right`.
  ///
  /// `left` is read from the scalar at `leftStart` to its end and then from its start, so that a name can be
  /// turned round without a copy.
  mutating func cost(
    _ left: Span<UInt32>, startingAt leftStart: Int = 0, _ right: Span<UInt32>, orAnyBeginning: Bool = false
  ) -> Int {
    let width = right.count + 1
    if rows.count < 3 * width { rows.append(contentsOf: repeatElement(0, count: 3 * width - rows.count)) }
    var rows = rows.mutableSpan
    let kanaCosts = Self.kanaCosts.span
    // Offsets of the row before last, the last row and the current one.
    var (older, above, current) = (0, width, 2 * width)
    rows[above] = 0
    for column in 0..<right.count {
      rows[above + column + 1] = rows[above + column] + Self.gapCost(right[column])
    }
    var previous: UInt32 = 0
    for line in 0..<left.count {
      let place = leftStart + line
      let scalar = left[place < left.count ? place : place - left.count]
      let gap = Self.gapCost(scalar)
      rows[current] = rows[above] + gap
      for column in 0..<right.count {
        let other = right[column]
        var best = rows[above + column] + Self.replacementCost(scalar, other, kanaCosts)
        best = min(best, rows[above + column + 1] + gap)
        best = min(best, rows[current + column] + Self.gapCost(other))
        if line > 0, column > 0, scalar == right[column - 1], previous == other {
          best = min(best, rows[older + column - 1] + Self.fullCost)
        }
        rows[current + column + 1] = best
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
    scalar == Kana.longMark ? lengtheningCost : fullCost
  }

  @inline(__always)
  private static func replacementCost(_ left: UInt32, _ right: UInt32, _ kanaCosts: Span<UInt8>) -> Int {
    if left == right { return 0 }
    let (leftKana, rightKana) = (left &- firstKana, right &- firstKana)
    guard leftKana < kanaCount, rightKana < kanaCount else { return fullCost }
    return Int(kanaCosts[Int(leftKana * kanaCount + rightKana)])
  }

  private static let firstKana: UInt32 = 0x30A1
  private static let kanaCount: UInt32 = 0x30FE - 0x30A1 + 1
  /// The price of replacing each katakana by each other.
  private static let kanaCosts: [UInt8] = (0..<kanaCount).flatMap { left in
    (0..<kanaCount).map { right in UInt8(kanaCost(firstKana + left, firstKana + right)) }
  }

  private static func kanaCost(_ left: UInt32, _ right: UInt32) -> Int {
    let (leftSound, rightSound) = (sound(of: left), sound(of: right))
    if leftSound == rightSound { return sameSoundCost }
    if Kana.unvoiced(of: left) == Kana.unvoiced(of: right) { return voicingCost }
    return isLengthening(leftSound) && isLengthening(rightSound) ? lengtheningCost : fullCost
  }

  /// The kana that today has the same sound: ヂ ジ, ヅ ズ, ヲ オ, ヰ イ, ヱ エ.
  private static func sound(of scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x30C2: 0x30B8
    case 0x30C5: 0x30BA
    case 0x30F2: 0x30AA
    case 0x30F0: 0x30A4
    case 0x30F1: 0x30A8
    default: scalar
    }
  }

  /// Whether a scalar often only lengthens an O or U before it: ー, ウ, オ.
  private static func isLengthening(_ scalar: UInt32) -> Bool {
    scalar == Kana.longMark || scalar == 0x30A6 || scalar == 0x30AA
  }
}
