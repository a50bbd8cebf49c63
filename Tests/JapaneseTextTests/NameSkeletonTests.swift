import JapaneseText
import Testing

@Suite struct NameSkeletonTests {
  private func skeleton(_ name: String, startingAt start: Int = 0) -> [UInt32] {
    var builder = NameKeyBuilder()
    builder.build(Array(name.utf8).span)
    var skeleton: [UInt32] = []
    NameSkeleton.append(builder.key.span, startingAt: start, to: &skeleton)
    return skeleton
  }

  @Test(arguments: [
    ("オオノ", "オーノ"), ("タカハシ", "タガバシ"), ("ミヅキ", "ミズキ"), ("ヴァイオレット", "バイオレツト"), ("ケイコ", "ケーコ"), ("カオル", "カヲル"),
    ("ハヂメ", "ハジメ"),
  ])
  func cheapDifferencesLeaveIt(pair: (String, String)) {
    #expect(skeleton(pair.0) == skeleton(pair.1))
  }

  /// The promise that finding by skeletons rests on: names that score high are few edits apart in their
  /// skeletons.
  @Test func highScoresMeanNearSkeletons() {
    var generator = FixedGenerator(state: 3)
    var similarity = NameSimilarity()
    let letters = Array("アイウエオカガキクコサシスタダトナハバヴブヒフヨラリンー")
    var highCount = 0
    for _ in 0..<6_000 {
      let name = (0..<Int.random(in: 5...16, using: &generator)).map { _ in
        letters.randomElement(using: &generator) ?? "ア"
      }
      var other = name
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: other.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: other[place] = letters.randomElement(using: &generator) ?? "ア"
        case 1: other.insert(letters.randomElement(using: &generator) ?? "ア", at: place)
        default: if other.count > 2 { other.remove(at: place) }
        }
      }
      let (left, right) = (nameKey(String(name)), nameKey(String(other)))
      let score = similarity.score(left, right, possiblyTruncated: false)
      guard score >= NameSkeleton.similarityFloor else { continue }
      highCount += 1
      let edits = Self.edits(skeleton(String(name)), skeleton(String(other)))
      let allowed = NameSkeleton.mostEdits(keyLength: left.scalars.count)
      #expect(edits <= allowed, "\(String(name)) \(String(other)) \(score)")
    }
    #expect(highCount > 500)
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours.
  private static func edits(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var rows = [Array(0...right.count)]
    for (line, scalar) in left.enumerated() {
      var row = [line + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          rows[line][column] + (scalar == other ? 0 : 1), rows[line][column + 1] + 1, row[column] + 1)
        if line > 0, column > 0, scalar == right[column - 1], left[line - 1] == other {
          best = min(best, rows[line - 1][column - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }

  @Test func otherScalarsStay() {
    #expect(skeleton("山田 太郎") == "山田太郎".unicodeScalars.map(\.value))
    #expect(skeleton("サトウ") != skeleton("カトウ"))
    #expect(!skeleton("サトウ").isEmpty)
    #expect(!skeleton("ハヒフヘホ").isEmpty)
  }

  @Test func itCanBeginAtTheGivenName() {
    #expect(skeleton("ヤマダ タロ", startingAt: 3) == skeleton("タロ ヤマダ"))
  }
}
