/// What a check of a whole database found.
public struct DatabaseVerification: Hashable, Sendable {
  /// Where the records or the yen of all files went.
  ///
  /// `incoming` is the sum of the others. A file whose content was stored before leaves no row, so that duplicates count nowhere.
  public struct Flow: Hashable, Sendable {
    /// What all stored files held.
    public var incoming: Int64 = 0
    /// What was given a score.
    public var scored: Int64 = 0
    /// What was accepted and given no score: the learning period, and files stored before scores were counted.
    public var unscored: Int64 = 0
    /// What was readable in files that were refused whole.
    public var quarantined: Int64 = 0
    /// What was refused by itself; yen only where the amount could be read.
    public var rejected: Int64 = 0

    /// Whether everything that came in went somewhere.
    public var addsUp: Bool { incoming == scored + unscored + quarantined + rejected }
  }

  /// The version of the schema.
  public let schemaVersion: Int
  /// The number of stored files.
  public var files: Int64 = 0
  /// Where the records went.
  public var records = Flow()
  /// Where the yen went.
  public var yen = Flow()
  /// The number of entries of the audit, nil for an earlier schema, whose audit is not checked.
  public var auditEntries: Int64?
  /// The number of views that can be read.
  public var views = 0
  /// The faults, in the order of the checks, at most a hundred of a kind.
  public var faults: [DatabaseFault] = []

  init(schemaVersion: Int) { self.schemaVersion = schemaVersion }

  /// Whether nothing is wrong.
  public var isSound: Bool { faults.isEmpty }
}
