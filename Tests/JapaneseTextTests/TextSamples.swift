import JapaneseText

/// The UTF-8 bytes of a text.
func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The text of folded scalars.
func text(_ scalars: [UInt32]) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
  return String(view)
}

/// Whether two texts have the same scalars; `==` on strings would hide the difference between ガ and カ with a
/// mark.
func hasSameScalars(_ left: String, _ right: String) -> Bool {
  left.unicodeScalars.elementsEqual(right.unicodeScalars)
}

/// The folded form of a text.
func folded(_ text: String) -> FoldedText { FoldedText(utf8(text).span) }

/// The key of a name.
func nameKey(_ name: String) -> NameKey {
  var builder = NameKeyBuilder()
  builder.build(utf8(name).span)
  return builder.nameKey
}

/// A small fixed generator, so that "random" inputs are the same in every run.
struct FixedGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
