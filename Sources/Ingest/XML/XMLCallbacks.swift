import CLibXML

// The functions that libxml2 calls. Each finds its sink in the pointer that the parser was made with: safe,
// since the sink is alive as long as its parser, and libxml2 calls only while that parser is being fed.

private func sink(_ user: UnsafeMutableRawPointer?) -> XMLEventSink? {
  user.map { Unmanaged<XMLEventSink>.fromOpaque($0).takeUnretainedValue() }
}

extension XMLPushParser {
  static let startElement: startElementNsSAX2Func = {
    user, localName, _, namespace, _, _, attributeCount, _, attributes in
    guard let sink = sink(user), let localName else { return }
    sink.start(
      localName, namespace: namespace, at: sink.tagStart, attributes: attributes,
      attributeCount: Int(attributeCount))
  }

  static let endElement: endElementNsSAX2Func = { user, _, _, _ in
    guard let sink = sink(user) else { return }
    sink.end(at: sink.position)
  }

  static let characters: charactersSAXFunc = { user, text, count in
    guard let sink = sink(user) else { return }
    sink.text(UnsafeBufferPointer(start: text, count: Int(count)), at: sink.position)
  }

  static let documentType: internalSubsetSAXFunc = { user, _, _, _ in
    guard let sink = sink(user) else { return }
    sink.fail(.xmlDocumentType, at: sink.position)
  }

  static let structuredError: xmlStructuredErrorFunc = { user, error in
    guard let sink = sink(user), let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else {
      return
    }
    // libxml2's message may quote the file, so that only its number is looked at.
    let isEncoding = error.pointee.code == Int32(XML_ERR_INVALID_ENCODING.rawValue)
    let isLimit =
      [XML_ERR_NAME_TOO_LONG, XML_ERR_INTERNAL_ERROR, XML_ERR_NO_MEMORY]
      .contains { error.pointee.code == Int32($0.rawValue) }
    let code: IngestCode = isEncoding ? .xmlTextNotUTF8 : isLimit ? .xmlLimitExceeded : .xmlNotWellFormed
    sink.fail(code, at: sink.position)
  }
}
