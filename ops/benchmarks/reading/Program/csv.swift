import Core
import Foundation
import JapaneseText

@testable import Ingest

/// CSV files made in memory: the canonical thirteen columns, payees in half-width kana, memos in kanji.
enum CSVFiles {
  private static let payees = [
    "ﾔﾏﾀﾞ ﾀﾛｳ", "ｻﾄｳ ﾊﾅｺ", "ｶ)ﾃｽﾄｼﾖｳｼﾞｼﾖｳｶｲ", "ﾄｳｷﾖｳﾌﾄﾞｳｻﾝ(ｶ", "ABC TRADING", "ﾀｶﾊｼ ｼﾞﾛｳ", "",
  ]
  private static let memos = ["家賃 11月分", "振込", "電気料金", "", "カード利用 東京駅前店", "給与", "reference 4711"]
  private static let channels = ["internet", "atm", "branch", "mobile", "batch"]
  private static let kinds = ["transfer", "cash", "card", "debit", "salary", "fee"]

  static func benchmarks(_ megabytes: Int) -> [ReadingBenchmark] {
    [
      ReadingBenchmark(title: "CSV, UTF-8", options: options) { canonical(megabytes) },
      ReadingBenchmark(title: "CSV, CP932", options: options) {
        var cp932: [UInt8] = []
        let outcome = try CP932Encoder().append(canonical(megabytes).span, to: &cp932)
        precondition(outcome == .complete, "The benchmark's text has characters of CP932 only.")
        return cp932
      },
      ReadingBenchmark(title: "CSV quoted, UTF-8", options: options) { quoted(canonical(megabytes)) },
    ]
  }

  static var options: ReadingOptions {
    guard let day = BankDay(year: 2026, month: 11, day: 21) else {
      preconditionFailure("The benchmark names a day that does not exist.")
    }
    return ReadingOptions(referenceDay: day)
  }

  /// A file of about so many megabytes.
  static func canonical(_ megabytes: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(megabytes * 1_000_000 + 1_000)
    bytes += Array(
      ("transaction_id,occurred_at,account,direction,amount,currency,channel,kind,counterparty_account,"
        + "counterparty_name,originator_name,memo,balance_after\r\n").utf8)
    var row = 0
    while bytes.count < megabytes * 1_000_000 {
      let second = row % 86_400
      let time = [second / 3_600, second / 60 % 60, second % 60].map { digits($0, 2) }.joined(
        separator: ":")
      let fields = [
        "T" + digits(row, 12), "2026-11-\(digits(1 + row / 40_000 % 20, 2))T\(time)+09:00",
        "0001-\(digits(row % 97, 3))-1-\(digits(row * 31 % 9_999_999, 7))",
        row % 3 == 0 ? "in" : "out",
        "\(row * 7_919 % 900_000 + 1)", "JPY", channels[row % channels.count],
        kinds[row % kinds.count],
        "0005-\(digits(row % 89, 3))-1-\(digits(row * 17 % 9_999_999, 7))",
        payees[row % payees.count],
        row % 5 == 0 ? payees[row / 5 % payees.count] : "", memos[row % memos.count],
        "\(row * 104_729 % 90_000_000)",
      ]
      bytes += Array((fields.joined(separator: ",") + "\r\n").utf8)
      row += 1
    }
    return bytes
  }

  /// Writes a file with the same rows several times over.
  static func write(to path: String, megabytes: Int, times: Int) throws {
    let bytes = canonical(megabytes)
    let header = bytes.prefix { $0 != 0x0A }.count + 1
    try Data().write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.write(contentsOf: Data(bytes))
    for _ in 1..<max(1, times) { try file.write(contentsOf: Data(bytes[header...])) }
    try file.close()
  }

  /// The same file with quotes around every field.
  private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = []
    quoted.reserveCapacity(bytes.count + bytes.count / 5)
    for line in bytes.split(separator: 0x0A) {
      for (index, field) in line.dropLast().split(separator: 0x2C, omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { quoted.append(0x2C) }
        quoted.append(0x22)
        quoted += field
        quoted.append(0x22)
      }
      quoted += [0x0D, 0x0A]
    }
    return quoted
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
