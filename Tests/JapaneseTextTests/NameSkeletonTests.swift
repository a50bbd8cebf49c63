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

  @Test func otherScalarsStay() {
    #expect(skeleton("山田 太郎") == "山田太郎".unicodeScalars.map(\.value))
    #expect(skeleton("サトウ") != skeleton("カトウ"))
    #expect(!skeleton("サトウ").isEmpty)
  }

  @Test func itCanBeginAtTheGivenName() {
    #expect(skeleton("ヤマダ タロ", startingAt: 3) == skeleton("タロ ヤマダ"))
  }
}
