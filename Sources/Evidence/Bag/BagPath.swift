/// How a file's path is written in a manifest: CR, LF and the percent sign stand as `%0D`, `%0A` and `%25`.
///
/// - Source: RFC 8493 section 2.1.3.
enum BagPath {
  static func encoded(_ path: String) -> String {
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x0A: bytes += "%0A".utf8
      case 0x0D: bytes += "%0D".utf8
      case 0x25: bytes += "%25".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path that stands in a manifest as `text`; a percent sign before anything else is left as it is.
  static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var path: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let code = bytes[position...].prefix(3).map { $0 | 0x20 }
      if code == Array("%0a".utf8).map({ $0 | 0x20 }) {
        path.append(0x0A)
      } else if code == Array("%0d".utf8).map({ $0 | 0x20 }) {
        path.append(0x0D)
      } else if code == Array("%25".utf8).map({ $0 | 0x20 }) {
        path.append(0x25)
      } else {
        path.append(bytes[position])
        position += 1
        continue
      }
      position += 3
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// Whether one path comes before another; by bytes, so that the order is the same in every locale.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
