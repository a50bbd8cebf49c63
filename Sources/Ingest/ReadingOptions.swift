import Core

/// How a transaction file is to be read.
public struct ReadingOptions: Sendable {
  /// The business day of the run; dates without a full year are resolved by it.
  public var referenceDay: BankDay
  /// How the columns of a CSV file are named.
  public var csv: CSVMapping
  /// The columns that the pipeline declares beside the fields that every transaction has.
  public var extraColumns: [ExtraColumnSpec]
  /// The bank that reads: its BICs (8 or 11 characters) and clearing member identifiers.
  ///
  /// Messages between banks (pacs.008) are read from its side, and refused when the list is empty.
  public var ownAgents: [String]
  /// What is done with bytes that stand for no character.
  public var badBytes: BadBytes = .rejectRecord
  /// The most records that may be refused before the whole file is quarantined, at most
  /// `Limits.rejectsPerFile`.
  public var rejectLimit: Int
  /// The size of the reading buffer in bytes; it changes speed and nothing else.
  public var bufferBytes: Int
  /// The most transactions in one batch, at most `Limits.batchRows`.
  public var batchRows: Int

  /// Makes reading options.
  ///
  /// A reject limit outside 0...`Limits.rejectsPerFile`, a buffer under 16 bytes and a batch outside
  /// 1...`Limits.batchRows` stop the program.
  public init(
    referenceDay: BankDay, csv: CSVMapping = .canonical, extraColumns: [ExtraColumnSpec] = [],
    ownAgents: [String] = [], rejectLimit: Int = Limits.rejectsPerFile,
    bufferBytes: Int = 1 << 18, batchRows: Int = Limits.batchRows
  ) {
    precondition(
      (0...Limits.rejectsPerFile).contains(rejectLimit), "The reject limit is 0 to Limits.rejectsPerFile.")
    precondition(bufferBytes >= 16, "The reading buffer holds at least 16 bytes.")
    precondition((1...Limits.batchRows).contains(batchRows), "A batch has 1 to Limits.batchRows rows.")
    self.referenceDay = referenceDay
    self.csv = csv
    self.extraColumns = extraColumns
    self.ownAgents = ownAgents
    self.rejectLimit = rejectLimit
    self.bufferBytes = bufferBytes
    self.batchRows = batchRows
  }
}
