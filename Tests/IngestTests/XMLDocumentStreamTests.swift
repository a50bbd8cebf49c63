import Core
import Testing

@testable import Ingest

@Suite struct XMLDocumentStreamTests {
  /// An event with its text; pieces of one text are put together.
  struct Seen: Equatable {
    var kind: XMLEvent.Kind
    var name: UInt16
    var offset: Int64
    var text: String
  }

  private static let vocabulary: XMLVocabulary = {
    var vocabulary = XMLVocabulary()
    for name in ["Document", "a", "b", "c", "d"] { _ = vocabulary.number(adding: name) }
    return vocabulary
  }()

  /// Reads bytes in windows of a size, as a file would be.
  static func seen(_ bytes: [UInt8], windowBytes: Int) -> (events: [Seen], fault: XMLFault?) {
    var stream = XMLDocumentStream(vocabulary: vocabulary)
    var seen: [Seen] = []
    var (start, end) = (0, min(windowBytes, bytes.count))
    while true {
      let window = bytes.span.extracting(start..<end)
      let count = stream.advance(window, at: Int64(start), isLast: end == bytes.count)
      if count == 0 && end == bytes.count { stream.finish(at: Int64(end)) }
      append(stream.events, to: &seen)
      stream.clearEvents()
      start += count
      if stream.fault != nil || (count == 0 && end == bytes.count) { return (seen, stream.fault) }
      end = min(bytes.count, count == 0 ? end + windowBytes : max(end, start + windowBytes))
    }
  }

  private static func append(_ list: XMLEventList, to seen: inout [Seen]) {
    for event in list.events {
      let text = list.string(event)
      if event.kind == .text, let last = seen.last, last.kind == .text {
        seen[seen.count - 1].text += text
      } else {
        // Where a text begins depends on its pieces; nothing uses it.
        let offset = event.kind == .text ? 0 : event.offset
        seen.append(Seen(kind: event.kind, name: event.name, offset: offset, text: text))
      }
    }
  }

  static let long = String(repeating: "長い文章、", count: 400)

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a><b Ccy=\"JPY\" x='a>b'>1</b><c/><d\n/></a>\r\n",
    "<a>\r\n<b>x&amp;y&#x3042;</b><!-- > <b> --><?p <c>?><c><![CDATA[<d> & ]]>]]&gt;</c></a >",
    "\u{FEFF}<?xml version='1.0'?><!-- before --><a><b>\(long)</b><c>\(long)&lt;\(long)</c></a><!-- after -->",
    "<?xml version='1.0'?><a/>\n<?xml version='1.0'?><Document><a><b/></a></Document>  <?pi?> <?xml version='1.0'?><b>t</b>",
    "<n:a xmlns:n='urn:x' xmlns='urn:y'><n:b>1</n:b><b>2</b><c xmlns='urn:x' Ccy=\"&quot;\">3</c></n:a>",
  ])
  func doesNotDependOnWindows(text: String) {
    let bytes = Array(text.utf8)
    let whole = Self.seen(bytes, windowBytes: bytes.count)
    #expect(whole.fault == nil && whole.events.count > 1)
    for windowBytes in Array(1...40) + [299, 300, 301, 4_095, 4_096, 4_097] {
      let cut = Self.seen(bytes, windowBytes: windowBytes)
      #expect(cut.events == whole.events && cut.fault == nil, "\(windowBytes)")
    }
  }

  @Test func givesTheExactPlacesOfTags() {
    let text = "<?xml version='1.0'?>\n<a>\n <b Ccy='JPY' t='>'>日本&lt;<c/></b >\n</a>"
    let bytes = Array(text.utf8)
    for windowBytes in 1...bytes.count {
      let events = Self.seen(bytes, windowBytes: windowBytes).events
      let starts = events.filter { $0.kind == .start }.map { Int($0.offset) }
      #expect(starts.map { bytes[$0] } == Array(repeating: UInt8(ascii: "<"), count: 3), "\(windowBytes)")
      #expect(starts.map { bytes[$0 + 1] } == Array("abc".utf8), "\(windowBytes)")
      let ends = events.filter { $0.kind == .end }.map { Int($0.offset) }
      #expect(ends.map { bytes[$0 - 1] } == Array(repeating: UInt8(ascii: ">"), count: 3), "\(windowBytes)")
      #expect(ends.map { String(decoding: bytes[($0 - 3)..<$0], as: UTF8.self) } == ["c/>", "b >", "/a>"])
    }
  }

  @Test(arguments: [
    ("<a><b></a></b>", "ING-160"), ("<a>", "ING-165"), ("<a></a>x", "ING-160"), ("<a/><b/>", "ING-160"),
    ("<a>&nosuch;</a>", "ING-160"), ("<a b=<>", "ING-160"), ("<a>\u{1}</a>", "ING-160"),
    ("<p:a/>", "ING-160"),
    ("<a x='1' x='2'/>", "ING-160"), ("<a>]]></a>", "ING-160"), ("<", "ING-165"), ("<a", "ING-165"),
    ("<?xml version='1.0'?>", "ING-165"), ("<!DOCTYPE a><a/>", "ING-161"), ("<a/><!-- x", "ING-160"),
    ("<?xml version='1.0' encoding='Shift_JIS'?><a/>", "ING-163"),
    ("<!DOCTYPE a SYSTEM 'x.dtd'><a/>", "ING-161"),
    ("<?xml version='1.0' encoding='EUC-JP'?><a/>", "ING-163"),
    ("<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>", "ING-161"),
  ])
  func findsTheSameFaultInEveryWindow(text: String, code: String) {
    let bytes = Array(text.utf8)
    let whole = Self.seen(bytes, windowBytes: bytes.count)
    #expect(whole.fault?.code.literal == code)
    for windowBytes in 1...bytes.count {
      let cut = Self.seen(bytes, windowBytes: windowBytes)
      #expect(cut.fault?.code == whole.fault?.code, "\(windowBytes)")
      #expect(cut.fault?.offset == whole.fault?.offset, "\(windowBytes)")
      #expect(cut.events == whole.events, "\(windowBytes)")
    }
  }

  @Test func findsBytesThatAreNotUTF8() {
    let text: [UInt8] = Array("<a>".utf8) + [0x83, 0x65] + Array("</a>".utf8)
    for windowBytes in 1...text.count {
      #expect(Self.seen(text, windowBytes: windowBytes).fault?.code.literal == "ING-164", "\(windowBytes)")
    }
  }
}
