import Core

/// Cuts one record out of a file of ISO 20022 messages: the elements around it stay, their other records go.
struct MessageFragment {
  /// An element that has begun and not ended.
  private struct Open {
    var name: UInt16
    var start: Int64
    /// Where its elements that ended lie, by name.
    var ended: [UInt16: [Range<Int64>]] = [:]
  }

  /// The elements of which files have many and a record lies in one each; other elements stay as they are.
  private static let vocabulary: XMLVocabulary = {
    var vocabulary = XMLVocabulary()
    for name in [
      "AppHdr", "Document", "Rpt", "Stmt", "Ntfctn", "Ntry", "NtryDtls", "TxDtls", "PmtInf", "CdtTrfTxInf",
    ] {
      _ = vocabulary.number(adding: name)
    }
    return vocabulary
  }()

  private var open = [Open(name: XMLVocabulary.unlisted, start: 0)]

  static func cut(_ source: SourceReference, _ content: inout FileContent, _ format: SourceFormat?)
    throws(IngestError) -> SourceFragment
  {
    let bytes = try all(&content)
    var walk = MessageFragment()
    let end = source.byteOffset + Int64(source.byteLength)
    guard walk.read(bytes, until: source.byteOffset), end <= Int64(bytes.count) else {
      throw .recordOutsideFile(file: content.file.name, byteOffset: source.byteOffset)
    }
    // A part of an entry is read with its whole entry, whose amount is the sum of its parts.
    let entry = vocabulary.number(of: "Ntry")
    let depth = walk.open.firstIndex(where: { $0.name == entry }) ?? (walk.open.count - 1)
    let start = walk.open[depth].start
    let length =
      start == source.byteOffset ? Int64(source.byteLength) : walk.length(bytes, from: start) ?? 0
    var fragment = SourceFragment(
      head: walk.head(bytes, depth), record: Array(bytes[Int(start)..<Int(start + length)]),
      offset: source.byteOffset - start)
    fragment.tail = walk.tail(bytes, start)
    return fragment
  }

  private static func all(_ content: inout FileContent) throws(IngestError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let kept = bytes.count
      bytes += [UInt8](repeating: 0, count: 1 << 20)
      let count = try content.read(into: &bytes, from: kept)
      bytes.removeLast((1 << 20) - count)
      if count < 1 << 20 { return bytes }
    }
  }

  /// Goes to the element that begins at a place; false when none does.
  private mutating func read(_ bytes: [UInt8], until place: Int64) -> Bool {
    var stream = XMLDocumentStream(vocabulary: Self.vocabulary)
    var start = 0
    while true {
      for event in stream.events.events where use(event, until: place) { return true }
      stream.clearEvents()
      if stream.fault != nil { return false }
      let count = stream.advance(bytes.span.extracting(start...), at: Int64(start), isLast: true)
      start += count
      if count == 0 && stream.events.events.isEmpty { return false }
    }
  }

  private mutating func use(_ event: XMLEvent, until place: Int64) -> Bool {
    switch event.kind {
    case .start:
      open.append(Open(name: event.name, start: event.offset))
      return event.offset == place
    case .end:
      guard open.count > 1 else { return false }
      let element = open.removeLast()
      if element.name != XMLVocabulary.unlisted || open.count == 1 {
        open[open.count - 1].ended[element.name, default: []].append(element.start..<event.offset)
      }
    case .namespace, .currency, .text: break
    }
    return false
  }

  /// The length of the element that begins at a place.
  private func length(_ bytes: [UInt8], from place: Int64) -> Int64? {
    var stream = XMLDocumentStream(vocabulary: Self.vocabulary)
    var (start, depth, isInside) = (0, 0, false)
    while stream.fault == nil {
      for event in stream.events.events {
        if event.kind == .start && (isInside || event.offset == place) {
          isInside = true
          depth += 1
        } else if event.kind == .end && isInside {
          depth -= 1
          if depth == 0 { return event.offset - place }
        }
      }
      stream.clearEvents()
      let count = stream.advance(bytes.span.extracting(start...), at: Int64(start), isLast: true)
      start += count
      if count == 0 && stream.events.events.isEmpty { return nil }
    }
    return nil
  }

  /// Everything before the element at a depth, without earlier documents and without earlier elements of the names on its way.
  private func head(_ bytes: [UInt8], _ depth: Int) -> [UInt8] {
    // Earlier documents of the file go whole, and with them what business headers say of sender and receiver.
    let documents = open[0].ended.values.joined()
    var place = documents.map(\.upperBound).max() ?? 0
    var left: [Range<Int64>] = []
    for level in 1..<depth {
      let ended: [Range<Int64>] = open[level].ended[open[level + 1].name] ?? []
      left += ended
      // What business headers say of sender and receiver is of no use to a record.
      left += open[level].ended[Self.vocabulary.number(of: "AppHdr")] ?? []
    }
    var head: [UInt8] = []
    for range in left.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      head += bytes[Int(place)..<Int(range.lowerBound)]
      place = range.upperBound
    }
    return head + bytes[Int(place)..<Int(open[depth].start)]
  }

  /// The end tags of the elements around the one that begins at a place.
  private func tail(_ bytes: [UInt8], _ place: Int64) -> [UInt8] {
    open.dropFirst().filter { $0.start < place }.reversed().flatMap { element in
      let name = bytes[Int(element.start + 1)...].prefix {
        ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "/")].contains($0)
      }
      return Array("</".utf8) + name + [UInt8(ascii: ">")]
    }
  }
}
