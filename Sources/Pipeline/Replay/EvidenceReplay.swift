import AlertStore
import Core
import Evidence
import Features
import Ingest
import Rules
import Scoring

/// Computes a sealed alert again from the bundle alone: reads the source bytes, computes the features from the enclosed history, evaluates
/// the rules, runs the exact pass, and holds every value beside the sealed one.
///
/// - Determinism: the same bundle gives the same values with any number of workers, and on any machine that passes the self-test.
/// - Errors: `ReplayError` when the bundle cannot be computed again, `EvidenceError` when it cannot be opened, `PipelineError` when its
///   pipeline is not one that this version reads, `ScoringError` when this machine's arithmetic is wrong.
public struct EvidenceReplay {
  /// The alert's number.
  public let alertID: String
  /// The version of the program that sealed it.
  public let sealedVersion: String
  /// The version that computed it again.
  public let runningVersion: String
  /// The number of transactions.
  public let transactions: Int
  /// Every value, in the order of the files and of their members.
  public let values: [ReplayedValue]

  /// Whether every value is the same.
  public var isEqual: Bool { values.allSatisfy(\.isEqual) }

  /// Computes the bundle at a path again.
  public init(path: String, workers: Int = 1) throws {
    let sealed = try SealedAlert(path: path)
    var found: [(record: AlertTransactionRecord, evidence: EvidenceTransaction)] = []
    var computed: [EvidenceFile] = []
    for transaction in sealed.transactions {
      let definition = try sealed.pipeline(for: transaction.history)
      let record = try EvidenceReplay.record(transaction, definition, workers: workers)
      guard
        let evidence = EvidenceTransaction(
          record, sourceFile: transaction.sourceFile, sourceBytes: transaction.bytes, rules: definition.rules)
      else { throw ReplayError.unreadable(file: "features.json") }
      found.append((record, evidence))
      computed.append(ScoreDocument.file(record, number: transaction.number))
      computed += try HistoryDocument.files(
        transaction.history, account: evidence.values.account, declared: definition.catalogue.declared,
        number: transaction.number)
    }
    computed += EvidenceSeal.computed(found.map(\.evidence))
    computed += [
      EvidenceFile(path: "narrative.ja.txt", lines: found.map(\.record.summaryJapanese)),
      EvidenceFile(path: "narrative.en.txt", lines: found.map(\.record.summaryEnglish)),
    ]
    alertID = sealed.alertID
    sealedVersion = sealed.programVersion
    runningVersion = ProgramVersion.current
    transactions = sealed.transactions.count
    values =
      try EvidenceReplay.alert(found.map(\.record), try sealed.document("alert.json"))
      + computed.sorted { $0.path < $1.path }.flatMap { try EvidenceReplay.compare($0, sealed) }
  }

  /// What an alert takes from its transactions: the account, the strongest score and its probability, and the stronger band.
  private static func alert(_ records: [AlertTransactionRecord], _ sealed: JSONValue) throws
    -> [ReplayedValue]
  {
    guard let strongest = records.max(by: { $0.score.scoreMicro < $1.score.scoreMicro }) else { return [] }
    let band = records.contains { $0.band == .alarm } ? StoredAlert.Band.alarm : .look
    var json = JSONText()
    json.object { json in
      json.member("account", strongest.account.text)
      json.member("score_micro", strongest.score.scoreMicro)
      json.member("probability", strongest.score.probability)
      json.member("probability_is_calibrated", strongest.score.isCalibrated)
      json.member("band", band.rawValue)
    }
    guard case .object(let computed)? = JSONReader.value(of: Array(json.text.utf8)) else { return [] }
    let kept = computed.compactMap { member in sealed[member.key].map { JSONMember(member.key, $0) } }
    return ReplayedValue.compare(file: "alert.json", sealed: .object(kept), computed: .object(computed))
  }

  private static func compare(_ file: EvidenceFile, _ sealed: SealedAlert) throws -> [ReplayedValue] {
    guard file.path.hasSuffix(".json"), let computed = JSONReader.value(of: file.bytes) else {
      func line(_ bytes: [UInt8]) -> String { JSONText.quoted(String(decoding: bytes, as: UTF8.self)) }
      return [
        ReplayedValue(
          file: file.path, place: "", sealed: sealed.files[file.path].map(line), computed: line(file.bytes))
      ]
    }
    return ReplayedValue.compare(file: file.path, sealed: try sealed.document(file.path), computed: computed)
  }

  /// What a night would record of the transaction.
  private static func record(
    _ transaction: SealedAlert.Transaction, _ definition: PipelineDefinition, workers: Int
  ) throws -> AlertTransactionRecord {
    let history = transaction.history
    var options = definition.manifest.readingOptions(referenceDay: history.night)
    if let encoding = transaction.encoding {
      for index in options.csv.layouts.indices where options.csv.layouts[index].encoding == .detect {
        options.csv.layouts[index].encoding = encoding
      }
    }
    var batch = TransactionBatch()
    guard
      try transaction.fragment.read(
        name: transaction.sourceFile, length: transaction.bytes.count, options: options, into: &batch)
    else { throw ReplayError.recordNotRead(transaction: transaction.number) }
    batch.recordNumber[0] = transaction.recordNumber
    batch.byteOffset[0] = transaction.byteOffset
    let engine = StoredState.engine(
      definition.featureSources, customers: history.customers, businessDay: history.night, workers: workers)
    let states = Dictionary(
      history.states.map { (Key(kind: $0.kind.rawValue, key: $0.key), $0) },
      uniquingKeysWith: { first, _ in first })
    try StoredState.restore(batch, into: engine) { kind, key in
      states[Key(kind: kind, key: key)].map {
        StoredEntityState(version: $0.version, content: $0.content, days: nil)
      }
    }
    return try assess(batch, engine, definition, transaction, workers: workers)
  }

  private static func assess(
    _ batch: TransactionBatch, _ engine: FeatureEngine, _ definition: PipelineDefinition,
    _ transaction: SealedAlert.Transaction, workers: Int
  ) throws -> AlertTransactionRecord {
    var matrix = FeatureMatrix(names: definition.catalogue.names, rowCapacity: 1)
    engine.compute(batch, into: &matrix)
    var evaluator = RuleEvaluator(pack: definition.rules, exceptionsOn: transaction.history.night)
    var verdicts = RuleVerdicts()
    evaluator.evaluate(batch, features: matrix, into: &verdicts)
    let assessor = NightStages.assessor(of: definition, workers: workers)
    try assessor.selfTest(seed: NightStages.selfTestSeed)
    let found = try assessor.assess(
      batch, matrix, verdicts, lineMicro: definition.policy.lookLineMicro, asked: [true])
    guard let assessment = found.first else {
      throw ReplayError.recordNotRead(transaction: transaction.number)
    }
    return AlertRecordMaker(
      rules: definition.rules, policy: definition.policy, catalogue: definition.catalogue
    ).record(assessment, batch, matrix, fileDigest: transaction.fileDigest)
  }

  private struct Key: Hashable {
    var kind: Int
    var key: String
  }
}

extension EvidenceFile {
  fileprivate init(path: String, lines: [String]) {
    self.init(path: path, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}
