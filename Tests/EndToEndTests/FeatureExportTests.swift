import AlertStore
import Core
import Foundation
import Pipeline
import TestSupport
import Testing

/// The export of features over files that a night takes, refuses and leaves alone.
@Suite(.serialized) struct FeatureExportTests {
  static func export(
    _ night: SimulatedNight, to name: String, workers: Int = 1,
    _ change: (inout FeatureExport) -> Void = { _ in }
  ) throws -> FeatureExportOutcome {
    var export = FeatureExport(
      sources: night.definition.featureSources, inputPath: night.inbox,
      customersPath: night.folder.path(of: "bank/customers.csv"), outputPath: night.folder.path(of: name),
      form: name.hasSuffix(".csv") ? .csv : .numPy, referenceDay: SimulatedNight.day,
      startedAt: Instant(day: SimulatedNight.day, secondOfDay: 3_600), workers: workers)
    change(&export)
    return try export.run()
  }

  @Test func bothFormsHoldTheSameValuesWhateverTheWorkers() throws {
    let night = try SimulatedNight(accounts: 30, days: 12)
    let outcome = try Self.export(night, to: "a.npy")
    let array = try NumPyExport(night.folder, "a")
    #expect(outcome.rows == Int64(array.rows) && array.rows > 100)
    #expect(outcome.features == night.definition.catalogue.names.count)
    _ = try Self.export(night, to: "b.npy", workers: 3)
    for ending in ["npy", "rows.csv", "columns.csv"] {
      #expect(try night.folder.bytes(of: "a.\(ending)") == night.folder.bytes(of: "b.\(ending)"))
    }
    _ = try Self.export(night, to: "a.csv", workers: 2)
    let text = String(decoding: try night.folder.bytes(of: "a.csv"), as: UTF8.self)
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines[0].dropFirst(5).elementsEqual(night.definition.catalogue.names.map { Substring($0.text) }))
    #expect(lines.count == array.rows + 1)
    let written = lines.dropFirst().flatMap { $0.dropFirst(5).map { $0.isEmpty ? Double.nan : Double($0) } }
    #expect(written.map { $0?.bitPattern } == array.values.map { Optional($0.bitPattern) })
    let identity = lines.dropFirst().map { $0.prefix(5).joined(separator: ",") + "\r\n" }.joined()
    #expect(identity == array.rowText)
    let mode = try FileManager.default.attributesOfItem(atPath: night.folder.path(of: "a.npy"))
    #expect(mode[.posixPermissions] as? Int == 0o600)
    #expect(try night.folder.names().allSatisfy { !$0.hasPrefix(".") }, "a temporary file was left")
  }

  @Test func daysChooseRowsAndLeaveTheWindowsWhole() throws {
    let night = try SimulatedNight(accounts: 30, days: 12)
    _ = try Self.export(night, to: "all.npy")
    let whole = try NumPyExport(night.folder, "all")
    let days = whole.rowText.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[4].prefix(10)
    }
    let (first, last) = try (#require(days.min()), #require(days.max()))
    let from = try #require(BankDay(iso8601: String(first))).adding(days: 3)
    let to = try #require(BankDay(iso8601: String(last))).adding(days: -2)
    let outcome = try Self.export(night, to: "part.npy") {
      $0.firstDay = from
      $0.lastDay = to
    }
    let part = try NumPyExport(night.folder, "part")
    let kept = days.indices.filter { days[$0] >= from.iso8601 && days[$0] <= to.iso8601 }
    #expect(kept.count == part.rows && kept.count < days.count && part.rows > 50)
    #expect(outcome.rowsOutsideDays == Int64(days.count - kept.count))
    let width = whole.payload.count / whole.rows
    #expect(part.payload == kept.flatMap { whole.payload[($0 * width)..<(($0 + 1) * width)] })
  }

  /// A refused file, the same content once more and what is no file: none of it is in the rows or in the windows.
  @Test func whatANightRefusesLeavesNoTrace() throws {
    let night = try SimulatedNight(accounts: 30, days: 12)
    let clean = try Self.export(night, to: "clean.npy")
    #expect(!clean.hasRefusedFiles)
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    let source = try #require(names.first { $0.hasSuffix(".csv") })
    let good = try night.folder.bytes(of: "bank/inbox/\(source)")
    let lines = good.split(separator: 0x0A)
    // Rows that would fill every window, before all others by name; one row too many is broken.
    let broken =
      lines.map(Array.init) + (0...night.definition.manifest.rejectLimit).map { _ in Array("x,y".utf8) }
    _ = try night.folder.write(broken.flatMap { $0 + [0x0A] }, as: "bank/inbox/0-broken.csv")
    _ = try night.folder.write(good, as: "bank/inbox/zz-again.csv")
    _ = try night.folder.write(good, as: "bank/inbox/zz-half.csv.part")
    _ = try night.folder.write("", as: "bank/inbox/zz-empty.csv")
    let outcome = try Self.export(night, to: "mixed.npy")
    #expect(outcome.hasRefusedFiles && outcome.filesTaken == clean.filesTaken)
    let words = outcome.files.map { file in
      switch file.fate {
      case .taken: return "taken"
      case .quarantined: return "quarantined \(file.name)"
      case .known(let earlier, _): return "known \(file.name) \(earlier)"
      case .unreadable: return "unreadable \(file.name)"
      }
    }
    #expect(words.first == "quarantined 0-broken.csv")
    #expect(words.contains("known zz-again.csv \(source)"))
    #expect(words.filter { $0 != "taken" }.count == 3, "\(words)")
    #expect(outcome.leftAlone.map(\.name) == ["zz-half.csv.part"])
    for ending in ["npy", "rows.csv"] {
      #expect(try night.folder.bytes(of: "clean.\(ending)") == night.folder.bytes(of: "mixed.\(ending)"))
    }
    // A night over the same folder decides the same.
    let nightly = try night.run(database: "a.sqlite")
    #expect(nightly.files.count == outcome.files.count)
    for (line, file) in zip(nightly.files, outcome.files) {
      #expect(line.name == file.name)
      switch (line.fate, file.fate) {
      case (.accepted, .taken), (.quarantined, .quarantined), (.known, .known), (.unreadable, .unreadable):
        break
      default: Issue.record("\(line.name): \(line.fate) at night, \(file.fate) in the export")
      }
    }
  }

  @Test func filesThatTheDatabaseKnowsAreNotTakenAgainAndItIsOnlyRead() throws {
    let night = try SimulatedNight(accounts: 30, days: 12)
    try night.run(database: "a.sqlite")
    let before = try night.folder.bytes(of: "a.sqlite")
    let outcome = try Self.export(night, to: "a.npy") { $0.statePath = night.folder.path(of: "a.sqlite") }
    #expect(outcome.rows == 0 && outcome.filesTaken == 0 && !outcome.files.isEmpty)
    #expect(try NumPyExport(night.folder, "a").rows == 0)
    #expect(try night.folder.bytes(of: "a.sqlite") == before)
    let error = #expect(throws: AlertStoreError.self) {
      try Self.export(night, to: "b.npy") { $0.statePath = night.folder.path(of: "absent.sqlite") }
    }
    guard case .noSuchFile = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try !night.folder.names().contains("b.npy"))
  }

  @Test func whatIsThereIsNotOverwrittenUnasked() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    for (taken, output) in [("a.csv", "a.csv"), ("b.npy", "b.npy"), ("c.columns.csv", "c.npy")] {
      let path = try night.folder.write("mine", as: taken)
      let error = #expect(throws: FeatureExportError.self) { try Self.export(night, to: output) }
      #expect(error == .outputExists(path: path))
      #expect(try night.folder.bytes(of: taken) == Array("mine".utf8))
      let outcome = try Self.export(night, to: output) { $0.overwrites = true }
      #expect(outcome.rows > 0)
      #expect(try night.folder.bytes(of: taken) != Array("mine".utf8))
    }
    let nowhere = #expect(throws: FeatureExportError.self) { try Self.export(night, to: "absent/a.csv") }
    guard case .cannotWrite(_, "create", _) = nowhere else {
      Issue.record("\(String(describing: nowhere))")
      return
    }
  }
}
