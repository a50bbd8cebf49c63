import Core
import Cryptography

/// Checks that the files of a sealed alert agree with each other.
struct EvidenceCheck {
  private(set) var findings: [Finding] = []
  /// The number of transactions in `reasons.json`, or nil when it cannot be read.
  private(set) var transactionCount: Int?
  private let report: BagReport
  private var documents: [String: JSONValue] = [:]

  /// The files that hold one entry for each transaction, with the key of their list.
  private static let lists = [
    (name: EvidenceFileNames.reasons, key: "transactions"),
    (name: EvidenceFileNames.features, key: "transactions"),
    (name: EvidenceFileNames.firedRules, key: "transactions"),
    (name: EvidenceFileNames.transactions, key: "transactions"),
    (name: EvidenceFileNames.sourceIndex, key: "records"),
  ]

  init(report: BagReport) {
    self.report = report
  }

  mutating func run() {
    checkRestriction()
    for name in EvidenceFileNames.required where file(name) == nil { add(.contentMissing, name) }
    readDocuments()
    for (index, entry) in entries(of: EvidenceFileNames.reasons).enumerated() {
      checkSum(of: entry, number: index + 1)
    }
    for list in EvidenceCheck.lists where documents[list.name] != nil { checkNumbers(of: list.name) }
    for (index, record) in entries(of: EvidenceFileNames.sourceIndex).enumerated() {
      checkSourceRecord(record, number: index + 1)
    }
    checkModel()
    checkIndex()
    checkAudit()
  }

  /// Each entry has the hash of its lines, and entries that follow each other in the bank's audit hold each other.
  ///
  /// - Source: the chain of `mekiki audit verify`; the last line of an entry is the hash of the one before.
  private mutating func checkAudit() {
    guard let bytes = report.kept[BagFile.payloadPrefix + EvidenceFileNames.audit] else { return }
    guard let entries = JSONReader.value(of: bytes)?["entries"]?.asList else {
      return add(.contentUnreadable, EvidenceFileNames.audit)
    }
    var before: (number: Int64, hash: String)?
    for (index, entry) in entries.enumerated() {
      let texts = ["at", "actor", "action", "subject", "detail", "previous_hash"].map { entry[$0]?.asText }
      guard let number = entry["entry_id"]?.asInteger, let hash = entry["hash"]?.asText, !texts.contains(nil)
      else { return add(.contentUnreadable, EvidenceFileNames.audit, record: index + 1) }
      let lines = (["\(number)"] + texts.compactMap { $0 }).joined(separator: "\n") + "\n"
      let follows =
        before.map { number != $0.number + 1 || entry["previous_hash"]?.asText == $0.hash } ?? true
      if !follows || SHA256Hasher.digest(of: Array(lines.utf8)).hexadecimal != hash {
        add(.auditBroken, EvidenceFileNames.audit, record: index + 1)
      }
      before = (number, hash)
    }
  }

  /// The list of files that programs begin with must be that of the bundle.
  private mutating func checkIndex() {
    guard let index = documents[EvidenceFileNames.evidence] else { return }
    guard index["schema"]?.asText == IndexDocument.schema, let files = index["files"]?.asList else {
      return add(.contentUnreadable, EvidenceFileNames.evidence)
    }
    let listed = files.compactMap { $0["path"]?.asText }
    let isTrue = files.allSatisfy { entry in
      guard let path = entry["path"]?.asText, let found = file(path) else { return false }
      return entry["sha256"]?.asText == found.digest.hexadecimal
        && entry["bytes"]?.asInteger == found.byteCount
    }
    // The list itself and the one beside it, which names it, are not in it.
    let isOnce = Set(listed.map { Array($0.utf8) }).count == listed.count
    if !isTrue || !isOnce || listed.count != report.payloadFiles - 2 {
      add(.indexDiffers, EvidenceFileNames.evidence)
    }
  }

