/// How many characters of each kind a text holds, counted on the text as written.
///
/// - Input: UTF-8; each byte that belongs to no well-formed sequence counts as one character of kind `other`.
/// - Determinism: fixed ranges of code points; nothing is guessed about language or origin.
public struct ScriptProfile: Equatable, Sendable {
  /// One count a kind, at the kind's raw value.
  private var counts = SIMD16<UInt32>(repeating: 0)

  /// Counts the characters of a text.
  public init(_ utf8: Span<UInt8>) {
    var offset = 0
    while offset < utf8.count {
      let scalar = UTF8Scalar(reading: utf8, at: offset)
      let script = scalar.byteCount == 0 ? Script.other : Script(of: scalar.value)
      counts[Int(script.rawValue)] += 1
      offset += max(scalar.byteCount, 1)
    }
  }

  /// The number of characters of one kind.
  public func count(of script: Script) -> Int {
    Int(counts[Int(script.rawValue)])
  }

  /// The number of characters without the spaces.
  public var visibleCount: Int {
    Int(counts.wrappedSum()) - count(of: .space)
  }

  /// The share of one kind among the characters that are not spaces, or nil where there are none.
  public func ratio(of script: Script) -> Double? {
    guard visibleCount > 0, script != .space else { return nil }
    return Double(count(of: script)) / Double(visibleCount)
  }
}
