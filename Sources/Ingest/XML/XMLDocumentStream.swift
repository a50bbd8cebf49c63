import Core
import JapaneseText

/// Cuts a file into its XML documents, one after another, and parses them.
///
/// Input: UTF-8 with or without a byte order mark; each document after the first begins with a declaration.
/// Between documents stand white space, comments and processing instructions.
struct XMLDocumentStream: Sendable {
  /// How many bytes are parsed at once; events are used up before more are parsed.
  static let sliceBytes = 1 << 14

  private(set) var fault: XMLFault?
  /// The place up to which everything is parsed.
  private(set) var position: Int64 = 0
  private(set) var events = XMLEventList()

  private let vocabulary: XMLVocabulary
  private var parser: XMLPushParser?
  private var documentCount = 0
  private var tagRun = XMLTagRun()

  init(vocabulary: XMLVocabulary) {
    self.vocabulary = vocabulary
  }

  /// Whether a document has begun and not ended.
  var isInDocument: Bool { parser != nil }

  /// Parses some bytes from the front of a window and adds what they hold to `events`; gives how many.
  ///
  /// Gives 0 when more bytes are needed or there is a fault.
  mutating func advance(_ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool) -> Int {
    if fault != nil || window.isEmpty { return 0 }
    if parser == nil {
      let skipped = passBetweenDocuments(window, at: fileOffset, isLast: isLast)
      position = max(position, fileOffset + Int64(skipped))
      if skipped > 0 || parser == nil { return skipped }
    }
    var slice = window.extracting(first: XMLDocumentStream.sliceBytes)
    if let invalid = UTF8Validation.firstInvalidOffset(slice) {
      // A character at the window's end may be cut there.
      if invalid == 0 && slice.count < 4 && !isLast { return 0 }
      if invalid == 0 {
        fault = XMLFault(.xmlTextNotUTF8, at: fileOffset)
        return 0
      }
      slice = slice.extracting(first: invalid)
    }
    let allowed = tagRun.allowedBytes(slice)
    if let allowed { slice = slice.extracting(first: allowed) }
    let end = parse(slice) - fileOffset
    if parser == nil {
      tagRun = XMLTagRun()
      if end >= 0 { return Int(end) }
      // The parser has told of the end only after bytes behind it were given away.
      fault = XMLFault(.xmlNotWellFormed, at: position)
    }
    if allowed != nil && fault == nil {
      fault = XMLFault(.xmlLimitExceeded, at: fileOffset + Int64(slice.count - tagRun.bytes), field: "text")
    }
    return slice.count
  }

  /// Says that the file has no more bytes.
  mutating func finish(at fileOffset: Int64) {
    guard fault == nil, parser != nil else { return }
    take(withParser { $0.finish(into: &$1) })
    // Whatever the parser says of the last bytes, it says so because no more follow.
    if parser != nil { fault = XMLFault(.xmlCutOff, at: fileOffset) }
  }

  mutating func clearEvents() { events.removeAll() }

  /// Parses a slice; gives the place behind the document when it ends there.
  private mutating func parse(_ slice: Span<UInt8>) -> Int64 {
    let progress = withParser { $0.feed(slice, into: &$1) }
    take(progress)
    return progress?.rootEnd ?? position
  }

  private mutating func withParser(
    _ use: (XMLPushParser, inout XMLEventList) -> XMLProgress
  ) -> XMLProgress? {
    precondition(isKnownUniquelyReferenced(&parser), "A reader of XML is never copied while it reads.")
    guard let parser else { return nil }
    return use(parser, &events)
  }

  private mutating func take(_ progress: XMLProgress?) {
    guard let progress else { return }
    fault = progress.fault
    if let end = progress.rootEnd {
      position = end
      parser = nil
    } else if fault == nil {
      position = max(position, progress.position)
    }
  }
}

// Between documents.
extension XMLDocumentStream {
  /// Passes over what stands before a document, and makes the parser when one begins.
  private mutating func passBetweenDocuments(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool
  ) -> Int {
    var index = 0
    if fileOffset == 0 && documentCount == 0 {
      if window.count < 3 && !isLast { return 0 }
      if window.hasXMLPrefix([0xEF, 0xBB, 0xBF], at: 0) { index = 3 }
    }
    while index < window.count {
      if window[index].isXMLBlank {
        index += 1
        continue
      }
      let rest = window.extracting(index...)
      let place = fileOffset + Int64(index)
      switch XMLDocumentStream.markup(rest, isLast: isLast) {
      case .needsMore:
        return index
      case .filler(let bytes):
        index += bytes
      case .declaration(let bytes):
        beginDocument(XMLDeclaration(rest.extracting(first: bytes)), at: place)
        return index
      case .element where documentCount == 0:
        beginDocument(nil, at: place)
        return index
      case .element, .other:
        fault = XMLFault(.xmlNotWellFormed, at: place)
        return index
      }
    }
    return index
  }

  private mutating func beginDocument(_ declaration: XMLDeclaration?, at place: Int64) {
    if let declaration, !declaration.isUTF8 {
      fault = XMLFault(.xmlEncodingNotRead, at: place, field: declaration.encoding)
      return
    }
    documentCount += 1
    position = place
    parser = XMLPushParser(vocabulary: vocabulary, documentStart: place)
    if parser == nil { fault = XMLFault(.xmlLimitExceeded, at: place, field: "memory") }
  }

  private enum Markup {
    case needsMore
    /// A comment or processing instruction.
    case filler(bytes: Int)
    /// An XML declaration.
    case declaration(bytes: Int)
    /// Something that begins like an element.
    case element
    case other
  }

  /// What stands at the front of some bytes that do not begin with white space.
  private static func markup(_ bytes: Span<UInt8>, isLast: Bool) -> Markup {
    guard bytes[0] == UInt8(ascii: "<") else { return .other }
    // The longest opening that must be seen whole is that of a declaration.
    if bytes.count < 6 && !isLast { return .needsMore }
    func length(_ opening: Int, _ closing: [UInt8], limit: Int) -> Int? {
      guard opening <= bytes.count else { return nil }
      var index = opening
      while index < min(bytes.count, limit) {
        if bytes.hasXMLPrefix(closing, at: index) { return index + closing.count }
        index += 1
      }
      return nil
    }
    if bytes.hasXMLPrefix(Array("<?xml".utf8), at: 0), bytes.count > 5, bytes[5].isXMLBlank {
      if let bytes = length(5, Array("?>".utf8), limit: XMLDeclaration.maximumBytes) {
        return .declaration(bytes: bytes)
      }
      return isLast || bytes.count >= XMLDeclaration.maximumBytes ? .other : .needsMore
    }
    let isComment = bytes.hasXMLPrefix(Array("<!--".utf8), at: 0)
    if isComment || bytes.hasXMLPrefix(Array("<?".utf8), at: 0) {
      let closing = Array((isComment ? "-->" : "?>").utf8)
      if let bytes = length(isComment ? 4 : 2, closing, limit: Limits.xmlTextBytes) {
        return .filler(bytes: bytes)
      }
      return isLast || bytes.count >= Limits.xmlTextBytes ? .other : .needsMore
    }
    return .element
  }
}

extension Span where Element == UInt8 {
  /// Whether some bytes stand at an index.
  func hasXMLPrefix(_ prefix: [UInt8], at index: Int) -> Bool {
    guard index + prefix.count <= count else { return false }
    for offset in prefix.indices where self[index + offset] != prefix[offset] { return false }
    return true
  }
}
