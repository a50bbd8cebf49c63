import Core

/// An XML file that is no message that is read: it is refused whole, by name, without keeping its bytes.
struct RefusedMessageFile: FormatReader {
  private var end: ISOFileEnd

  var format: SourceFormat? { nil }

  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition {
    if case .refused = ISORecognition(opening) { return .yes }
    return .no
  }

  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) {
    var fault = XMLFault(.messageNotRead, at: 0)
    if case .refused(let found) = ISORecognition(opening) { fault = found }
    end = ISOFileEnd(fault, start: 0)
  }

  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    end.reach(fileOffset + Int64(window.count))
    return window.count
  }

  mutating func finish(_ ledger: inout FileLedger) {
    end.close(&ledger, record: 1)
  }
}
