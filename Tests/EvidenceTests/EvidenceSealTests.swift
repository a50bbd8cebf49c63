import Archives
import Core
import Cryptography
import Evidence
import Foundation
import TestSupport
import Testing

struct EvidenceSealTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func seal(_ change: (inout EvidenceContent) -> Void = { _ in }, as name: String = "a.zip") throws
    -> ZipReader
  {
    var content = try SampleEvidence.content()
    change(&content)
    let path = folder.path(of: name)
    _ = try EvidenceSeal.write(content, to: path, baggingDate: try SampleEvidence.day())
    return try ZipReader(path: path)
  }

  @Test func everyPartHasItsPlace() throws {
    let names = try seal().entries.map { String($0.name.dropFirst("bundle/".count)) }
    #expect(
      Set(names) == [
        "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "VERIFY.txt",
        "VERIFY.ja.txt",
        "data/alert.json", "data/run.json", "data/source/index.json", "data/source/1.bin",
        "data/source/2.bin",
        "data/transactions.json", "data/features.json", "data/reasons.json", "data/rules/fired.json",
        "data/rules/pack/velocity.yaml", "data/rules/pack/高額/現金.yaml", "data/model/model.safetensors",
        "data/policy.yaml", "data/narrative.ja.txt", "data/narrative.en.txt", "data/evidence.json",
        "data/ro-crate-metadata.json",
      ])
  }

  @Test func sourceBytesAreKeptAsTheyAre() throws {
    let reader = try seal()
    #expect(try reader.bytes(of: "bundle/data/source/1.bin") == Array(SampleEvidence.sourceLines[0].utf8))
    #expect(try reader.bytes(of: "bundle/data/model/model.safetensors") == SampleEvidence.model)
  }

  @Test func foundationReadsEveryJSONFile() throws {
    let reader = try seal()
    let names = reader.entries.map(\.name).filter { $0.hasSuffix(".json") }
    #expect(names.count == 9)
    for name in names {
      let object = try JSONSerialization.jsonObject(with: Data(try reader.bytes(of: name)))
      #expect(object is [String: Any], "\(name)")
    }
  }

  @Test func valuesAreWrittenExactlyAndAbsentOnesAsNull() throws {
    let reader = try seal()
    func text(_ name: String) throws -> String {
      String(decoding: try reader.bytes(of: "bundle/data/\(name)"), as: UTF8.self)
    }
    let transactions = try text("transactions.json")
    #expect(transactions.contains(#""occurred_at":"2026-11-20T14:03:22+09:00""#))
    #expect(transactions.contains(#""occurred_at":"2026-11-20","account""#))
    #expect(transactions.contains(#""memo":"投資\"金\"","balance_after_yen":null"#))
    #expect(transactions.contains(#""memo":null"#))
    let features = try text("features.json")
    #expect(features.contains(#"{"name":"account.out.count_24h","value":2,"contribution_micro":3500001}"#))
    #expect(features.contains(#"{"name":"balance.share","value":0.1,"contribution_micro":1999999}"#))
    #expect(features.contains(#"{"name":"customer.age_days","value":null,"contribution_micro":0}"#))
    #expect(try text("reasons.json").contains(#""baseline_micro":-4000000"#))
  }

  @Test func theRestrictionStandsInBothLanguages() throws {
    let reader = try seal()
    for name in ["bag-info.txt", "VERIFY.txt"] {
      let text = String(decoding: try reader.bytes(of: "bundle/\(name)"), as: UTF8.self)
      #expect(text.contains("contains STR-related information: do not show to the customer"))
    }
    for name in ["bag-info.txt", "VERIFY.ja.txt"] {
      let text = String(decoding: try reader.bytes(of: "bundle/\(name)"), as: UTF8.self)
      #expect(text.contains("見せてはならない（犯収法8条3項）"))
    }
  }

  @Test func theCommandsOfVERIFYWork() throws {
    let shell = try #require(OutsideProgram("bash"))
    let key = try Ed25519PrivateKey(bytes: [UInt8](repeating: 7, count: 32))
    let path = folder.path(of: "BUNDLE.zip")
    _ = try EvidenceSeal.write(
      try SampleEvidence.content(), to: path, baggingDate: try SampleEvidence.day(), signers: [key])
    let text = String(decoding: try ZipReader(path: path).bytes(of: "bundle/VERIFY.txt"), as: UTF8.self)
    let commands = text.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("  data/") }.map {
      $0.replacing("KEY", with: KeyIdentifier.of(key.publicKey))
    }
    #expect(commands.count == 8)
    let script = "set -euo pipefail\n" + commands.joined(separator: "\n")
    let outcome = try shell.run(["-c", script], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("data/reasons.json: OK"))
    #expect(outcome.output.contains("Signature Verified Successfully"))
  }

  @Test func theSameContentGivesTheSameBytes() throws {
    _ = try seal(as: "first.zip")
    _ = try seal({ $0.ruleFiles.reverse() }, as: "second.zip")
    #expect(try folder.bytes(of: "first.zip") == folder.bytes(of: "second.zip"))
  }

  @Test func contentThatContradictsItselfIsNotSealed() throws {
    func refused(_ error: EvidenceError, _ change: (inout EvidenceContent) -> Void) {
      #expect(throws: error) { try seal(change) }
    }
    refused(.withoutTransactions) { $0.transactions = [] }
    refused(.sumDiffers(transaction: 2)) { $0.transactions[1].reasons[0].contributionMicro += 1 }
    refused(.sumDiffers(transaction: 1)) { $0.transactions[0].reasons[0].contributionMicro = .max }
    refused(.recordLengthDiffers(transaction: 1)) { $0.transactions[0].sourceBytes?.append(10) }
    refused(.numberNotFinite(transaction: 2)) { $0.transactions[1].features[0].value = .infinity }
    refused(.numberNotFinite(transaction: 1)) { $0.alert.probability = .nan }
    refused(.modelDiffers) { $0.model = [1] }
    refused(.modelDiffers) { $0.model = nil }
    refused(.identifierRefused) { $0.alert.identifier = "a\nPayload-Oxum: 0.0" }
    refused(.identifierRefused) { $0.alert.identifier = "" }
    refused(.archive(.nameRefused(fault: .strayPart))) { $0.ruleFiles[0].path = "../../a" }
    #expect(try folder.names() == [])
  }

  @Test func aPipelineWithoutModelIsSealedWithoutOne() throws {
    let reader = try seal {
      $0.model = nil
      $0.run.modelDigest = ""
    }
    #expect(!reader.entries.contains { $0.name.contains("model/") })
    #expect(try EvidenceVerification.verify(folder.path(of: "a.zip")).isIntact)
  }
}
