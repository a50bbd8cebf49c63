import TestSupport

/// Random numbers of a sweep: the same seed gives the same cases.
struct SeedSequence: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A sequence of its own for one case of a sweep.
  init(seed: UInt64, case number: Int) {
    generator = SeededGenerator(seed: seed &+ UInt64(number) &* 0xD1B5_4A32_D192_ED03)
    _ = generator.next()
  }

  mutating func next() -> UInt64 { generator.next() }

  /// Whether something happens that happens once in so many times.
  mutating func isOnce(in count: Int) -> Bool { below(count) == 0 }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
