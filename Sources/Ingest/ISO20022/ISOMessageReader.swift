import Core

/// Reads a file of ISO 20022 messages as a stream: one XML document or, as ZEDI sends them, several one
/// after another, each message with or without a business header before it.
///
/// A fault of the XML ends the file: what came before stays accepted, the rest is refused, and the file is
/// quarantined.
/// What a business header says of sender and receiver is never kept, since it may hold a password.
struct ISOMessageReader<Layout: ISOMessageLayout>: FormatReader {
  let format: SourceFormat?
  private let batchRows: Int
  private var stream: XMLDocumentStream
  private var walk = ISOElementWalk(paths: Layout.paths)
  private var layout: Layout
  private var scene: ISOScene
  private var nextEvent = 0
  private var end: ISOFileEnd?
  private var messageCount = 0
  private var hasHeader = false
  private var namespace = ""
  private var messageElement = XMLVocabulary.unlisted
  private var hasMessageElement = false

  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition {
    guard case .message(let format) = ISORecognition(opening), Layout.formats.contains(format) else {
      return .no
    }
    return .yes
  }

  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) {
    format = Layout.refusal(options) == nil ? ISORecognition(opening).format : nil
    batchRows = options.batchRows
    stream = XMLDocumentStream(vocabulary: Layout.paths.vocabulary)
    layout = Layout(options: options)
    scene = ISOScene(
      batch: TransactionBatch(), ledger: FileLedger(fileName: fileName), records: RecordBytes())
    if let refusal = Layout.refusal(options) { end = ISOFileEnd(XMLFault(refusal.code, at: 0), start: 0) }
  }

  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    // The scene borrows batch and ledger for the time of the call; nothing is copied.
    swap(&scene.batch, &batch)
    swap(&scene.ledger, &ledger)
    defer {
      swap(&scene.batch, &batch)
      swap(&scene.ledger, &ledger)
    }
    var start = 0
    while true {
      useEvents()
      if scene.batch.count >= batchRows { return start }
      if end == nil, let fault = stream.fault { fail(fault) }
      if end != nil {
        end?.reach(fileOffset + Int64(window.count))
        return window.count
      }
      let rest = window.extracting(start...)
      let parsedTo = stream.position
      let count = stream.advance(rest, at: fileOffset + Int64(start), isLast: isLast)
      scene.records.pass(
        rest.extracting(first: count), at: fileOffset + Int64(start), parsedTo: parsedTo)
      start += count
      if count > 0 || stream.fault != nil { continue }
      guard isLast else { return start }
      if start < window.count || stream.isInDocument {
        stream.finish(at: fileOffset + Int64(window.count))
        if nextEvent < stream.events.events.count || stream.fault != nil { continue }
      }
      scene.records.frame(to: fileOffset + Int64(window.count), &scene.ledger)
      return window.count
    }
  }

  mutating func finish(_ ledger: inout FileLedger) {
    if let end {
      end.close(&ledger, record: scene.records.recordNumber + 1)
    } else if messageCount == 0 {
      ledger.note(hasHeader ? .messageRequestOnly : .messageNotRead)
    }
  }

  /// Uses the events until the batch is full.
  private mutating func useEvents() {
    while end == nil && nextEvent < stream.events.events.count && scene.batch.count < batchRows {
      let event = stream.events.events[nextEvent]
      nextEvent += 1
      do throws(XMLFault) {
        try use(event)
      } catch {
        fail(error)
      }
    }
    if nextEvent >= stream.events.events.count || end != nil {
      stream.clearEvents()
      nextEvent = 0
    }
  }

  private mutating func use(_ event: XMLEvent) throws(XMLFault) {
    switch event.kind {
    case .namespace: namespace = stream.events.string(event)
    case .currency: walk.takeCurrency(event, stream.events)
    case .text: walk.takeText(event, stream.events)
    case .start:
      if walk.depth == 0 { try beginDocument(event) }
      if walk.depth == 1 { try beginMessage(event) }
      let field = try walk.start(event, stream.events)
      if field != 0 { layout.begin(field, at: event.offset, &scene) }
    case .end:
      let (field, isText) = walk.end()
      if isText {
        walk.give(field, to: &layout)
      } else if field != 0 {
        layout.end(field, at: event.offset, &scene)
      }
      if walk.depth == 0 { try endDocument(event) }
    }
  }

  private mutating func beginDocument(_ event: XMLEvent) throws(XMLFault) {
    hasMessageElement = false
    let root = stream.events.string(event)
    let name = ISOMessageName(namespace: namespace)
    if root == "AppHdr", let name, name.isBusinessHeader {
      hasHeader = true
      scene.message = nil
      return
    }
    guard root == "Document", let name, let found = name.format else {
      throw ISORecognition.fault(root: root, namespace: namespace, at: event.offset)
    }
    if found != format { throw XMLFault(.messagesMixed, at: event.offset, field: name.text) }
    scene.message = name
    messageCount += 1
    messageElement = Layout.paths.vocabulary.number(of: Layout.messageElement(found))
  }

  private mutating func beginMessage(_ event: XMLEvent) throws(XMLFault) {
    guard scene.message != nil else { return }
    if event.name != messageElement || hasMessageElement {
      throw XMLFault(.elementUnexpected, at: event.offset, field: "Document")
    }
    hasMessageElement = true
  }

  private mutating func endDocument(_ event: XMLEvent) throws(XMLFault) {
    guard scene.message != nil, let format else { return }
    if !hasMessageElement {
      throw XMLFault(.elementMissing, at: event.offset, field: Layout.messageElement(format))
    }
    layout.endDocument(&scene, at: event.offset)
  }

  /// Ends the file at a fault: what was not accounted for before it is refused in one piece.
  private mutating func fail(_ fault: XMLFault) {
    let open = scene.records.openRecord
    let start = open?.start ?? max(scene.records.accountedTo, fault.offset)
    scene.records.frame(to: start, &scene.ledger)
    end = ISOFileEnd(fault, start: start, head: open?.head ?? [])
  }
}
