/// The bank that reads, among the banks of a message.
struct OwnAgents: Sendable {
  private let bics: [[UInt8]]
  private let members: [[UInt8]]

  /// Takes BICs of 8 or 11 characters and clearing member identifiers.
  ///
  /// A BIC of 8 characters, or of 11 that end with XXX, is the whole bank, so that all of its branches match.
  init(_ identifiers: [String]) {
    let texts = identifiers.map { Array($0.utf8) }.filter { !$0.isEmpty }
    bics = texts.filter(OwnAgents.isBIC).map {
      $0.suffix(3) == Array("XXX".utf8)[...] ? Array($0.prefix(8)) : $0
    }
    members = texts.filter { !OwnAgents.isBIC($0) }
  }

  var isEmpty: Bool { bics.isEmpty && members.isEmpty }

  /// Whether an agent is the bank that reads; nil when the message does not identify it.
  func contain(bic: ArraySlice<UInt8>, member: ArraySlice<UInt8>) -> Bool? {
    if bic.isEmpty && member.isEmpty { return nil }
    if members.contains(where: { $0[...] == member }) { return true }
    return bics.contains { own in
      own.count == 8 ? bic.prefix(8) == own[...] && (bic.count == 8 || bic.count == 11) : bic == own[...]
    }
  }

  /// Whether a text has a BIC's shape: four characters, a country, and two or five characters.
  private static func isBIC(_ text: [UInt8]) -> Bool {
    (text.count == 8 || text.count == 11) && text[4..<6].allSatisfy { (0x41...0x5A).contains($0) }
  }
}
