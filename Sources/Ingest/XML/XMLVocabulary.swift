/// The element names that a message's layout knows, each with a small number.
struct XMLVocabulary: Sendable {
  /// The number of every name that is not listed.
  static let unlisted: UInt16 = 0

  private(set) var numbers: [String: UInt16] = [:]

  /// One more than the largest number.
  var count: Int { numbers.count + 1 }

  /// The number of a name, given one when it has none yet.
  mutating func number(adding name: some StringProtocol) -> UInt16 {
    let key = String(name)
    if let number = numbers[key] { return number }
    let number = UInt16(numbers.count + 1)
    numbers[key] = number
    return number
  }

  /// The number of a name, or `unlisted`.
  func number(of name: String) -> UInt16 { numbers[name] ?? XMLVocabulary.unlisted }
}
