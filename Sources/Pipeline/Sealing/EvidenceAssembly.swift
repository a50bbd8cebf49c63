import AlertStore
import Core
import Evidence
import Features
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

  /// Makes an assembly; `inputPath` is the folder with the source files.
  public init(definition: PipelineDefinition, database: AlertDatabase, inputPath: String) {
    self.definition = definition
    self.database = database
    self.inputPath = inputPath
  }

  /// The content of a bundle for one alert.
  public func content(alertID: String) throws -> EvidenceContent {
    guard let detail = try database.alert(id: alertID) else { throw SealingError.noSuchAlert(id: alertID) }
    guard detail.alert.erasedAt == nil else { throw SealingError.erased(id: alertID) }
    let run = try run(of: detail.alert)
    try checkPipeline(of: detail.transactions)
    let transactions = try detail.transactions.map { try transaction($0) }
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
    content.ruleFiles = (definition.ruleFiles + definition.lexiconFiles + definition.ownFiles).map {
      EvidenceFile(path: $0.path, bytes: $0.bytes)
    }
    content.model = definition.modelFile.bytes
    content.documents = try documents(detail)
    return content
  }

  /// What people did, the pages to read, and the model's card where one lies beside the model.
  ///
  /// Entries on earlier bundles and drafts are left out, so that the same alert gives the same bundle.
  private func documents(_ detail: StoredAlertDetail) throws -> [EvidenceFile] {
    let alert = NightReport.Alert(detail: detail, month: try database.month(ofAlert: detail.alert.alertID))
    let entries = try database.auditEntries(on: detail.alert.alertID).filter {
      $0.record.action != .evidenceExported && $0.record.action != .reportDrafted
    }
    var files = [
      ("detail.json", AlertDetail(detail, language: .japanese).json()),
      ("audit.json", AuditText(entries, language: .japanese).json()),
      ("narrative.ja.html", AlertNarrative(alert, language: .japanese).html),
      ("narrative.en.html", AlertNarrative(alert, language: .english).html),
    ].map { EvidenceFile(path: $0.0, bytes: Array($0.1.utf8)) }
    let model = definition.resolve(definition.manifest.model)
    let folder = model.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    for name in ["card.json", "card.ja.md", "card.en.md"] {
      guard let bytes = PipelineDefinition.contents(folder + "/" + name) else { continue }
      files.append(EvidenceFile(path: "model/" + name, bytes: bytes))
    }
    return files
  }

  private func run(of alert: StoredAlert) throws -> EvidenceRun {
    let runs = try database.runs(limit: Int(Int32.max))
    guard let stored = runs.first(where: { $0.runID == alert.lastRunID }) else {
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
    let runOfFile = Dictionary(
      try database.files().map { ($0.fileID, $0.runID) }, uniquingKeysWith: { first, _ in first })
    let digestOfRun = Dictionary(
      try database.runs(limit: Int(Int32.max)).map { ($0.runID, $0.description.pipelineDigest) },
      uniquingKeysWith: { first, _ in first })
    for stored in transactions {
      guard let runID = runOfFile[stored.fileID], digestOfRun[runID] == definition.digest.hexadecimal else {
        throw SealingError.pipelineChanged(folder: definition.folder)
      }
    }
  }

  private func transaction(_ stored: StoredTransaction) throws -> EvidenceTransaction {
    let record = stored.record
    let path = inputPath + "/" + stored.fileName
    let digest = try? TransactionFile.digest(ofFileAt: path)
    guard digest?.hexadecimal == record.source.fileDigest else {
      throw SealingError.sourceChanged(file: stored.fileName)
    }
    let bytes = try SourceRecord.bytes(
      path: path, offset: record.source.byteOffset, length: Int(record.source.byteLength))
    guard let features = StoredExplanation.features(record.explanation) else {
      throw SealingError.unreadableExplanation(alertID: stored.alertID)
    }
    var transaction = EvidenceTransaction(
      sourceFile: stored.fileName, source: record.source, sourceBytes: bytes, values: values(record),
      score: EvidenceScore(
        scoreMicro: record.score.scoreMicro, baselineMicro: record.score.baselineMicro,
        modelScoreMicro: record.score.modelScoreMicro, rulePoints: record.score.rulePoints,
        probability: record.score.probability, isCalibrated: record.score.isCalibrated))
    transaction.features = features
    transaction.firedRules = try firedRules(record, features, alertID: stored.alertID)
    transaction.reasons = record.reasons.map { reason in
      var evidence = EvidenceReason(
        origin: reason.origin.rawValue, name: reason.name, value: reason.value,
        contributionMicro: reason.contributionMicro, japanese: reason.japanese, english: reason.english)
      evidence.span = reason.span
      evidence.referenceCase = reason.referenceCase
      return evidence
    }
    return transaction
  }

  private func values(_ record: AlertTransactionRecord) -> EvidenceTransactionValues {
    let transaction = record.transaction
    var values = EvidenceTransactionValues(
      occurredAt: transaction.occurredAt, hasTimeOfDay: transaction.hasTimeOfDay,
      account: record.account.text,
      direction: transaction.direction, amountYen: transaction.amountYen, channel: transaction.channel,
      kind: transaction.kind)
    values.transactionID = transaction.transactionID
    values.counterpartyAccount = transaction.counterpartyAccount
    values.counterpartyName = transaction.counterpartyName
    values.originatorName = transaction.originatorName
    values.memo = transaction.memo
    values.balanceAfterYen = transaction.balanceAfterYen
    return values
  }

  private func firedRules(
    _ record: AlertTransactionRecord, _ features: [EvidenceFeature], alertID: String
  ) throws -> [EvidenceFiredRule] {
    let values = Dictionary(features.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return try record.reasons.filter { $0.origin == .rule }.map { reason in
      guard let rule = definition.rules.rules.first(where: { $0.id == reason.name }) else {
        // The pipeline is the run's own, so a name it does not know was written by somebody else.
        throw SealingError.unreadableExplanation(alertID: alertID)
      }
      var fired = EvidenceFiredRule(
        identifier: rule.id, titleJapanese: rule.title[.japanese], titleEnglish: rule.title[.english],
        points: Int64(rule.points))
      fired.referenceCase = rule.referenceCase
      fired.citations = rule.cited.map { .init(name: $0.text, value: values[$0.text] ?? nil) }
      return fired
    }
  }
}
