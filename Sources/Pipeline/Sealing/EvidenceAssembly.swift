import AlertStore
import Core
import Evidence
import Features
import Glibc
import Ingest
import Reporting
import Rules

/// Gathers everything behind one alert: the stored record, the source bytes, and the pipeline's files that made it.
///
/// - Input: the pipeline as it was when the alert was made; its digests are compared with those of the run.
/// - Errors: `SealingError` when the alert, the pipeline or a source file is not what it was.
public struct EvidenceAssembly {
  private let definition: PipelineDefinition
  private let database: AlertDatabase
  private let inputPath: String
  private let known = Known()

  /// What was asked once and does not change while alerts are sealed.
  private final class Known {
    var digests: [String: String?] = [:]
    var runs: [StoredRun]?
    var runOfFile: [Int64: Int64]?
    var card: [EvidenceFile]?
    var encodings: [String: (format: String, encoding: String?)] = [:]
  }

  /// Makes an assembly; `inputPath` is the folder with the source files.
  public init(definition: PipelineDefinition, database: AlertDatabase, inputPath: String) {
    self.definition = definition
    self.database = database
    self.inputPath = inputPath
  }

  /// The content of a bundle for one alert.
  ///
  /// What was erased when its time was over is said to be gone. With `redaction`, the alert as its role may see it, with commitments to what
  /// the whole bundle would hold.
  public func content(alertID: String, redaction: EvidenceRedaction? = nil) throws -> EvidenceContent {
    guard let detail = try database.alert(id: alertID) else { throw SealingError.noSuchAlert(id: alertID) }
    if let at = detail.alert.erasedAt {
      return try content(detail, withheld: EvidenceWithheld(.erased, at: at.iso8601Japan))
    }
    let whole = try content(detail, withheld: nil)
    guard let redaction else { return whole }
    var part = try content(
      redaction.mask.masked(detail), withheld: EvidenceWithheld(.redacted, role: redaction.role))
    part.documents.append(
      EvidenceFile(
        path: "commitments.json",
        bytes: EvidenceCommitments(wholeContent: whole, opening: redaction.opening).json))
    return part
  }

  /// What may name others is left out: the name of a file may name a person, a small file's digest lets anyone try who stands in it,
  /// related alerts are those of other parties, and history says who did what.
  private func reduced(_ all: StoredAlertDetail, _ withheld: EvidenceWithheld) -> StoredAlertDetail {
    var detail = withheld.reason == .redacted ? all.withoutRelated.withoutHistory : all.withoutRelated
    for index in detail.transactions.indices {
      detail.transactions[index].fileName = "***"
      detail.transactions[index].record.source = SourceReference(
        fileDigest: "", recordNumber: detail.transactions[index].record.source.recordNumber, byteOffset: 0,
        byteLength: 0)
    }
    return detail
  }

  private func content(_ all: StoredAlertDetail, withheld: EvidenceWithheld?) throws -> EvidenceContent {
    let detail = withheld.map { reduced(all, $0) } ?? all
    let run = try run(of: detail.alert)
    try checkPipeline(of: detail.transactions)
    let transactions = try detail.transactions.map { try transaction($0, isWithheld: withheld != nil) }
    var content = EvidenceContent(
      alert: EvidenceAlert(
        identifier: detail.alert.alertID, account: detail.alert.account.text,
        businessDay: detail.alert.businessDay,
        scoreMicro: detail.alert.scoreMicro, probability: detail.alert.probability,
        band: detail.alert.band.rawValue,
        state: detail.alert.state.rawValue, typology: detail.alert.typology),
      run: run, transactions: transactions, policy: definition.policyFile.bytes,
      narrativeJapanese: detail.transactions.map(\.record.summaryJapanese).joined(separator: "\n"),
      narrativeEnglish: detail.transactions.map(\.record.summaryEnglish).joined(separator: "\n"))
    content.alert.isCalibrated = detail.alert.isCalibrated
    let rules = withheld == nil ? definition.ruleFiles : definition.ruleFiles.filter(namesNoAccount)
    content.ruleFiles = (rules + definition.lexiconFiles + definition.ownFiles).map {
      EvidenceFile(path: SealedPipeline.path(of: $0.path), bytes: $0.bytes)
    }
    content.model = definition.modelFile.bytes
    content.withheld = withheld
    content.documents =
      try documents(detail, withheld) + explanations(detail) + memories(content.transactions)
    return content
  }

