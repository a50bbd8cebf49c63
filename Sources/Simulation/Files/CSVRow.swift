import Core

/// Puts together one line of CSV in UTF-8.
struct CSVRow {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  mutating func end() {
    bytes.append(0x0A)
  }

  mutating func field(_ text: String) {
    separate()
    if text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
      bytes.append(0x22)
      for byte in text.utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    } else {
      bytes.append(contentsOf: text.utf8)
    }
  }

  mutating func field(_ number: Int64) {
    separate()
    if number < 0 { bytes.append(0x2D) }
    decimal(number.magnitude)
  }

  /// A moment as `YYYY-MM-DDThh:mm:ss+09:00`, the day being given as text.
  mutating func field(day: String, secondOfDay: Int) {
    separate()
    bytes.append(contentsOf: day.utf8)
    bytes.append(0x54)
    twoDigits(secondOfDay / 3_600)
    bytes.append(0x3A)
    twoDigits(secondOfDay / 60 % 60)
    bytes.append(0x3A)
    twoDigits(secondOfDay % 60)
    bytes.append(contentsOf: "+09:00".utf8)
  }

  private mutating func separate() {
    if isFirst { isFirst = false } else { bytes.append(0x2C) }
  }

  private mutating func twoDigits(_ number: Int) {
    bytes.append(UInt8(0x30 + number / 10))
    bytes.append(UInt8(0x30 + number % 10))
  }

  private mutating func decimal(_ number: UInt64) {
    if number >= 10 { decimal(number / 10) }
    bytes.append(UInt8(0x30 + number % 10))
  }
}
