import JapaneseText
import Testing

struct NameVerdictTests {
  @Test func theLimitsBelongToTheOuterVerdicts() {
    #expect(NameVerdict(score: 1) == .same)
    #expect(NameVerdict(score: 0.9) == .same)
    #expect(NameVerdict(score: 0.9.nextDown) == .similar)
    #expect(NameVerdict(score: 0.5.nextUp) == .similar)
    #expect(NameVerdict(score: 0.5) == .different)
    #expect(NameVerdict(score: 0) == .different)
  }
}
