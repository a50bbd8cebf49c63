import Core
import JapaneseText

/// What a format says of the first bytes of a file.
enum Recognition: Sendable {
  /// The content is not of this format.
  case no
  /// The content is of this format.
  case yes
  /// The content is of this format's family and cannot be read; the refusal says why.
  case refused(Refusal)
}

/// The contract of every format.
///
/// A reader is pure: it is given windows of the file in order and never touches the file.
/// It accounts for every byte it consumes: accepted, rejected or framing.
protocol FormatReader: Sendable {
  /// The format that is read; nil when the file is refused unread.
  var format: SourceFormat? { get }

  /// Whether files of this format are text whose encoding is found or named; others have one of their own.
  static var isText: Bool { get }

  /// How the encoding of the file was found; nil when it was named or the format has one of its own.
  var encodingDetection: EncodingDetection? { get }

  /// Whether a file's opening bytes are of this format.
  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition

  /// Makes a reader for the file that begins with these bytes.
  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) throws(IngestError)

  /// Reads whole records from the front of a window until it or the batch is used up.
  ///
  /// `fileOffset` is the place of the window's first byte; `isLast` says that the file ends where the
  /// window ends. Returns the bytes consumed. When that is 0 and the batch has room, the next window is
  /// longer; when `isLast` and the batch has room, everything is consumed.
  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int

  /// Checks what can be checked only at the end of the file.
  mutating func finish(_ ledger: inout FileLedger)
}

extension FormatReader {
  static var isText: Bool { false }

  var encodingDetection: EncodingDetection? { nil }
}
