/// One thing that an XML parser saw, with its place in the file.
struct XMLEvent: Sendable {
  enum Kind: UInt8, Sendable {
    /// The namespace of a document's root, which the next event begins.
    case namespace
    /// A start tag; `offset` is the place of its `<`.
    case start
    /// A `Ccy` attribute of the element that begins next.
    case currency
    /// A piece of text; a text may come in several.
    case text
    /// An end tag, or the end of an empty element; `offset` is the place behind its `>`.
    case end
  }

  let kind: Kind
  /// The element's name, for start tags.
  let name: UInt16
  let offset: Int64
  private let textStart: Int32
  private let textEnd: Int32

  init(_ kind: Kind, name: UInt16 = XMLVocabulary.unlisted, at offset: Int64, text: Range<Int> = 0..<0) {
    self.kind = kind
    self.name = name
    self.offset = offset
    textStart = Int32(text.lowerBound)
    textEnd = Int32(text.upperBound)
  }

  /// Where the text lies among the texts of the list.
  var text: Range<Int> { Int(textStart)..<Int(textEnd) }
}

/// The events of one stretch of a file, with their texts.
struct XMLEventList: Sendable {
  private(set) var events: [XMLEvent] = []
  private(set) var texts: [UInt8] = []

  /// The text of an event as a string; for what is shown, not for inner loops.
  func string(_ event: XMLEvent) -> String { String(decoding: texts[event.text], as: UTF8.self) }

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  mutating func append(
    _ kind: XMLEvent.Kind, name: UInt16 = XMLVocabulary.unlisted, at offset: Int64
  ) {
    events.append(XMLEvent(kind, name: name, at: offset))
  }

  mutating func append(
    _ kind: XMLEvent.Kind, name: UInt16 = XMLVocabulary.unlisted, at offset: Int64,
    text: UnsafeBufferPointer<UInt8>
  ) {
    let start = texts.count
    texts.append(contentsOf: text)
    events.append(XMLEvent(kind, name: name, at: offset, text: start..<texts.count))
  }
}
