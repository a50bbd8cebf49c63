import Manifests

/// A name that a pipeline gives to something of its own, as features and records write it.
enum DeclaredName {
  /// The longest name in bytes.
  private static let maximumBytes = 40

  /// A name of lower-case Latin letters, digits and `_` that begins with a letter; anything else leaves a finding.
  static func read(_ value: ManifestValue, _ reading: ManifestReading) -> String? {
    guard let text = value.string() else { return nil }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let isGood =
      text.utf8.count <= maximumBytes && text.utf8.first.map(letters.contains) == true
      && text.utf8.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_") }
    if !isGood { reading.report(ReferenceFault.badName(text).finding(at: value.place)) }
    return isGood ? text : nil
  }
}