  /// Whether no exception in a file of rules names an account.
  private func namesNoAccount(_ file: PipelineDefinition.File) -> Bool {
    let name = file.path.split(separator: "/").last.map(String.init)
    return !definition.rules.everyRule.flatMap(\.exceptions).contains {
      ($0.account != nil || $0.counterparty != nil)
        && $0.place.file.split(separator: "/").last.map(String.init) == name
    }
  }

  /// What people did, the pages to read, and the model's card where one lies beside the model.
  ///
  /// Entries on earlier bundles and drafts are left out, so that the same alert gives the same bundle.
  ///
  /// A redacted bundle has neither entries of the audit nor what people did and wrote: both name whom others named.
  private func documents(_ detail: StoredAlertDetail, _ withheld: EvidenceWithheld?) throws -> [EvidenceFile]
  {
    let alert = NightReport.Alert(detail: detail, month: try database.month(ofAlert: detail.alert.alertID))
    let entries = try database.auditEntries(on: detail.alert.alertID).filter {
      $0.record.action != .evidenceExported && $0.record.action != .reportDrafted
        && (withheld == nil || !EvidenceAssembly.namesAttachment($0.record))
    }
    let isRedacted = withheld?.reason == .redacted
    var files = [
      ("detail.json", AlertDetail(detail, language: .japanese).json()),
      ("audit.json", AuditText(entries, language: .japanese).json()),
      (
        "narrative.ja.html",
        AlertNarrative(alert, language: .japanese, isHistoryWithheld: isRedacted).html
      ),
      ("narrative.en.html", AlertNarrative(alert, language: .english, isHistoryWithheld: isRedacted).html),
    ].map { EvidenceFile(path: $0.0, bytes: Array($0.1.utf8)) }
    if isRedacted { files.removeAll { $0.path.hasSuffix(".json") } }
    files += card
    return files
  }

  /// Whether an entry repeats the name of an attachment, which can name a person; older programs wrote it so.
  private static func namesAttachment(_ record: AuditRecord) -> Bool {
    record.action == .alertAttached && JSONReader.value(of: Array(record.detail.utf8))?["name"] != nil
  }

  private var card: [EvidenceFile] {
    if let card = known.card { return card }
    let model = definition.resolve(definition.manifest.model)
    let folder = model.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let card = ["card.json", "card.ja.md", "card.en.md"].compactMap { name in
      PipelineDefinition.contents(folder + "/" + name).map { EvidenceFile(path: "model/" + name, bytes: $0) }
    }
    known.card = card
    return card
  }

  /// What is kept of each score beside its reasons: types of scam, the challenger, the smallest change.
  private func explanations(_ detail: StoredAlertDetail) -> [EvidenceFile] {
    detail.transactions.enumerated().map { index, stored in
      ScoreDocument.file(stored.record, number: index + 1)
    }
  }

  /// What the account's windows remembered, for people to read.
  private func memories(_ transactions: [EvidenceTransaction]) throws -> [EvidenceFile] {
    try transactions.enumerated().flatMap { index, transaction -> [EvidenceFile] in
      guard let history = transaction.history.flatMap(RowHistory.init(json:)) else { return [] }
      return try HistoryDocument.files(
        history, account: transaction.values.account, declared: definition.catalogue.declared,
        number: index + 1)
    }
  }

  private func runs() throws -> [StoredRun] {
    if let runs = known.runs { return runs }
    let runs = try database.runs(limit: Int(Int32.max))
    known.runs = runs
    return runs
  }

  private func runOfFile() throws -> [Int64: Int64] {
    if let runOfFile = known.runOfFile { return runOfFile }
    let runOfFile = Dictionary(
      try database.files().map { ($0.fileID, $0.runID) }, uniquingKeysWith: { first, _ in first })
    known.runOfFile = runOfFile
    return runOfFile
  }

