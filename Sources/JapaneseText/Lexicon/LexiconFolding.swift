/// What text and lexicon words become, scalar by scalar, before they are compared.
///
/// Small kana become full-size, since banks write them so, and a hyphen after a kana becomes the long mark.
/// One scalar stays one scalar, so places need no translation.
enum LexiconFolding {
  private static let hyphen: UInt32 = 0x2D

  /// The compared form of a folded scalar that stands after `previous`, the folded scalar before it or 0 at
  /// the start.
  @inline(__always)
  static func scalar(_ scalar: UInt32, after previous: UInt32) -> UInt32 {
    if scalar == hyphen { return Kana.isKana(previous) ? Kana.longMark : hyphen }
    return scalar >= 0x3041 && scalar <= 0x30F6 ? Kana.fullSize(of: scalar) : scalar
  }

  /// The compared form of a whole word.
  static func scalars(of surface: String) -> [UInt32] {
    let folded = FoldedText(Array(surface.utf8).span)
    var previous: UInt32 = 0
    return folded.scalars.map { scalar in
      defer { previous = scalar }
      return self.scalar(scalar, after: previous)
    }
  }
}