  private mutating func readDocuments() {
    for name in EvidenceFileNames.required where name.hasSuffix(".json") {
      guard let bytes = report.kept[BagFile.payloadPrefix + name] else { continue }
      let value = JSONReader.value(of: bytes)
      let key = EvidenceCheck.lists.first { $0.name == name }?.key
      guard let value, key == nil || key.flatMap({ value[$0]?.asList }) != nil else {
        add(.contentUnreadable, name)
        continue
      }
      documents[name] = value
    }
    if documents[EvidenceFileNames.reasons] != nil {
      transactionCount = entries(of: EvidenceFileNames.reasons).count
    }
  }

  private mutating func checkRestriction() {
    let marks = report.metadata?.fields.filter { $0.label == EvidenceRestriction.label }.map(\.value) ?? []
    if marks.contains(EvidenceRestriction.japanese), marks.contains(EvidenceRestriction.english) { return }
    findings.append(EvidenceCode.restrictionMissing.finding(at: Finding.Place(file: BagFile.metadata)))
  }

  private mutating func checkSum(of entry: JSONValue, number: Int) {
    let reasons = entry["reasons"]?.asList
    let contributions = reasons?.map { $0["contribution_micro"]?.asInteger }
    guard let score = entry["score_micro"]?.asInteger, let baseline = entry["baseline_micro"]?.asInteger,
      let contributions, !contributions.contains(nil)
    else { return add(.contentUnreadable, EvidenceFileNames.reasons, record: number) }
    if !EvidenceSum.adds(baseline, contributions.compactMap { $0 }, to: score) {
      add(.sumDiffers, EvidenceFileNames.reasons, record: number)
    }
  }

  /// Every list must hold the same transactions, numbered from 1, and at least one.
  private mutating func checkNumbers(of name: String) {
    let numbers = entries(of: name).map { $0["number"]?.asInteger }
    let expected = (0..<(transactionCount ?? numbers.count)).map { Int64($0 + 1) }
    if numbers.isEmpty || numbers != expected { add(.transactionsDiffer, name) }
  }

  /// A bundle that withholds source bytes says so of the alert, and then has none.
  private mutating func checkSourceRecord(_ record: JSONValue, number: Int) {
    if withheld != nil, record["path"] == .null, record["sha256"] == .null { return }
    let name = EvidenceFileNames.sourceRecord(number)
    guard let found = file(name), record["path"]?.asText == name,
      record["sha256"]?.asText == found.digest.hexadecimal,
      record["byte_length"]?.asInteger == found.byteCount
    else { return add(.recordDiffers, name) }
  }

  /// Why source bytes are not there, or nil for a bundle that has them.
  var withheld: EvidenceWithheld? {
    guard let alert = documents[EvidenceFileNames.alert], let word = alert["withheld"]?.asText,
      let reason = EvidenceWithheld.Reason(rawValue: word)
    else { return nil }
    return EvidenceWithheld(
      reason, at: alert["withheld_at"]?.asText,
      role: alert["withheld_role"]?.asText)
  }

  private mutating func checkModel() {
    guard let run = documents[EvidenceFileNames.run] else { return }
    guard let stated = run["model_sha256"] else { return add(.contentUnreadable, EvidenceFileNames.run) }
    let found = file(EvidenceFileNames.model)?.digest.hexadecimal
    if found != stated.asText { add(.modelDiffers, EvidenceFileNames.model) }
  }

  private func entries(of name: String) -> [JSONValue] {
    let key = EvidenceCheck.lists.first { $0.name == name }?.key
    return key.flatMap { documents[name]?[$0]?.asList } ?? []
  }

  private func file(_ name: String) -> BagReport.File? {
    report.files[BagFile.payloadPrefix + name]
  }

  private mutating func add(_ code: EvidenceCode, _ name: String, record: Int? = nil) {
    let place = Finding.Place(file: BagFile.payloadPrefix + name, record: record.map(Int64.init))
    findings.append(code.finding(at: place))
  }
}