  /// The digest of a source file, read once; nil when it cannot be read.
  private func digest(ofFileAt path: String) -> String? {
    // A file that was changed or replaced since is another one.
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    let file =
      "\(facts.st_dev) \(facts.st_ino) \(facts.st_size) \(facts.st_mtim.tv_sec) \(facts.st_mtim.tv_nsec) \(path)"
    if let digest = known.digests[file] { return digest }
    let digest = (try? TransactionFile.digest(ofFileAt: path))?.hexadecimal
    known.digests[file] = .some(digest)
    return digest
  }

  private func run(of alert: StoredAlert) throws -> EvidenceRun {
    guard let stored = try runs().first(where: { $0.runID == alert.lastRunID }) else {
      throw SealingError.noSuchAlert(id: alert.alertID)
    }
    guard stored.description.pipelineDigest == definition.digest.hexadecimal else {
      throw SealingError.pipelineChanged(folder: definition.folder)
    }
    var run = EvidenceRun(
      identifier: stored.runID, startedAt: stored.description.startedAt,
      businessDay: stored.description.businessDay,
      pipeline: stored.description.pipeline, pipelineDigest: stored.description.pipelineDigest,
      modelDigest: stored.description.modelDigest, rulesDigest: stored.description.rulesDigest,
      programVersion: stored.description.programVersion)
    run.finishedAt = stored.finishedAt
    return run
  }

  /// An alert can grow over several runs; each of them must have had this very pipeline, or its rules and model would be missing.
  private func checkPipeline(of transactions: [StoredTransaction]) throws {
    let runOfFile = try runOfFile()
    let digestOfRun = Dictionary(
      try runs().map { ($0.runID, $0.description.pipelineDigest) },
      uniquingKeysWith: { first, _ in first })
    for stored in transactions {
      guard let runID = runOfFile[stored.fileID], digestOfRun[runID] == definition.digest.hexadecimal else {
        throw SealingError.pipelineChanged(folder: definition.folder)
      }
    }
  }

  private func transaction(_ stored: StoredTransaction, isWithheld: Bool) throws -> EvidenceTransaction {
    let record = stored.record
    if isWithheld {
      let transaction = EvidenceTransaction(
        record, sourceFile: stored.fileName, sourceBytes: nil, rules: definition.rules)
      guard let transaction else { throw SealingError.unreadableExplanation(alertID: stored.alertID) }
      return transaction
    }
    let path = inputPath + "/" + stored.fileName
    guard digest(ofFileAt: path) == record.source.fileDigest else {
      throw SealingError.sourceChanged(file: stored.fileName)
    }
    let bytes = try SourceRecord.bytes(
      path: path, offset: record.source.byteOffset, length: Int(record.source.byteLength))
    guard
      var transaction = EvidenceTransaction(
        record, sourceFile: stored.fileName, sourceBytes: bytes, rules: definition.rules)
    else { throw SealingError.unreadableExplanation(alertID: stored.alertID) }
    transaction.context = try context(of: stored, path: path)
    transaction.history = try database.history(ofTransaction: stored.transactionKey)
    return transaction
  }

  private func form(_ path: String, _ name: String, _ options: ReadingOptions) throws -> (String, String?) {
    if let form = known.encodings[path] { return form }
    let file = try TransactionFile(path: path, name: name, options: options)
    let form = (file.format?.word ?? "", file.encodingFound?.rawValue)
    known.encodings[path] = form
    return form
  }

  /// What of the file is needed beside the record to read it again.
  private func context(of stored: StoredTransaction, path: String) throws -> EvidenceContext {
    let options = definition.manifest.readingOptions(referenceDay: stored.record.businessDay)
    let fragment = try SourceFragment.cut(stored.record.source, path: path, options: options)
    var context = EvidenceContext()
    (context.format, context.encoding) = try form(path, stored.fileName, options)
    context.head = fragment.head
    if fragment.record.count != Int(stored.record.source.byteLength) {
      context.entry = fragment.record
      context.entryOffset = fragment.offset
    }
    context.tail = String(decoding: fragment.tail, as: UTF8.self)
    return context
  }
}
