import CLibXML
import Core

/// libxml2's push parser on one XML document in UTF-8.
///
/// It never loads anything: no network, no files, no document type, no entities beyond XML's own five.
///
/// Sendable: the pointer and the sink are reached only through `feed`, `finish` and `deinit`. Whoever holds
/// the parser calls them through `inout` and makes sure that it holds the only reference, as
/// `XMLDocumentStream` does before every call; so no two threads can be inside at once.
final class XMLPushParser: @unchecked Sendable {
  private let sink: XMLEventSink
  private let context: xmlParserCtxtPtr

  init?(vocabulary: XMLVocabulary, documentStart: Int64) {
    XMLPushParser.initialised
    sink = XMLEventSink(vocabulary: vocabulary, documentStart: documentStart)
    var handler = XMLPushParser.handler
    // The sink lives as long as this parser, which frees the context before it goes.
    let user = Unmanaged.passUnretained(sink).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else { return nil }
    self.context = context
    // Neither HUGE, which lifts libxml2's own limits, nor NOENT, which would expand entities.
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    sink.context = context
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Parses the next bytes of the document and adds what they hold to `events`.
  func feed(_ bytes: Span<UInt8>, into events: inout XMLEventList) -> XMLProgress {
    // Safe: libxml2 copies the bytes before the closure ends.
    bytes.withUnsafeBytes { raw in
      let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      return parse(start, Int32(raw.count), isLast: false, into: &events)
    }
  }

  /// Says that the document has no more bytes.
  func finish(into events: inout XMLEventList) -> XMLProgress {
    parse(nil, 0, isLast: true, into: &events)
  }

  private func parse(
    _ bytes: UnsafePointer<CChar>?, _ count: Int32, isLast: Bool, into events: inout XMLEventList
  ) -> XMLProgress {
    swap(&events, &sink.events)
    let status = xmlParseChunk(context, bytes, count, isLast ? 1 : 0)
    swap(&events, &sink.events)
    let position = sink.position
    // A status without a callback that told of it is still a fault.
    if status != 0 { sink.fail(.xmlNotWellFormed, at: position) }
    return XMLProgress(position: position, rootEnd: sink.rootEnd, fault: sink.fault)
  }

  /// libxml2 wants to be set up once before it is used by several threads.
  private static let initialised: Void = xmlInitParser()

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = startElement
    handler.endElementNs = endElement
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.internalSubset = documentType
    handler.serror = structuredError
    return handler
  }
}

/// How far a parser has come.
struct XMLProgress: Sendable {
  /// The place in the file up to which everything is parsed.
  let position: Int64
  /// The place behind the root's end tag, when it was reached.
  let rootEnd: Int64?
  let fault: XMLFault?
}
