import Core
import Expressions

@testable import Rules

/// A small deterministic generator (SplitMix64).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: UInt64) -> UInt64 { next() % bound }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(below(UInt64(elements.count)))]
  }
}

/// Writes well-typed random conditions over the test catalogue.
struct RandomCondition {
  var random: SplitMix

  private static func names(_ type: FeatureSpec.ValueType, _ unit: FeatureSpec.Unit) -> [String] {
    TestCatalogue.features.filter { $0.type == type && $0.unit == unit }.map(\.name.text)
  }

  mutating func truth(depth: Int) -> String {
    guard depth > 0 else {
      return random.below(2) == 0
        ? random.pick(Self.names(.boolean, .truth)) : "calendar.hour > \(random.below(4))"
    }
    switch random.below(10) {
    case 0: return "!(\(truth(depth: depth - 1)))"
    case 1: return "(\(truth(depth: depth - 1)) && \(truth(depth: depth - 1)) && \(truth(depth: depth - 1)))"
    case 2: return "(\(truth(depth: depth - 1)) || \(truth(depth: depth - 1)) || \(truth(depth: depth - 1)))"
    case 3: return "(\(truth(depth: depth - 1)) ? \(truth(depth: depth - 1)) : \(truth(depth: depth - 1)))"
    case 4: return "(\(truth(depth: depth - 1))) == (\(truth(depth: depth - 1)))"
    case 5: return "has(\(random.pick(Self.names(.real, .ratio))))"
    case 6:
      let field = random.pick(WordField.allCases)
      let words = "['\(random.pick(field.words))', '\(random.pick(field.words))']"
      return random.below(2) == 0
        ? "\(field.rawValue) in \(words)" : "\(field.rawValue) != '\(random.pick(field.words))'"
    case 7: return "\(integer(depth: depth - 1)) in [0, 1, 2.0, 3]"
    case 8: return "\(integer(depth: depth - 1)) \(comparison()) \(real(depth: depth - 1))"
    default:
      return random.below(2) == 0
        ? "\(integer(depth: depth - 1)) \(comparison()) \(integer(depth: depth - 1))"
        : "\(real(depth: depth - 1)) \(comparison()) \(real(depth: depth - 1))"
    }
  }

  private mutating func comparison() -> String { random.pick(ComparisonOperator.allCases).text }

  private mutating func integer(depth: Int) -> String {
    guard depth > 0 else {
      return random.below(3) == 0 ? "\(random.below(4))" : random.pick(Self.names(.integer, .count))
    }
    switch random.below(5) {
    case 0: return "(-\(integer(depth: depth - 1)))"
    case 1: return "int(\(real(depth: depth - 1)))"
    case 2:
      return "(\(truth(depth: depth - 1)) ? \(integer(depth: depth - 1)) : \(integer(depth: depth - 1)))"
    case 3: return integer(depth: 0)
    default:
      let sign = random.pick(["+", "-", "*", "/", "%"])
      return "(\(integer(depth: depth - 1)) \(sign) \(integer(depth: depth - 1)))"
    }
  }

  private mutating func real(depth: Int) -> String {
    guard depth > 0 else {
      return random.below(3) == 0 ? "\(random.below(4)).5" : random.pick(Self.names(.real, .ratio))
    }
    switch random.below(5) {
    case 0: return "(-\(real(depth: depth - 1)))"
    case 1: return "double(\(integer(depth: depth - 1)))"
    case 2: return "(\(truth(depth: depth - 1)) ? \(real(depth: depth - 1)) : \(real(depth: depth - 1)))"
    case 3: return real(depth: 0)
    default:
      return "(\(real(depth: depth - 1)) \(random.pick(["+", "-", "*", "/"])) \(real(depth: depth - 1)))"
    }
  }
}
