import Core
import Evidence
import Features
import Ingest

/// A bundle's files, read for computing them again.
struct SealedAlert {
  /// One transaction of it.
  struct Transaction {
    var number: Int
    var sourceFile: String
    var fileDigest: String
    var recordNumber: Int64
    var byteOffset: Int64
    var bytes: [UInt8]
    var fragment: SourceFragment
    var encoding: CSVMapping.Encoding?
    var history: RowHistory
  }

  /// The files below `data/`.
  let files: [String: [UInt8]]
  /// The number of the alert.
  let alertID: String
  /// The version of the program that raised it.
  let programVersion: String
  private(set) var transactions: [Transaction] = []

  /// Opens a bundle that is whole and unchanged.
  ///
  /// - Errors: `ReplayError`, and `EvidenceError` where it cannot be opened at all.
  init(path: String) throws {
    let verification = try EvidenceVerification.verify(path)
    if let finding = verification.findings.first { throw ReplayError.notIntact(finding) }
    guard verification.summary?.withheld == nil else { throw ReplayError.withheld }
    let report = try BagVerifier.verify(path: path) { _ in true }
    if let finding = report.findings.first { throw ReplayError.notIntact(finding) }
    var files: [String: [UInt8]] = [:]
    for (name, bytes) in report.kept where name.hasPrefix("data/") {
      files[String(name.dropFirst(5))] = bytes
    }
    self.files = files
    let run = try SealedAlert.document("run.json", files)
    let alert = try SealedAlert.document("alert.json", files)
    alertID = alert["alert_id"]?.asText ?? ""
    programVersion = run["program_version"]?.asText ?? ""
    let index = try SealedAlert.document("source/index.json", files)
    guard let records = index["records"]?.asList else {
      throw ReplayError.unreadable(file: "source/index.json")
    }
    transactions = try records.enumerated().map {
      try SealedAlert.transaction($0.element, $0.offset + 1, files)
    }
  }

  /// A JSON file of the bundle.
  func document(_ name: String) throws -> JSONValue { try SealedAlert.document(name, files) }

  private static func document(_ name: String, _ files: [String: [UInt8]]) throws -> JSONValue {
    guard let value = files[name].flatMap({ JSONReader.value(of: $0) }) else {
      throw ReplayError.unreadable(file: name)
    }
    return value
  }

  private static func transaction(_ record: JSONValue, _ number: Int, _ files: [String: [UInt8]]) throws
    -> Transaction
  {
    func bytes(_ key: String) -> [UInt8]? { record[key]?.asText.flatMap { files[$0] } }
    guard let name = record["source_file"]?.asText, let digest = record["source_file_sha256"]?.asText,
      let recordNumber = record["record_number"]?.asInteger, let offset = record["byte_offset"]?.asInteger,
      let own = bytes("path"), let offsetInEntry = record["offset_in_entry"]?.asInteger
    else { throw ReplayError.unreadable(file: "source/index.json") }
    guard let path = record["history_path"]?.asText else {
      throw ReplayError.withoutHistory(transaction: number)
    }
    guard let history = files[path].flatMap(RowHistory.init(json:)) else {
      throw ReplayError.unreadable(file: path)
    }
    let fragment = SourceFragment(
      head: bytes("head_path") ?? [], record: bytes("entry_path") ?? own,
      tail: Array((record["added_tail"]?.asText ?? "").utf8), offset: offsetInEntry)
    return Transaction(
      number: number, sourceFile: name, fileDigest: digest, recordNumber: recordNumber, byteOffset: offset,
      bytes: own, fragment: fragment,
      encoding: record["encoding"]?.asText.flatMap(CSVMapping.Encoding.init(rawValue:)), history: history)
  }

  /// The pipeline as the bundle holds it, with what a transaction met of its reference files.
  func pipeline(for history: RowHistory) throws -> PipelineDefinition {
    var pack: [String: [UInt8]] = [:]
    let prefix = "rules/pack/"
    for (name, bytes) in files where name.hasPrefix(prefix) {
      pack[String(name.dropFirst(prefix.count))] = bytes
    }
    guard let manifestBytes = pack["pipeline.yaml"],
      let manifest = PipelineManifest.read(bytes: manifestBytes, name: "pipeline.yaml").0
    else { throw ReplayError.unreadable(file: prefix + "pipeline.yaml") }
    pack[SealedPipeline.path(of: manifest.model)] = files["model/model.safetensors"]
    pack[SealedPipeline.path(of: manifest.policy)] = files["policy.yaml"]
    return try PipelineDefinition.load(
      sealed: SealedPipeline(files: pack, watchLists: history.watchLists, labels: history.labels))
  }
}
