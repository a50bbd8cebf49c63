import Core
import Foundation
import Simulation

/// A file of a simulated bank, with what it holds by this reading of it and not by the product's.
struct LifeSource: Sendable {
  let name: String
  let bytes: [UInt8]
  let records: Int
  let yenIn: Int
  let yenOut: Int

  var yen: Int { yenIn + yenOut }

  /// What a file of totals beside it says.
  var totals: String { "records,amount_yen_in,amount_yen_out\n\(records),\(yenIn),\(yenOut)\n" }

  /// Reads a CSV of the simulation: a header row, the direction in column 4, the amount in column 5, nothing quoted.
  init(csv bytes: [UInt8], name: String) {
    self.name = name
    self.bytes = bytes
    var (records, yenIn, yenOut) = (0, 0, 0)
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let amount = Int(fields[4]) ?? 0
      records += 1
      if fields[3] == "in" { yenIn += amount } else { yenOut += amount }
    }
    (self.records, self.yenIn, self.yenOut) = (records, yenIn, yenOut)
  }

  /// Reads a file of bulk transfers: the trailer says how many there are and of how many yen.
  init?(transfers bytes: [UInt8], name: String) {
    let lines = bytes.split { $0 == 10 || $0 == 13 }
    guard let trailer = lines.last(where: { $0.first == UInt8(ascii: "8") }) else { return nil }
    let digits = String(decoding: trailer, as: UTF8.self).dropFirst()
    guard let records = Int(digits.prefix(6)), let yen = Int(digits.dropFirst(6).prefix(12)) else {
      return nil
    }
    self.name = name
    self.bytes = bytes
    (self.records, yenIn, yenOut) = (records, 0, yen)
  }

  /// The halves of a CSV, each with the header row.
  var halves: [LifeSource] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let middle = 1 + (lines.count - 1) / 2
    return [(1..<middle, "a"), (middle..<lines.count, "b")].map { range, letter in
      let text = (lines[..<1] + lines[range]).joined(separator: "\n") + "\n"
      return LifeSource(csv: Array(text.utf8), name: name.replacing(".csv", with: "-\(letter).csv"))
    }
  }

  /// The files of a small bank: one CSV a day, and files of transfers.
  static func bank(nights: Int, seed: UInt64, folder: String) throws -> (
    days: [LifeSource], transfers: [LifeSource]
  ) {
    let plan = SimulationPlan(
      accounts: 20, days: nights, seed: seed, firstDay: Life.firstDay, fraudRate: 0.02, split: .day)
    try SimulatedBank(plan).write(to: folder)
    let inbox = folder + "/inbox"
    var (days, transfers): ([LifeSource], [LifeSource]) = ([], [])
    for name in try FileManager.default.contentsOfDirectory(atPath: inbox).sorted() {
      let bytes = Array(FileManager.default.contents(atPath: inbox + "/" + name) ?? Data())
      if name.hasSuffix(".csv") { days.append(LifeSource(csv: bytes, name: name)) }
      if name.hasSuffix(".sofuri") {
        transfers += [LifeSource(transfers: bytes, name: name)].compactMap { $0 }
      }
    }
    try FileManager.default.removeItem(atPath: folder)
    return (days, transfers)
  }
}
