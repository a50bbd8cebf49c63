import Testing

@testable import Evidence

struct NameCollisionsTests {
  /// For each name, whether it meets one before it.
  func meetings(of names: [String]) -> [Bool] {
    var collisions = NameCollisions()
    return names.map { collisions.meets($0) }
  }

  @Test(arguments: [
    ("data/A.txt", "data/a.txt"), ("data/が", "data/か\u{3099}"), ("data/a", "data/A/b"),
    ("data/a/b", "DATA/A"),
  ])
  func namesThatWouldMeetAreFound(first: String, second: String) {
    #expect(meetings(of: [first, second]) == [false, true])
  }

  @Test func ordinaryNamesDoNotMeet() {
    let names = ["data/a", "data/b", "data/ab/c", "data/ab/d", "か", "が"]
    #expect(!meetings(of: names).contains(true))
  }
}
