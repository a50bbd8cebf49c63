import Glibc

/// One open glibc `iconv` conversion, used to fill tables and never while text is being read.
struct SystemConversion: ~Copyable {
  private let handle: iconv_t
  private static let noHandle = -1

  /// Opens the conversion between two character sets, by their iconv names.
  init(from source: String, to target: String) throws(JapaneseTextError) {
    guard let handle = iconv_open(target, source), Int(bitPattern: handle) != Self.noHandle else {
      throw .characterSetUnavailable(name: source == "UTF-32LE" ? target : source)
    }
    self.handle = handle
  }

  deinit {
    iconv_close(handle)
  }

  /// Converts one character and gives its bytes packed with the first byte lowest, or nil if it has no
  /// counterpart.
  ///
  /// - Shape: `input` is 1 to 4 bytes, packed in the same way; longer results than 4 bytes count as none.
  func convertCharacter(_ input: UInt32, byteCount: Int) -> (packed: UInt32, byteCount: Int)? {
    var source = input.littleEndian
    var target: UInt32 = 0
    var sourceLeft = byteCount
    var targetLeft = 4
    // The pointers live inside these closures only, and iconv is told their exact sizes.
    let outcome = withUnsafeMutableBytes(of: &source) { sourceBytes in
      withUnsafeMutableBytes(of: &target) { targetBytes in
        var sourcePointer = sourceBytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        var targetPointer = targetBytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(handle, &sourcePointer, &sourceLeft, &targetPointer, &targetLeft)
      }
    }
    guard outcome == 0, sourceLeft == 0 else {
      // A failed character leaves the conversion in an unknown shift state.
      _ = iconv(handle, nil, nil, nil, nil)
      return nil
    }
    return (UInt32(littleEndian: target), 4 - targetLeft)
  }
}
