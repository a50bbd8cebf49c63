import Core

@testable import Ingest

/// Zengin files of a hundred megabytes, made in memory: names of real length, most of them in kana.
enum ZenginFiles {
  private static let names = [
    "\u{D4}\u{CF}\u{C0}\u{DE} \u{C0}\u{DB}\u{B3}", "\u{BB}\u{C4}\u{B3} \u{CA}\u{C5}\u{BA}",
    "\u{B6})\u{C3}\u{BD}\u{C4}\u{BC}\u{AE}\u{B3}\u{BC}\u{DE}\u{BC}\u{AE}\u{B3}\u{B6}\u{B2}",
    "\u{D0}\u{D7}\u{B2}-\u{BD}\u{DE}(\u{B6}", "ABC TRADING",
    "\u{C0}\u{B6}\u{CA}\u{BC} \u{BC}\u{DE}\u{DB}\u{B3}",
  ]

  static func benchmarks(_ megabytes: Int) -> [ReadingBenchmark] {
    let september = options(2026, 9, 25)
    let may = options(2026, 5, 1)
    return [
      ReadingBenchmark(title: "transfers (21), CRLF", options: september) {
        orders("21", megabytes, "\r\n")
      },
      ReadingBenchmark(title: "transfers (21), none", options: september) { orders("21", megabytes, "") },
      ReadingBenchmark(title: "salaries (11), CRLF", options: september) {
        orders("11", megabytes, "\r\n")
      },
      ReadingBenchmark(title: "debits (91), CRLF", options: september) { orders("91", megabytes, "\r\n") },
      ReadingBenchmark(title: "notice (01 A), none", options: may) { notice(megabytes, "") },
      ReadingBenchmark(title: "statement (03), none", options: may) { statement(megabytes, "") },
      ReadingBenchmark(title: "statement (03), CRLF", options: may) { statement(megabytes, "\r\n") },
    ]
  }

  private static func options(_ year: Int, _ month: Int, _ day: Int) -> ReadingOptions {
    guard let found = BankDay(year: year, month: month, day: day) else {
      preconditionFailure("The benchmark names a day that does not exist.")
    }
    return ReadingOptions(referenceDay: found)
  }

  private static func orders(_ type: String, _ megabytes: Int, _ end: String) -> [UInt8] {
    let count = megabytes * 1_000_000 / (120 + end.utf8.count)
    var file = Record(120, end, room: count)
    file.add(
      "1\(type)09900000001", (14, names[2]), (54, "0930"), (58, "9999TEST"), (77, "998HONTEN"),
      (95, "19000001"))
    var sum = 0
    for index in 0..<count {
      let amount = index * 7_919 % 900_000 + 1
      sum += amount
      let hasText = type == "21" && index % 4 == 0
      file.add(
        "29999TEST", (20, "999EKIMAE"), (38, "0000"), (42, "1" + digits(index * 31 % 9_999_999, 7)),
        (50, names[index % names.count]), (80, digits(amount, 10)), (90, "0"),
        (91, hasText ? "INV-\(index)" : digits(index, 20)), (111, type == "21" ? "7" : "0"),
        (112, hasText ? "Y" : " "))
    }
    file.add("8" + digits(count, 6) + digits(sum, 12), (19, type == "91" ? digits(0, 36) : " "))
    file.add("9")
    return file.bytes
  }

  private static func notice(_ megabytes: Int, _ end: String) -> [UInt8] {
    let count = min(megabytes * 1_000_000 / (200 + end.utf8.count), 999_999)
    var file = Record(200, end, room: count)
    file.add(
      "1010080415080401080430", (22, "9999TEST"), (41, "999HONTEN"), (59, "11234567"),
      (67, names[2]))
    var sum = 0
    for index in 0..<count {
      let amount = index * 7_919 % 900_000 + 1
      sum += amount
      let day = "0804" + digits(index * 30 / count + 1, 2)
      file.add(
        "2" + digits(index, 6) + day + day + digits(amount, 10) + digits(0, 10)
          + digits(7_000_001, 10),
        (49, names[index % names.count]), (97, "TEST"), (112, "EKIMAE"),
        (128, index % 4 == 0 ? "2401" : " "))
    }
    file.add("8" + digits(count, 6) + digits(sum, 12) + digits(0, 18))
    file.add("9")
    return file.bytes
  }

  private static func statement(_ megabytes: Int, _ end: String) -> [UInt8] {
    let count = min(megabytes * 1_000_000 / (200 + end.utf8.count), 999_999)
    var file = Record(200, end, room: count)
    file.add(
      "1030080501080401080430", (22, "9999TEST"), (41, "999HONTEN"),
      (59, "000" + "1" + digits(1_234_567, 10)),
      (73, names[0]), (113, "1100000000500000"))
    var (credits, debits, creditCount) = (0, 0, 0)
    for index in 0..<count {
      let amount = index * 7_919 % 900_000 + 1
      let isCredit = index % 2 == 0
      if isCredit { credits += amount } else { debits += amount }
      creditCount += isCredit ? 1 : 0
      let day = "0804" + digits(index * 30 / count + 1, 2)
      file.add(
        "2" + digits(index, 8) + day + day + (isCredit ? "111" : "210") + digits(amount, 12)
          + digits(0, 42),
        (68, "999" + digits(0, 10)), (81, isCredit ? names[index % names.count] : " "),
        (129, isCredit ? "TEST" : " "), (159, "\u{CC}\u{D8}\u{BA}\u{D0}"))
    }
    let closing = 500_000 + credits - debits
    file.add(
      "8" + digits(creditCount, 6) + digits(credits, 13) + digits(count - creditCount, 6)
        + digits(debits, 13)
        + (closing < 0 ? "2" : "1") + digits(abs(closing), 14) + digits(count, 7))
    file.add("9" + digits(count + 3, 10) + digits(1, 5))
    return file.bytes
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// Records of one length, put together from texts at offsets; the texts' code points are the bytes.
  private struct Record {
    private(set) var bytes: [UInt8] = []
    private let recordBytes: Int
    private let end: [UInt8]

    init(_ recordBytes: Int, _ end: String, room: Int) {
      self.recordBytes = recordBytes
      self.end = Array(end.utf8)
      bytes.reserveCapacity((room + 3) * (recordBytes + self.end.count))
    }

    mutating func add(_ opening: String, _ fields: (Int, String)...) {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0x20, count: recordBytes))
      for (offset, text) in [(0, opening)] + fields {
        for (index, scalar) in text.unicodeScalars.enumerated() {
          bytes[start + offset + index] = UInt8(truncatingIfNeeded: scalar.value)
        }
      }
      bytes.append(contentsOf: end)
    }
  }
}
