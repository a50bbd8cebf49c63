import Foundation
import TestSupport

/// The committed sample files.
enum SampleFiles {
  struct Missing: Error {}

  /// The path of a folder or file under `SampleData`.
  static func path(_ name: String) throws -> String {
    guard let root = RepositoryRoot.path() else { throw Missing() }
    return "\(root)/SampleData/\(name)"
  }

  /// The bytes of a sample file.
  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }

  /// The names of the sample files in a folder, without its descriptions.
  static func names(in folder: String) throws -> [String] {
    let folder = try path(folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
      return exists && !isFolder.boolValue && !name.hasPrefix(".") && !name.hasSuffix(".md")
    }
  }
}

/// The records of a Zengin file without terminators, to be changed and put together again.
struct ZenginRecords {
  var records: [[UInt8]]

  init(_ name: String, recordBytes: Int) throws {
    let bytes = try SampleFiles.bytes("golden/zengin/\(name)")
    records = stride(from: 0, to: bytes.count, by: recordBytes).map { Array(bytes[$0..<($0 + recordBytes)]) }
  }

  /// The records of a golden file whose lines end with CRLF or LF.
  init(lines name: String) throws {
    let bytes = try SampleFiles.bytes("golden/zengin/\(name)")
    records = bytes.split { $0 == 0x0D || $0 == 0x0A }.map(Array.init)
  }

  /// The 総合振込 vector: header, two orders, trailer, end.
  static func transfers() throws -> ZenginRecords { try ZenginRecords("sofuri-none.dat", recordBytes: 120) }

  /// The 入出金取引明細 vector: header, three rows, trailer, end.
  static func statement() throws -> ZenginRecords {
    try ZenginRecords("nyushukkin-none.dat", recordBytes: 200)
  }

  /// The 給与振込 vector: header, three salaries, trailer, end.
  static func salaries() throws -> ZenginRecords { try ZenginRecords(lines: "kyuyo-crlf.dat") }

  /// The 預金口座振替 vector: header, three debits of which the second failed, trailer, end.
  static func debits() throws -> ZenginRecords {
    try ZenginRecords("kouzafurikae-kekka-none.dat", recordBytes: 120)
  }

  /// The 振込入金通知 vector in layout A: header, a transfer, its cancellation, a transfer, trailer, end.
  static func notices() throws -> ZenginRecords { try ZenginRecords(lines: "furinyu-a-cancelled-lf.dat") }

  /// The 振込入金通知 vector in layout B: header, two transfers, a cancellation, trailer, end.
  static func longNotices() throws -> ZenginRecords { try ZenginRecords(lines: "furinyu-b-crlf.dat") }

  /// The 入出金取引明細 vector of a term deposit: header, three rows, the second a renewal, trailer, end.
  static func termStatement() throws -> ZenginRecords {
    try ZenginRecords("nyushukkin-teiki-none.dat", recordBytes: 200)
  }

  /// Puts ASCII text over a record from an offset on.
  mutating func put(_ text: String, record: Int, offset: Int) {
    for (index, byte) in text.utf8.enumerated() { records[record][offset + index] = byte }
  }

  /// These records with a change.
  func changed(_ change: (inout ZenginRecords) -> Void) -> ZenginRecords {
    var copy = self
    change(&copy)
    return copy
  }

  /// The file, with a terminator behind every record.
  func file(terminator: String = "") -> [UInt8] {
    records.flatMap { $0 + Array(terminator.utf8) }
  }

  /// The file with the spaces at line ends removed and no line end behind the last line.
  func trimmedFile(separator: String = "\n") -> [UInt8] {
    let lines = records.map { record in
      Array(record.prefix(upTo: (record.lastIndex { $0 != 0x20 } ?? -1) + 1))
    }
    return Array(lines.joined(separator: Array(separator.utf8)))
  }
}
