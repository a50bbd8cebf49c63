import Testing

@testable import NeuralNet

struct SeededGeneratorTests {
  @Test func splitMixGivesItsPublishedValues() {
    var state: UInt64 = 1_234_567
    let values = (0..<5).map { _ in SeededGenerator.mix(&state) }
    #expect(
      values == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func xoshiroGivesItsPublishedValues() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let values = (0..<6).map { _ in generator.next() }
    #expect(
      values == [
        11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600,
      ])
  }

  @Test func drawsStayInsideAndReachEverything() {
    var generator = SeededGenerator(seed: 0)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<6_000 { counts[generator.next(below: 6)] += 1 }
    #expect(counts.allSatisfy { (850...1_150).contains($0) })
    for _ in 0..<1_000 { #expect((0..<1).contains(generator.nextUnit())) }
    #expect(generator.next(below: 1) == 0)
  }

  @Test func shufflesKeepTheElementsAndFollowTheSeed() {
    let ordered = (0..<Int32(100)).map { $0 }
    func shuffled(seed: UInt64) -> [Int32] {
      var generator = SeededGenerator(seed: seed)
      var values = ordered
      generator.shuffle(&values)
      return values
    }
    #expect(shuffled(seed: 1) == shuffled(seed: 1))
    #expect(shuffled(seed: 1) != shuffled(seed: 2))
    #expect(shuffled(seed: 1) != ordered)
    #expect(shuffled(seed: 1).sorted() == ordered)
  }
}
