import Core
import Foundation
import TestSupport
import Testing

@testable import Evidence

/// A redacted bundle is proven to be one, and nothing that only looks like one is, whoever has written its manifests anew.
@Suite struct RedactionProofTests {
  let folder: TemporaryFolder
  let opening = [UInt8](repeating: 9, count: EvidenceCommitments.keyBytes)

  init() throws {
    folder = try TemporaryFolder()
    var whole = try SampleEvidence.content()
    let card = EvidenceFile(path: "model/card.json", bytes: Array("{}".utf8))
    whole.documents.append(card)
    _ = try EvidenceSeal.write(whole, to: folder.path(of: "whole.zip"), baggingDate: SampleEvidence.day())
    var part = whole
    part.withheld = EvidenceWithheld(.redacted, role: "auditor")
    part.alert.account = "***"
    for index in part.transactions.indices {
      part.transactions[index].sourceBytes = nil
      part.transactions[index].values.account = "***"
      part.transactions[index].values.counterpartyName = "***"
      part.transactions[index].values.memo = nil
      part.transactions[index].reasons[1].span = nil
      part.transactions[index].reasons[1].japanese = "***"
    }
    part.narrativeEnglish = "***"
    part.documents = [
      card,
      EvidenceFile(
        path: "commitments.json", bytes: EvidenceCommitments(wholeContent: whole, opening: opening).json),
    ]
    _ = try EvidenceSeal.write(part, to: folder.path(of: "part.zip"), baggingDate: SampleEvidence.day())
  }

  private func proof(_ redacted: String, whole: String = "whole.zip", opening: [UInt8]? = nil) throws
    -> RedactionProof
  {
    try RedactionProof(
      whole: folder.path(of: whole), redacted: folder.path(of: redacted), opening: opening ?? self.opening)
  }

  private func forged(relists: Bool = true, _ change: (inout BundleEditor) -> Void) throws -> [String] {
    var editor = try BundleEditor(folder.path(of: "part.zip"))
    change(&editor)
    editor.reseal(relists: relists)
    try editor.write(to: folder.path(of: "forged.zip"))
    return try proof("forged.zip").faults.map { "\($0.kind.rawValue) \($0.place)" }
  }

  @Test func aRedactionIsProven() throws {
    let proof = try proof("part.zip")
    #expect(proof.faults == [])
    #expect(proof.opened > 15 && proof.sameFiles > 3 && proof.sameValues > 20 && proof.maskedTexts > 8)
  }

