import Core

/// Counts the bytes since the last `<`, so that no tag, text or comment makes memory grow.
///
/// Determinism: by the bytes alone, however they are cut into windows.
struct XMLTagRun: Sendable {
  /// The bytes since the last `<`, itself counted.
  private(set) var bytes = 0

  /// Counts a slice; gives how many of its bytes come before the run is too long, or nil when it never is.
  mutating func allowedBytes(_ slice: Span<UInt8>) -> Int? {
    var index = 0
    while index < slice.count {
      let next = slice.first(UInt8(ascii: "<"), or: UInt8(ascii: "<"), from: index, to: slice.count)
      let length = next - index
      if bytes + length > Limits.xmlTextBytes {
        let allowed = index + Limits.xmlTextBytes - bytes
        bytes = Limits.xmlTextBytes
        return allowed
      }
      bytes += length
      if next < slice.count {
        bytes = 1
        index = next + 1
      } else {
        index = next
      }
    }
    return nil
  }
}
