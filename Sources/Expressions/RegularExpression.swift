import CRegularExpression

/// A compiled pattern of RE2, which takes time in proportion to the text whatever the pattern.
final class RegularExpression: Sendable {
  /// The most memory that a pattern and its automata may take, in bytes.
  static let memoryBytes: Int64 = 4 << 20

  // Safe: the pattern behind the pointer is never changed after it was made, RE2 locks what it caches, and it is freed
  // once, when nothing refers to this object any more.
  private nonisolated(unsafe) let pattern: OpaquePointer

  /// Compiles a pattern; nil when it is not well formed or takes too much memory.
  init?(_ text: ArraySlice<UInt8>) {
    let compiled = text.withUnsafeBufferPointer {
      regular_expression_compile($0.baseAddress, $0.count, RegularExpression.memoryBytes)
    }
    guard let compiled else { return nil }
    pattern = compiled
  }

  deinit {
    regular_expression_free(pattern)
  }

  /// Whether the pattern matches somewhere in a text; nil when memory ran out.
  func matches(_ text: ArraySlice<UInt8>) -> Bool? {
    let answer = text.withUnsafeBufferPointer {
      regular_expression_matches(pattern, $0.baseAddress, $0.count)
    }
    return answer < 0 ? nil : answer == 1
  }
}
