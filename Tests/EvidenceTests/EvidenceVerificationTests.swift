import Core
import Cryptography
import Evidence
import Foundation
import TestSupport
import Testing

struct EvidenceVerificationTests {
  let folder: TemporaryFolder
  let path: String
  let bag: Bag

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "a.zip")
    bag = try EvidenceSeal.write(
      try SampleEvidence.content(), to: path, baggingDate: try SampleEvidence.day())
  }

  /// The findings of a bundle that was changed by someone who also wrote its manifests anew.
  func findings(after change: (inout BundleEditor) -> Void) throws -> [String] {
    var editor = try BundleEditor(path)
    change(&editor)
    editor.reseal()
    let changed = folder.path(of: "changed.zip")
    try editor.write(to: changed)
    return try EvidenceVerification.verify(changed).findings.map { "\($0.code) \($0.place.file)" }
  }

  func expect(
    _ expected: [String], _ location: SourceLocation = #_sourceLocation,
    after change: (inout BundleEditor) -> Void
  ) throws {
    let found = try findings(after: change)
    #expect(found == expected, sourceLocation: location)
  }

  func expect(
    including expected: String, _ location: SourceLocation = #_sourceLocation,
    after change: (inout BundleEditor) -> Void
  ) throws {
    let found = try findings(after: change)
    #expect(found.contains(expected), sourceLocation: location)
  }

  @Test func anUnchangedBundleIsIntact() throws {
    let verification = try EvidenceVerification.verify(path)
    #expect(verification.isIntact, "\(verification.findings)")
    let summary = try #require(verification.summary)
    #expect(summary.alertIdentifier == "2026-11-20 9999-001-1-1234567")
    #expect(summary.baggingDate == "2026-11-20")
    #expect(summary.transactions == 2)
    #expect(summary.payloadFiles == 17)
    #expect(summary.payloadFiles == bag.payloadFiles)
    #expect(summary.tagManifestDigest == bag.tagManifestDigest)
    try expect([]) { _ in }
  }

  @Test func aScoreThatDoesNotAddUpIsFound() throws {
    let reasons = "data/reasons.json"
    try expect(["EVI-021 \(reasons)", "EVI-021 \(reasons)"]) {
      $0.edit(reasons) { $0.replacing("3500001", with: "3500002") }
    }
    try expect(["EVI-021 \(reasons)"]) {
      $0.edit(reasons) { $0.replacing("3500001", with: "9223372036854775807", maxReplacements: 1) }
    }
    try expect(["EVI-020 \(reasons)"]) {
      $0.edit(reasons) { $0.replacing("3500001", with: "3500001.0", maxReplacements: 1) }
    }
  }

  @Test func aChangedSourceRecordIsFound() throws {
    try expect(["EVI-022 data/source/1.bin"]) {
      $0.edit("data/source/1.bin") { $0.replacing("499000", with: "999000") }
    }
    try expect(["EVI-022 data/source/2.bin"]) { $0.remove("data/source/2.bin") }
  }

  @Test func filesThatDisagreeAreFound() throws {
    try expect(["EVI-024 data/features.json"]) {
      $0.edit("data/features.json") { $0.replacing("\"number\":2", with: "\"number\":3") }
    }
    try expect(including: "EVI-024 data/reasons.json") {
      $0.edit("data/reasons.json") { _ in "{\"transactions\":[]}" }
    }
    try expect(["EVI-023 data/model/model.safetensors"]) {
      $0.edit("data/model/model.safetensors") { $0 + "x" }
    }
  }

  @Test func missingAndUnreadableFilesAreFound() throws {
    try expect(["EVI-019 data/policy.yaml"]) { $0.remove("data/policy.yaml") }
    try expect(["EVI-020 data/run.json"]) { $0.edit("data/run.json") { _ in "not JSON" } }
    try expect(["EVI-020 data/reasons.json"]) { $0.edit("data/reasons.json") { _ in "[]" } }
  }

  @Test func anEditedEntryOfTheAuditIsFound() throws {
    func entry(_ number: Int, _ actor: String, _ previous: String) -> (json: String, hash: String) {
      let lines = ["\(number)", "2026-11-20T10:00:00+09:00", actor, "alert_moved", "A-1", "{}", previous]
      let hash = SHA256Hasher.digest(of: Array((lines.joined(separator: "\n") + "\n").utf8)).hexadecimal
      return (
        "{\"entry_id\":\(number),\"at\":\"\(lines[1])\",\"actor\":\"\(actor)\",\"action\":\"alert_moved\",\"subject\":\"A-1\",\"detail\":\"{}\",\"previous_hash\":\"\(previous)\",\"hash\":\"\(hash)\"}",
        hash
      )
    }
    let first = entry(7, "佐藤", String(repeating: "0", count: 64))
    let second = entry(8, "鈴木", first.hash)
    let loose = entry(8, "鈴木", String(repeating: "1", count: 64))
    func text(_ entries: [String]) -> String {
      "{\"schema\":\"mekiki.audit/1\",\"entries\":[\(entries.joined(separator: ","))]}\n"
    }
    try expect([]) { $0.add("data/audit.json", text([first.json, second.json])) }
    try expect(["EVI-034 data/audit.json"]) { $0.add("data/audit.json", text([first.json, loose.json])) }
    try expect(["EVI-034 data/audit.json"]) {
      $0.add("data/audit.json", text([first.json.replacingOccurrences(of: "佐藤", with: "田中"), second.json]))
    }
    try expect(["EVI-020 data/audit.json"]) { $0.add("data/audit.json", "{}") }
  }

  @Test func aMissingRestrictionIsFound() throws {
    let codes = try findings {
      $0.edit("bag-info.txt") { $0.replacing("do not show", with: "show") }
    }
    #expect(codes == ["EVI-025 bag-info.txt"])
  }

  @Test func aDamagedBundleHasOneFatalFindingAndNoSummary() throws {
    let damaged = try folder.write(Array(try folder.bytes(of: "a.zip").dropLast(100)), as: "damaged.zip")
    let verification = try EvidenceVerification.verify(damaged)
    #expect(verification.findings.map(\.code) == ["EVI-001"])
    #expect(verification.summary == nil)
    #expect(!verification.isIntact)
  }
}
