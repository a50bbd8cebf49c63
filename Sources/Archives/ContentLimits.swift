/// How much content is taken from one compressed file.
///
/// Unit: bytes and ratios, held against the bytes that really come out.
public struct ContentLimits: Equatable, Sendable {
  /// The most bytes of content.
  public let bytes: Int64
  /// How many times larger than its file the content may be.
  public let expansion: Int64
  /// The bytes of content below which `expansion` does not matter.
  public let freeBytes: Int64

  /// Makes limits.
  public init(bytes: Int64, expansion: Int64, freeBytes: Int64) {
    self.bytes = bytes
    self.expansion = expansion
    self.freeBytes = freeBytes
  }

  /// The most bytes of content for a file of a size, and the fault of a file that holds more.
  func most(forFileBytes fileBytes: Int64) -> (bytes: Int64, fault: ContentFault) {
    let (product, overflows) = fileBytes.multipliedReportingOverflow(by: expansion)
    let expanded = overflows ? Int64.max : max(product, freeBytes)
    return expanded < bytes ? (expanded, .expandsTooMuch) : (bytes, .tooLarge)
  }
}
