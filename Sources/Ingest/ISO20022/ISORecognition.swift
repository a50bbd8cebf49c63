import Core

/// Tells XML files by their first bytes, and the message by the first document that is one.
enum ISORecognition: Sendable {
  /// The content does not begin as XML does.
  case notXML
  /// The first message, or the one that a header alone asks for, is of this format.
  case message(SourceFormat)
  /// The content begins as XML does and is nothing that is read.
  case refused(XMLFault)

  private static let definition = "MsgDefIdr"

  init(_ opening: FileOpening) {
    if ISORecognition.isUTF16(opening.bytes) {
      self = .refused(XMLFault(.xmlEncodingNotRead, at: 0, field: "UTF-16"))
    } else if opening.content.first(where: { !$0.isXMLBlank }) == UInt8(ascii: "<") {
      self = ISORecognition.firstMessage(opening)
    } else {
      self = .notXML
    }
  }

  var format: SourceFormat? {
    if case .message(let format) = self { return format }
    return nil
  }

  /// Why a document with this root is not read.
  static func fault(root: String, namespace: String, at offset: Int64) -> XMLFault {
    let name = ISOMessageName(namespace: namespace)?.text ?? "\(root) \(namespace)"
    return XMLFault(.messageNotRead, at: offset, field: String(name.prefix(Limits.xmlShownName)))
  }

  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    let openings: [[UInt8]] = [
      [0xFF, 0xFE, 0x3C, 0x00], [0xFE, 0xFF, 0x00, 0x3C], [0x3C, 0x00, 0x3F, 0x00], [0x00, 0x3C, 0x00, 0x3F],
    ]
    return openings.contains { bytes.starts(with: $0) }
  }

  private static func firstMessage(_ opening: FileOpening) -> ISORecognition {
    var vocabulary = XMLVocabulary()
    var search = MessageSearch(definition: vocabulary.number(adding: definition))
    var stream = XMLDocumentStream(vocabulary: vocabulary)
    var offset = 0
    while search.found == nil {
      let rest = opening.bytes.span.extracting(offset...)
      let count = stream.advance(rest, at: Int64(offset), isLast: opening.isWhole)
      if count == 0 && stream.fault == nil && opening.isWhole { stream.finish(at: Int64(offset)) }
      search.look(at: stream.events)
      stream.clearEvents()
      offset += count
      if let fault = stream.fault, search.found == nil { return .refused(fault) }
      if count == 0 { break }
    }
    return search.found ?? search.requested(isWhole: opening.isWhole)
  }
}

/// Looks through events for the first message.
private struct MessageSearch {
  let definition: UInt16
  private(set) var found: ISORecognition?
  private var depth = 0
  private var namespace = ""
  private var isDefinition = false
  private var requestedName = ""

  init(definition: UInt16) {
    self.definition = definition
  }

  mutating func look(at list: XMLEventList) {
    for event in list.events where found == nil {
      switch event.kind {
      case .namespace: namespace = list.string(event)
      case .start:
        depth += 1
        if depth == 1 { lookAtRoot(list.string(event), at: event.offset) }
        isDefinition = depth == 2 && event.name == definition
      case .text: if isDefinition { requestedName += list.string(event) }
      case .end:
        depth -= 1
        isDefinition = false
      case .currency: break
      }
    }
  }

  /// What a file without a message is.
  func requested(isWhole: Bool) -> ISORecognition {
    let name = requestedName.trimmingXMLBlanks
    if isWhole, let format = ISOMessageName(name)?.format { return .message(format) }
    return .refused(
      XMLFault(.messageNotRead, at: 0, field: name.isEmpty ? nil : String(name.prefix(Limits.xmlShownName))))
  }

  private mutating func lookAtRoot(_ root: String, at offset: Int64) {
    let name = ISOMessageName(namespace: namespace)
    if root == "AppHdr", name?.isBusinessHeader == true { return }
    if root == "Document", let format = name?.format {
      found = .message(format)
    } else {
      found = .refused(ISORecognition.fault(root: root, namespace: namespace, at: offset))
    }
  }
}

extension String {
  /// The text without white space of XML around it.
  fileprivate var trimmingXMLBlanks: String {
    let bytes = Array(utf8.drop { $0.isXMLBlank })
    let end = (bytes.lastIndex { !$0.isXMLBlank } ?? -1) + 1
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
