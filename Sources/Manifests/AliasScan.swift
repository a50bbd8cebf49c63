/// Looks for anchors with aliases before the text is parsed.
///
/// Aliases of aliases grow without bound while a parser builds its tree, so a file that has both must be
/// refused first. A file with anchors alone cannot grow and is refused on the way through its nodes.
enum AliasScan {
  /// The offset of the first alias in a file that also has an anchor, or nil.
  ///
  /// Both are taken by their look (`&word` and `*word` where a value may begin), also inside quotes and
  /// blocks: rather refuse an odd text than meet a bomb.
  static func firstAliasOfAnchoredFile(_ bytes: [UInt8]) -> Int? {
    guard first(UInt8(ascii: "&"), in: bytes) != nil else { return nil }
    return first(UInt8(ascii: "*"), in: bytes)
  }

  private static func first(_ sign: UInt8, in bytes: [UInt8]) -> Int? {
    bytes.indices.first { index in
      bytes[index] == sign && index + 1 < bytes.count && isWord(bytes[index + 1])
        && (index == 0 || mayPrecedeValue(bytes[index - 1]))
    }
  }

  private static func mayPrecedeValue(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"):
      return true
    default: return byte >= 0x80
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      return true
    default: return false
    }
  }
}
