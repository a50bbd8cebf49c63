/// The name of an ISO 20022 message definition, as its namespace gives it: `camt.053.001.02`.
struct ISOMessageName: Hashable, Sendable {
  private static let namespace = "urn:iso:std:iso:20022:tech:xsd:"

  /// Business area and message, `camt.053`.
  let message: String
  let version: Int
  /// The whole name as written.
  let text: String

  /// Reads the name from a namespace.
  init?(namespace: String) {
    guard namespace.hasPrefix(ISOMessageName.namespace) else { return nil }
    self.init(String(namespace.dropFirst(ISOMessageName.namespace.count)))
  }

  /// Reads a name such as `camt.053.001.02`.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].utf8.count == 4, parts[1].utf8.count == 3, parts[2].utf8.count == 3,
      parts[3].utf8.count == 2, parts[0].utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
      parts[1...].allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let version = Int(parts[3])
    else { return nil }
    message = "\(parts[0]).\(parts[1])"
    self.version = version
    self.text = text
  }

  /// The format of a message in a version that is read, or nil.
  var format: SourceFormat? {
    // The variant between message and version is 001 in every message that is in use.
    guard text.hasPrefix("\(message).001.") else { return nil }
    switch message {
    case "pain.001" where version == 3 || version >= 10: return .paymentInitiation
    case "pacs.008" where version >= 8: return .customerCreditTransfer
    case "camt.052" where version == 2 || version == 8: return .accountReport
    case "camt.053" where version == 2 || version == 8: return .accountStatement
    case "camt.054" where version == 2 || version == 8: return .debitCreditNotification
    default: return nil
    }
  }

  /// Whether this is the header that may stand before a message.
  var isBusinessHeader: Bool { message == "head.001" && text.hasPrefix("head.001.001.") }
}