  @Test func whatNoRedactionChangesIsSeen() throws {
    #expect(try forged { $0.edit("data/policy.yaml") { $0 + "other: 1\n" } } == ["value_differs policy.yaml"])
    #expect(
      try forged { $0.edit("data/rules/pack/velocity.yaml") { _ in "rules: [a]\n" } }
        == ["value_differs rules/pack/velocity.yaml"])
    #expect(
      try forged { $0.edit("data/alert.json") { $0.replacingOccurrences(of: "\"alarm\"", with: "\"look\"") } }
        == ["value_differs alert.json.band"])
    #expect(
      try forged { $0.edit("data/transactions.json") { $0.replacingOccurrences(of: "499000", with: "4990") } }
        == ["value_differs transactions.json.transactions.1.amount_yen"])
    #expect(
      try forged {
        $0.edit("data/transactions.json") { $0.replacingOccurrences(of: "\"out\"", with: "\"in\"") }
      }
      .count == 2)
    #expect(
      try forged {
        $0.edit("data/source/index.json") {
          $0.replacingOccurrences(of: "\"record_number\":1", with: "\"record_number\":5")
        }
      } == ["value_differs source/index.json.records.1.record_number"])
    #expect(
      try forged { $0.remove("data/model/card.json") } == ["file_missing model/card.json"])
    #expect(try forged { $0.add("data/detail.json", "{}") } == ["file_added detail.json"])
    #expect(try forged { $0.add("data/more.json", "{}") } == ["file_added more.json"])
    #expect(
      try forged { $0.edit("data/withheld.en.txt") { _ in "Nothing is left out.\n" } }
        == ["value_differs withheld.en.txt"])
    #expect(
      try forged {
        $0.edit("data/commitments.json") { text in
          text.replacingOccurrences(of: "{\"place\":\"policy.yaml\"", with: "{\"place\":\"alert.json\"")
        }
      } == ["without_commitments commitments.json"])
  }

  /// Whoever redacts may leave out, and may not say something else in its place.
  @Test func whatStandsInAMaskedPlaceIsOfTheOriginal() throws {
    let name = { (text: String) in "\"counterparty_name\":\"\(text)\"" }
    let original = try #require(SampleEvidence.content().transactions.first?.values.counterpartyName)
    for honest in ["***", "\(original.prefix(1))***", "P" + String(repeating: "0a", count: 16), original] {
      #expect(
        try forged {
          $0.edit("data/transactions.json") { $0.replacingOccurrences(of: name("***"), with: name(honest)) }
        } == [])
    }
    for other in ["サトウ ハナコ", "サ***", "P0a", ""] {
      let faults = try forged {
        $0.edit("data/transactions.json") { $0.replacingOccurrences(of: name("***"), with: name(other)) }
      }
      #expect(faults.contains("mask_differs transactions.json.transactions.1.counterparty_name"))
    }
    #expect(
      try forged { $0.edit("data/narrative.en.txt") { _ in "The customer did nothing wrong.\n" } }
        == ["mask_differs narrative.en.txt"])
    #expect(
      try forged {
        $0.edit("data/reasons.json") {
          $0.replacingOccurrences(of: "\"ja\":\"***\"", with: "\"ja\":\"問題なし\"")
        }
      }.allSatisfy { $0.hasPrefix("mask_differs reasons.json") })
  }

  @Test func whatDescribesTheBundleIsProvenToo() throws {
    #expect(
      try forged {
        $0.edit("bag-info.txt") { $0 + "External-Description: all is well\n" }
      } == ["value_differs bag-info.txt"])
    #expect(
      try forged {
        $0.edit("bag-info.txt") {
          $0.replacingOccurrences(of: "Bag-Software-Agent: mekiki", with: "Bag-Software-Agent: x")
        }
      } == ["value_differs bag-info.txt"])
    #expect(
      try forged {
        $0.edit("bag-info.txt") { text in
          text.split(separator: "\n").map {
            $0.hasPrefix("External-Identifier") ? "External-Identifier: A-other" : String($0)
          }.joined(separator: "\n") + "\n"
        }
      } == ["value_differs bag-info.txt"])
    #expect(try forged { $0.edit("VERIFY.txt") { $0 + "Or trust us.\n" } } == ["value_differs VERIFY.txt"])
    #expect(try forged { $0.add("NOTE.txt", "Trust us.\n") } == ["value_differs NOTE.txt"])
    #expect(try forged { $0.remove("VERIFY.ja.txt") } == ["value_differs VERIFY.ja.txt"])
    for (said, other) in [
      ("\"withheld\":\"redacted\"", "\"withheld\":\"erased\""),
      ("\"is_replayable\":false", "\"is_replayable\":true"),
    ] {
      let faults = try forged {
        $0.edit("data/evidence.json") { $0.replacingOccurrences(of: said, with: other) }
      }
      #expect(faults.contains("value_differs evidence.json"))
    }
    let crate = "data/" + EvidenceFileNames.crate
    let seal = { (said: String, other: String) in
      try forged { $0.edit(crate) { $0.replacingOccurrences(of: said, with: other) } }
    }
    #expect(
      try seal("\"name\":\"mekiki\"", "\"name\":\"other\"") == ["value_differs \(EvidenceFileNames.crate)"])
    #expect(
      try seal("\"datePublished\":\"20", "\"datePublished\":\"19") == [
        "value_differs \(EvidenceFileNames.crate)"
      ])
  }

  /// Places where a forger could leave words of his own beside what is proven.
  @Test func nothingIsSaidBesideWhatIsProven() throws {
    let (index, crate) = ("data/" + EvidenceFileNames.evidence, "data/" + EvidenceFileNames.crate)
    #expect(try forged(relists: false) { _ in } == [])
    #expect(
      try forged {
        $0.edit("data/commitments.json") {
          $0.replacingOccurrences(of: "\"value\":\"", with: "\"value\":\"all is well; ")
        }
      } == ["value_differs commitments.json"])
    for other in ["{\"note\":\"all is well\",\"path\":", "{\"path\":\"x\",\"path_\":"] {
      let faults = try forged(relists: false) {
        $0.edit(index) { text in
          text.replacingOccurrences(
            of: "{\"path\":", with: other,
            range: text.range(of: "\"files\":[").map { $0.upperBound..<text.endIndex })
        }
      }
      #expect(!faults.isEmpty)
    }
    #expect(
      try forged(relists: false) {
        $0.edit(crate) {
          $0.replacingOccurrences(
            of: "\"name\":\"mekiki\"", with: "\"name\":\"mekiki\",\"hasPart\":\"all is well\"")
        }
      } == ["value_differs \(EvidenceFileNames.crate)"])
    #expect(
      try forged {
        $0.edit("bag-info.txt") { text in
          text.split(separator: "\n").map {
            $0.hasPrefix("Bagging-Date") ? "Bagging-Date: a good day" : String($0)
          }
          .joined(separator: "\n") + "\n"
        }
      }.first?.hasPrefix("not_intact") == true)
  }

  /// The name of the role is the bank's; a proof repeats it, and lets no letter stand in its place.
  @Test func theRoleIsAShortName() throws {
    #expect(try proof("part.zip").role == "auditor")
    let place = "value_differs alert.json.withheld_role"
    for (role, isName) in [
      ("監査（外部）", true), (String(repeating: "x", count: 65), false),
      ("a\\nThe customer did nothing wrong.", false),
    ] {
      let faults = try forged { editor in
        for file in ["data/alert.json", "data/withheld.en.txt", "data/withheld.ja.txt"] {
          let text = file.hasSuffix("json") ? role : role.replacingOccurrences(of: "\\n", with: "\n")
          editor.edit(file) { $0.replacingOccurrences(of: "auditor", with: text) }
        }
      }
      #expect(faults == (isName ? [] : [place]))
    }
  }

  @Test func anotherOpeningAndTwoWholesAreNoProof() throws {
    #expect(try !proof("part.zip", opening: [UInt8](repeating: 8, count: 32)).holds)
    #expect(try !proof("whole.zip").holds)
    #expect(try !proof("part.zip", whole: "part.zip").holds)
  }

  @Test func equalValuesOfTwoAlertsHaveNoEqualCommitments() throws {
    let keys = ["A-1", "A-2"].map { EvidenceCommitments.key(ofAlert: $0, opening: opening) }
    let digests = keys.map {
      EvidenceCommitments.digest(of: [1, 2, 3], at: "transactions.json#1.memo", key: $0)
    }
    #expect(digests[0] != digests[1])
  }
}
