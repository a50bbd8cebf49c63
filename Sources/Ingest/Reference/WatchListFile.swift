import Core

/// What a watch list's file holds, read whole.
///
/// - Input: CSV, compressed or not, in any encoding that is detected, with a header row that names at least one of `name`, `name_kana` and
///   `account`, and may name `listed_on` (`2026-10-03`), `source_id` and `note`; other columns are not kept.
/// - Shape: the entries in file order; rows that say the same again are left out.
/// - Missing: an entry without a day of listing counts for every day; a notice says how many there are.
/// - Errors: rows that identify nobody are `rejects`; a file that cannot be used is `verdict`, with the list
///   as far as it was read.
/// - Cost: memory grows with the number of entries.
public typealias WatchListFile = ReferenceFile<WatchList>

extension ReferenceFile where Table == WatchList {
  /// What a list is, beside what its file holds.
  public struct Description: Hashable, Sendable {
    /// The name by which the pipeline calls the list.
    public var id: String
    /// What standing on it means.
    public var kind: WatchList.Kind
    /// The day on which it was true.
    public var asOf: BankDay
    /// The file's own column names; nil for any of the canonical ones.
    public var columns: WatchListColumns?
    /// How the bytes stand for text.
    public var encoding: CSVMapping.Encoding

    /// Describes a list.
    public init(
      id: String, kind: WatchList.Kind, asOf: BankDay, columns: WatchListColumns? = nil,
      encoding: CSVMapping.Encoding = .detect
    ) {
      self.id = id
      self.kind = kind
      self.asOf = asOf
      self.columns = columns
      self.encoding = encoding
    }
  }

  /// Reads a watch list.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - name: the file's name for findings, without the folders of this machine.
  ///   - description: what the list is.
  ///   - rejectLimit: the most rows that may be refused before the file is quarantined.
  /// - Returns: the list and what was found about it.
  /// - Throws: an `IngestError` when the file cannot be opened or read, or changes while it is read.
  public static func read(
    path: String, name: String, description: Description, rejectLimit: Int = Limits.rejectsPerFile
  ) throws(IngestError) -> WatchListFile {
    var list = WatchList(id: description.id, kind: description.kind, asOf: description.asOf)
    var reading = try ReferenceReading(
      path: path, name: name, encoding: description.encoding, rejectLimit: rejectLimit, into: &list
    ) { WatchListRows(columns: description.columns, encoding: $0) }
    let isReadable = reading.ledger.verdict.isAccepted
    if isReadable && reading.rows.namesNobody {
      reading.note(.watchListWithoutNames)
    } else if isReadable && list.count == 0 {
      reading.note(.watchListEmpty)
    }
    reading.note(.watchEntriesRepeated, count: reading.rows.repeatedCount)
    reading.note(.watchEntriesListedLater, count: reading.rows.listedLaterCount)
    reading.note(.watchEntriesUndated, count: list.listedOn.count { $0 == nil })
    return WatchListFile(list, &reading)
  }
}
