/// Runs of scalars that are looked for at a place of a name, found by their first or last scalar.
///
/// Plain numbers in flat arrays, so that a look costs no reference counting.
struct PatternIndex: Sendable {
  /// A run and the legal form it says.
  struct Pattern {
    fileprivate let start: Int
    let count: Int
    let form: EntityForm?
  }

  private static let bucketCount = 64

  /// The scalars of all patterns one after another.
  private let scalars: [UInt32]
  /// The patterns by the bucket of their first scalar, in a bucket the longest first.
  private let byFirst: [Pattern]
  private let firstStarts: [Int]
  private let byLast: [Pattern]
  /// One bit for each bucket that holds a pattern, so that most names are done without touching an array.
  private let firstMask: UInt64
  private let lastMask: UInt64
  private let lastStarts: [Int]

  /// Makes an index of texts, which are folded as names are.
  init(_ texts: [(text: String, form: EntityForm?)]) {
    var scalars: [UInt32] = []
    var patterns: [Pattern] = []
    var scan = NameScan()
    for (text, form) in texts {
      scan.scan(Array(text.utf8).span)
      precondition(scan.count > 0, "A pattern has at least one scalar.")
      patterns.append(Pattern(start: scalars.count, count: scan.count, form: form))
      scalars += scan.room[..<scan.count]
    }
    patterns.sort { ($0.count, $1.start) > ($1.count, $0.start) }
    self.scalars = scalars
    firstMask = Self.mask(patterns) { scalars[$0.start] }
    lastMask = Self.mask(patterns) { scalars[$0.start + $0.count - 1] }
    (byFirst, firstStarts) = Self.buckets(patterns) { scalars[$0.start] }
    (byLast, lastStarts) = Self.buckets(patterns) { scalars[$0.start + $0.count - 1] }
  }

  private static func buckets(
    _ patterns: [Pattern], key: (Pattern) -> UInt32
  ) -> (patterns: [Pattern], starts: [Int]) {
    var sorted: [Pattern] = []
    var starts = [0]
    for bucket in 0..<bucketCount {
      sorted += patterns.filter { Self.bucket(of: key($0)) == bucket }
      starts.append(sorted.count)
    }
    return (sorted, starts)
  }

  private static func mask(_ patterns: [Pattern], key: (Pattern) -> UInt32) -> UInt64 {
    patterns.reduce(0) { $0 | 1 << UInt64(bucket(of: key($1))) }
  }

  @inline(__always)
  private static func bucket(of scalar: UInt32) -> Int { Int(scalar) & (bucketCount - 1) }

  /// The longest pattern that stands at `start` and whose end is accepted, or nil.
  @inline(__always)
  func first(
    in name: Span<UInt32>, at start: Int, where isAccepted: (_ end: Int) -> Bool = { _ in true }
  ) -> Pattern? {
    guard start < name.count else { return nil }
    let bucket = Self.bucket(of: name[start])
    guard firstMask >> UInt64(bucket) & 1 == 1 else { return nil }
    for index in firstStarts[bucket]..<firstStarts[bucket + 1] {
      let pattern = byFirst[index]
      if holds(pattern, in: name, at: start), isAccepted(start + pattern.count) { return pattern }
    }
    return nil
  }

  /// The longest pattern that ends the name and whose start is accepted, or nil.
  @inline(__always)
  func last(of name: Span<UInt32>, where isAccepted: (_ start: Int) -> Bool = { _ in true }) -> Pattern? {
    guard !name.isEmpty else { return nil }
    let bucket = Self.bucket(of: name[name.count - 1])
    guard lastMask >> UInt64(bucket) & 1 == 1 else { return nil }
    for index in lastStarts[bucket]..<lastStarts[bucket + 1] {
      let pattern = byLast[index]
      let start = name.count - pattern.count
      if start >= 0, holds(pattern, in: name, at: start), isAccepted(start) { return pattern }
    }
    return nil
  }

  @inline(__always)
  private func holds(_ pattern: Pattern, in name: Span<UInt32>, at start: Int) -> Bool {
    guard name.count - start >= pattern.count else { return false }
    for index in 0..<pattern.count where scalars[pattern.start + index] != name[start + index] {
      return false
    }
    return true
  }
}
