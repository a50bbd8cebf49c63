/// Walks through the records of a Zengin file up to one of them, and remembers the header of the set it lies in.
struct ZenginSets {
  private let framing: ZenginFraming
  private var header: [UInt8] = []
  /// The records behind the header, each with its terminator.
  private var rows: [UInt8] = []

  init(_ framing: ZenginFraming) {
    self.framing = framing
  }

  static func recordBytes(_ format: SourceFormat) -> Int {
    format == .zenginStatement || format == .zenginDepositNotice ? 200 : 120
  }

  /// What stands before the record: the header of its set, and in a statement the rows behind it.
  func head(isStatement: Bool) -> [UInt8] { isStatement ? header + rows : header }

  /// Reads the content up to a place at which a record begins.
  mutating func read(_ content: inout FileContent, until end: Int64) throws(IngestError) {
    var window: [UInt8] = []
    var place: Int64 = 0
    while place < end {
      let wanted = Int(min(1 << 18, end - content.offset))
      let kept = window.count
      window += [UInt8](repeating: 0, count: wanted)
      let count = try content.read(into: &window, from: kept)
      window.removeLast(wanted - count)
      let isLast = content.offset >= end || count < wanted
      let used = take(window, isLast: isLast)
      place += Int64(used)
      window.removeFirst(used)
      if isLast { break }
    }
  }

  private mutating func take(_ window: [UInt8], isLast: Bool) -> Int {
    var start = 0
    let header: UInt8 = framing.code == .jis ? 0x31 : 0xF1
    while start < window.count {
      switch framing.step(window.span, from: start, isLast: isLast) {
      case .needsMore: return start
      case .filler(let bytes, _):
        if bytes == 0 { return start }
        start += bytes
      case .record(let bytes, let terminatorBytes, _):
        let next = start + bytes + terminatorBytes
        if window[start] == header {
          self.header = Array(window[start..<next])
          rows = []
        } else {
          rows += window[start..<next]
        }
        start = next
      }
    }
    return start
  }
}
