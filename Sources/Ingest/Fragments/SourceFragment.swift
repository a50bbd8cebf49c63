import Core

/// A record of a file with just enough of the file around it to be read again by itself.
///
/// Of other records nothing is taken, but where a record cannot be understood without them: in statements of the Bankers Association the
/// rows before it in its own set, from which balances follow, and the other parts of one entry of an ISO 20022 message.
public struct SourceFragment: Sendable {
  /// What stands before the record: header records, the row of names, the elements in which it lies.
  public var head: [UInt8]
  /// The bytes of the record itself, or of the entry of which it is a part.
  public var record: [UInt8]
  /// What must follow for the text to be whole; made, not taken from the file.
  public var tail: [UInt8]
  /// The place of the record in `record`; not zero where it is a part of an entry.
  public var offset: Int64

  /// Makes a fragment of a record alone.
  public init(head: [UInt8] = [], record: [UInt8], tail: [UInt8] = [], offset: Int64 = 0) {
    self.head = head
    self.record = record
    self.tail = tail
    self.offset = offset
  }

  /// The bytes that are read in the place of a file.
  public var bytes: [UInt8] { head + record + tail }

  /// Reads the record again into a batch of one row; false when its bytes are not read as one.
  ///
  /// - Input: the options of the night; a text's encoding is named in them, since so few bytes need not show it.
  public func read(name: String, length: Int, options: ReadingOptions, into batch: inout TransactionBatch)
    throws(IngestError) -> Bool
  {
    let file = try TransactionFile(bytes: bytes, name: name, options: options)
    var found = TransactionBatch()
    let place = Int64(head.count) + offset
    while try file.read(into: &found) {
      for row in 0..<found.count
      where found.byteOffset[row] == place && Int(found.byteLength[row]) == length {
        batch = TransactionBatch(extraColumns: options.extraColumns)
        batch.appendRow(row, of: found)
        return true
      }
    }
    return false
  }

  /// Cuts a record out of a file.
  ///
  /// - Parameters:
  ///   - source: the place of the record in the file's content.
  ///   - path: the path of the file, compressed or not.
  ///   - options: how the file was read.
  /// - Returns: the record with what belongs to it.
  /// - Throws: an `IngestError` when the file cannot be read, or has no such record.
  public static func cut(_ source: SourceReference, path: String, options: ReadingOptions) throws(IngestError)
    -> SourceFragment
  {
    let name = SourceRecord.lastComponent(of: path)
    let record = try SourceRecord.bytes(
      path: path, offset: source.byteOffset, length: Int(source.byteLength))
    var content = try FileContent.of(RegularFile(path: path, name: name))
    let (opening, _) = try content.opening()
    let format = try FormatChoice.reader(for: opening, options: options, fileName: name).format
    switch format {
    case .zenginTransfer, .zenginSalary, .zenginDirectDebit, .zenginDepositNotice, .zenginStatement:
      let code = ZenginCode(firstByte: opening.bytes.first ?? 0)
      guard let code, let format else { throw .recordOutsideFile(file: name, byteOffset: source.byteOffset) }
      let framing = ZenginFraming(
        opening.bytes[...], code: code, recordBytes: ZenginSets.recordBytes(format))
      var sets = ZenginSets(framing)
      try sets.read(&content, until: source.byteOffset)
      return SourceFragment(head: sets.head(isStatement: format == .zenginStatement), record: record)
    case .paymentInitiation, .customerCreditTransfer, .accountReport, .accountStatement,
      .debitCreditNotification:
      return try MessageFragment.cut(source, &content, format)
    case .csv, .jsonLines, nil:
      let end = try firstRecordOffset(path: path, name: name, options: options)
      let head = try SourceRecord.bytes(
        path: path, offset: 0, length: Int(min(end, source.byteOffset)))
      return SourceFragment(head: head, record: record)
    }
  }

  /// Where the first record of a table begins, behind its row of names.
  private static func firstRecordOffset(path: String, name: String, options: ReadingOptions)
    throws(IngestError) -> Int64
  {
    var options = options
    options.batchRows = 1
    let file = try TransactionFile(path: path, name: name, options: options)
    var batch = TransactionBatch()
    let hasRow = try file.read(into: &batch)
    let refused = file.takeRejects().map(\.byteOffset).min() ?? Int64.max
    let first = min(hasRow ? batch.byteOffset[0] : Int64.max, refused)
    return first == Int64.max ? 0 : first
  }
}
