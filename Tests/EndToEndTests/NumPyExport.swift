import Foundation
import TestSupport

/// An exported array as its three files hold it, read without a line of the exporter's code.
struct NumPyExport {
  enum Fault: Error {
    case header(String)
    case length(Int)
  }

  /// The columns' file.
  let columns: String
  /// The rows of the array.
  private(set) var rows = 0
  /// The numbers, eight bytes each.
  private(set) var payload: [UInt8] = []
  /// The rows' file without its first line.
  private(set) var rowText = ""

  init(columns: String) {
    self.columns = columns
  }

  /// Reads `NAME.npy`, `NAME.rows.csv` and `NAME.columns.csv` of a folder.
  init(_ folder: TemporaryFolder, _ name: String) throws {
    let bytes = try folder.bytes(of: "\(name).npy")
    let start = 10 + Int(bytes[8]) + Int(bytes[9]) << 8
    let header = String(decoding: bytes[10..<start], as: UTF8.self)
    guard bytes.prefix(8) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0], start % 64 == 0,
      header.hasPrefix("{'descr': '<f8', 'fortran_order': False, 'shape': ("), header.contains("), }"),
      header.hasSuffix("\n")
    else { throw Fault.header(header) }
    let shape = header.split(separator: "(")[1].split(separator: ")")[0].split(separator: ", ")
    guard shape.count == 2, let rows = Int(shape[0]), let features = Int(shape[1]) else {
      throw Fault.header(header)
    }
    self.rows = rows
    payload = Array(bytes[start...])
    guard payload.count == rows * features * 8 else { throw Fault.length(payload.count) }
    columns = String(decoding: try folder.bytes(of: "\(name).columns.csv"), as: UTF8.self)
    guard columns.split(separator: "\r\n").count == features + 1 else { throw Fault.length(features) }
    let text = String(decoding: try folder.bytes(of: "\(name).rows.csv"), as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    guard lines.count == rows + 2, lines[0] == "file,record,transaction_id,account,occurred_at" else {
      throw Fault.length(lines.count)
    }
    rowText = lines[1...].joined(separator: "\r\n")
  }

  /// Puts another array of the same columns behind this one.
  mutating func append(_ other: NumPyExport) {
    precondition(other.columns == columns, "Arrays of different columns have no sum.")
    rows += other.rows
    payload += other.payload
    rowText += other.rowText
  }

  /// The values, row by row.
  var values: [Double] {
    stride(from: 0, to: payload.count, by: 8).map { start in
      Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 | UInt64(payload[start + $1]) << (8 * UInt64($1)) })
    }
  }

  /// How many different bit patterns there are.
  var distinctValues: Int { Set(values.map(\.bitPattern)).count }
}
