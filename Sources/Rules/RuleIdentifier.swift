/// The form of the identifiers of rules (`R-STRUCT-01`) and of exceptions (`E-STRUCT-01`).
enum RuleIdentifier {
  static func isWellFormed(_ id: String, letter: Character) -> Bool {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return parts.count == 3 && parts[0] == String(letter) && (2...12).contains(parts[1].utf8.count)
      && parts[1].utf8.allSatisfy(capitals.contains) && parts[2].utf8.count == 2
      && parts[2].utf8.allSatisfy(digits.contains)
  }
}
