import CLibXML
import Core

/// What libxml2 calls back into: it turns callbacks into events and holds the limits.
///
/// Only `XMLPushParser` makes one, and libxml2 calls it only while that parser is being fed.
final class XMLEventSink {
  var events = XMLEventList()
  /// The parser that calls; set before the first call.
  var context: xmlParserCtxtPtr?
  /// The first reason to stop.
  private(set) var fault: XMLFault?
  /// The place behind the root's end tag, once it was seen.
  private(set) var rootEnd: Int64?

  private let vocabulary: XMLVocabulary
  private let documentStart: Int64
  private var depth = 0
  private var textBytes = 0
  private var elementStart: Int64 = 0
  private var rootNamespace: UnsafePointer<xmlChar>?
  private var names = XMLNameCache()

  init(vocabulary: XMLVocabulary, documentStart: Int64) {
    self.vocabulary = vocabulary
    self.documentStart = documentStart
  }

  var isDone: Bool { fault != nil || rootEnd != nil }

  func fail(_ code: IngestCode, at offset: Int64, field: String? = nil) {
    guard !isDone else { return }
    fault = XMLFault(code, at: offset, field: field)
    if let context { xmlStopParser(context) }
  }

  /// The place in the file up to which libxml2 has read.
  var position: Int64 {
    guard let context else { return documentStart }
    return documentStart + Int64(xmlByteConsumed(context))
  }

  /// The place in the file of the `<` of the tag whose end libxml2 has reached.
  var tagStart: Int64 {
    guard let input = context?.pointee.input, var cursor = input.pointee.cur, let base = input.pointee.base
    else { return position }
    // Safe: stays between the buffer's base and the place read last. No `<` stands inside a tag, since
    // attribute values cannot hold one.
    let end = cursor
    while cursor > base && cursor.pointee != UInt8(ascii: "<") { cursor -= 1 }
    return position - Int64(end - cursor)
  }

  func start(
    _ localName: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?, at offset: Int64,
    attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, attributeCount: Int
  ) {
    if isDone { return }
    depth += 1
    textBytes = 0
    elementStart = offset
    if depth > Limits.xmlDepth { return fail(.xmlLimitExceeded, at: offset, field: "depth") }
    if attributeCount > Limits.xmlAttributes {
      return fail(.xmlLimitExceeded, at: offset, field: "attributes")
    }
    if depth == 1 {
      rootNamespace = namespace
      events.append(.namespace, at: offset, text: XMLEventSink.bytes(namespace))
    }
    appendCurrency(attributes, attributeCount, at: offset)
    // libxml2 keeps every name and namespace of a document once, so that equal ones have equal addresses.
    let name = namespace == rootNamespace ? names.number(of: localName, vocabulary) : XMLVocabulary.unlisted
    if depth == 1 || name == XMLVocabulary.unlisted {
      let shown = XMLEventSink.bytes(localName)
      events.append(
        .start, name: name, at: offset, text: .init(rebasing: shown[..<min(shown.count, Limits.xmlShownName)])
      )
    } else {
      events.append(.start, name: name, at: offset)
    }
  }

  func end(at offset: Int64) {
    if isDone { return }
    events.append(.end, at: offset)
    textBytes = 0
    depth -= 1
    if depth == 0 { rootEnd = offset }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int64) {
    if isDone { return }
    textBytes += bytes.count
    if textBytes > Limits.xmlTextBytes { return fail(.xmlLimitExceeded, at: elementStart, field: "text") }
    events.append(.text, at: offset, text: bytes)
  }

  /// Attributes come five pointers each: name, prefix, namespace, value, end of value.
  private func appendCurrency(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int, at offset: Int64
  ) {
    guard let attributes else { return }
    for index in 0..<count {
      guard let name = attributes[index * 5], attributes[index * 5 + 2] == nil,
        let value = attributes[index * 5 + 3], let end = attributes[index * 5 + 4],
        name[0] == UInt8(ascii: "C"), name[1] == UInt8(ascii: "c"), name[2] == UInt8(ascii: "y"), name[3] == 0
      else { continue }
      events.append(.currency, at: offset, text: .init(start: value, count: end - value))
    }
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return .init(start: nil, count: 0) }
    return .init(start: text, count: Int(xmlStrlen(text)))
  }
}
