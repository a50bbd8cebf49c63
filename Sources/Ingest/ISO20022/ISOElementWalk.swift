/// Where in a message's elements the reader stands, and the text that it has gathered there.
struct ISOElementWalk: Sendable {
  private let paths: ElementPaths
  private var nodes: [ElementPaths.Node] = []
  /// Whether no element has begun or ended since the last start tag.
  private var isLeaf = false
  private var nextCurrency: [UInt8] = []
  /// The text of the element that ended last, without white space around it.
  private var text: [UInt8] = []
  /// The currency that the element that began last gives, or nothing.
  private var currency: [UInt8] = []

  init(paths: ElementPaths) {
    self.paths = paths
  }

  var depth: Int { nodes.count }

  /// Goes down into an element; gives the field of a part, 0 for everything else.
  mutating func start(_ event: XMLEvent, _ list: XMLEventList) throws(XMLFault) -> UInt8 {
    let parent = nodes.last ?? ElementPaths.top
    let node = paths.child(of: parent, event.name)
    if node == ElementPaths.outside && paths.isClosed(parent) {
      throw XMLFault(.elementUnexpected, at: event.offset, field: list.string(event))
    }
    nodes.append(node)
    isLeaf = true
    text.removeAll(keepingCapacity: true)
    currency.removeAll(keepingCapacity: true)
    swap(&currency, &nextCurrency)
    return paths.isText(node) ? 0 : paths.field(node)
  }

  mutating func takeCurrency(_ event: XMLEvent, _ list: XMLEventList) {
    nextCurrency.removeAll(keepingCapacity: true)
    nextCurrency.append(contentsOf: list.texts[event.text])
  }

  mutating func takeText(_ event: XMLEvent, _ list: XMLEventList) {
    guard isLeaf, let node = nodes.last, paths.isText(node) else { return }
    text.append(contentsOf: list.texts[event.text])
  }

  /// Goes up out of an element; gives its field, and whether `text` is its text.
  mutating func end() -> (field: UInt8, isText: Bool) {
    let node = nodes.popLast() ?? ElementPaths.outside
    let isText = paths.isText(node)
    defer { isLeaf = false }
    if isText && isLeaf {
      trim()
      return (paths.field(node), true)
    }
    return (isText ? 0 : paths.field(node), false)
  }

  /// Gives a layout the text of the element that ended last, unless it is empty.
  func give(_ field: UInt8, to layout: inout some ISOMessageLayout) {
    if !text.isEmpty { layout.take(field, text.span, currency: currency.span) }
  }

  private mutating func trim() {
    while let last = text.last, last.isXMLBlank { text.removeLast() }
    let blanks = text.prefix { $0.isXMLBlank }.count
    if blanks > 0 { text.removeSubrange(0..<blanks) }
  }
}
