import Glibc
import Testing

/// glibc's own answer, asked anew for each code, to compare tables with.
struct SystemOracle {
  let source: String
  let target: String

  /// The converted bytes, or nil if iconv refuses any of the input.
  func convert(_ input: [UInt8]) throws -> [UInt8]? {
    let handle = try #require(iconv_open(target, source))
    defer { iconv_close(handle) }
    var source = input.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: input.count * 4 + 16)
    var sourceLeft = source.count
    var targetLeft = target.count
    let outcome = source.withUnsafeMutableBufferPointer { sourceBuffer in
      target.withUnsafeMutableBufferPointer { targetBuffer in
        var sourcePointer = sourceBuffer.baseAddress
        var targetPointer = targetBuffer.baseAddress
        return iconv(handle, &sourcePointer, &sourceLeft, &targetPointer, &targetLeft)
      }
    }
    guard outcome != Int.max, outcome != -1, sourceLeft == 0 else { return nil }
    return target.prefix(target.count - targetLeft).map { UInt8(bitPattern: $0) }
  }
}
