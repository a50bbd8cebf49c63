import Core
import Cryptography

/// The totals that a sender declares beside a file, in a file of its own: `NAME.totals.csv` beside `NAME`.
///
/// - Input: a header row and one row, in UTF-8, with any of the columns `records`, `amount_yen_in` and
///   `amount_yen_out`; an empty value declares nothing.
/// - Unit: records and whole yen; all records of the file count, cancelled and refused ones too.
/// - Errors: a side file that cannot be understood is refused as a value, with its finding.
public struct SideTotals: Hashable, Sendable {
  /// What a side file's name adds to that of its file.
  public static let ending = ".totals.csv"
  /// The longest side file in bytes.
  static let maximumBytes: Int64 = 1 << 16

  /// What reading a side file gives.
  public enum Reading: Hashable, Sendable {
    /// The totals.
    case declared(SideTotals)
    /// The side file cannot be used; the finding says why.
    case refused(Finding)
  }

  /// The side file's name.
  public let name: String
  /// The number of records that are declared.
  public internal(set) var records: Int64?
  /// The yen of incoming records that are declared.
  public internal(set) var yenIn: Int64?
  /// The yen of outgoing records that are declared.
  public internal(set) var yenOut: Int64?
  /// The SHA-256 of the side file.
  public let digest: SHA256Digest

  /// Reads a side file.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - name: its name for findings, without the folders of this machine.
  /// - Returns: the totals, or why they cannot be used.
  /// - Throws: an `IngestError` when the file cannot be opened or read, or changes while it is read.
  public static func read(path: String, name: String) throws(IngestError) -> Reading {
    let file = try RegularFile(path: path, name: name)
    guard file.lengthBytes <= maximumBytes else {
      return .refused(IngestCode.sideTotalsUnreadable.finding(at: Finding.Place(file: name)))
    }
    var bytes = [UInt8](repeating: 0, count: Int(file.lengthBytes))
    guard try file.read(at: 0, into: &bytes, from: 0) == bytes.count else { throw .changed(file: name) }
    try file.requireUnchanged()
    return parse(bytes, name: name)
  }

  /// The finding for a file whose pipeline requires totals and that came without them.
  public static func missing(for name: String) -> Finding {
    IngestCode.sideTotalsMissing.finding(at: Finding.Place(file: name + ending))
  }

  private static func parse(_ bytes: [UInt8], name: String) -> Reading {
    func refused(line: Int64?, field: String? = nil) -> Reading {
      .refused(
        IngestCode.sideTotalsUnreadable.finding(at: Finding.Place(file: name, record: line, field: field)))
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else { return refused(line: nil) }
    // A pair of carriage return and line feed is one character.
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard let header = lines.first else { return refused(line: nil) }
    guard lines.count == 2 else { return refused(line: Int64(min(lines.count, 3))) }
    let names = fields(header)
    let values = fields(lines[1])
    guard names.count == values.count else { return refused(line: 2) }
    var totals = SideTotals(
      name: name, records: nil, yenIn: nil, yenOut: nil, digest: SHA256Hasher.digest(of: bytes))
    var seen: Set<String> = []
    for (column, value) in zip(names, values) {
      guard seen.insert(column).inserted else { return refused(line: 1, field: column) }
      guard isDigitsOrEmpty(value) else { return refused(line: 2, field: column) }
      // Empty is nil: the column declares nothing.
      let number = Int64(value)
      switch column {
      case "records": totals.records = number
      case "amount_yen_in": totals.yenIn = number
      case "amount_yen_out": totals.yenOut = number
      default: return refused(line: 1, field: column)
      }
    }
    guard totals.records != nil || totals.yenIn != nil || totals.yenOut != nil else {
      return refused(line: 2)
    }
    return .declared(totals)
  }

  /// The fields of a line; none of them can hold a comma, so quotes only stand around a whole field.
  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { field in
      let isQuoted = field.count >= 2 && field.first == "\"" && field.last == "\""
      return String(isQuoted ? field.dropFirst().dropLast() : field)
    }
  }

  /// Whether a text is a number of digits only that fits, or nothing at all.
  private static func isDigitsOrEmpty(_ text: String) -> Bool {
    text.utf8.count <= 18 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
