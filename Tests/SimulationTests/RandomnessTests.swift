import Testing

@testable import Simulation

struct RandomnessTests {
  @Test func sameSeedGivesSameNumbers() {
    var first = Randomness(seed: 7)
    var second = Randomness(seed: 7)
    for _ in 0..<100 { #expect(first.next() == second.next()) }
  }
}
