import Core

/// The years of birth of a bank's customers, by account.
///
/// No night reads them: they serve only to see whether alerts fall evenly on young and old.
/// - Missing: an account without a year is not in it.
public struct BirthYears: Sendable {
  private var accounts = SymbolTable()
  private var years: [Int32] = []

  /// Makes an empty table.
  public init() {}

  /// The year of an account's holder, or nil.
  public func year(of account: Span<UInt8>) -> Int32? {
    accounts.symbol(of: account).map { years[Int($0)] }
  }

  /// Adds an account that is not there yet.
  mutating func add(_ account: Span<UInt8>, year: Int32) {
    let symbol = Int(accounts.intern(account))
    if symbol == years.count { years.append(year) }
  }
}

extension ReferenceFile where Table == BirthYears {
  /// Reads the columns `account` and `birth_year` of a customer file; a row without a year is left out.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - name: the file's name for findings.
  /// - Returns: the years; a file without such a column is refused by its verdict.
  /// - Throws: an `IngestError` when the file cannot be opened or read, or changes while it is read.
  public static func readBirthYears(path: String, name: String) throws(IngestError) -> ReferenceFile<
    BirthYears
  > {
    var table = BirthYears()
    var reading = try ReferenceReading(
      path: path, name: name, encoding: .detect, rejectLimit: Limits.rejectsPerFile, into: &table
    ) { BirthYearRows(encoding: $0) }
    return ReferenceFile<BirthYears>(table, &reading)
  }
}
