import AlertStore
import Core
import Cryptography
import Features
import Ingest
import Rules
import Scoring

/// One night: every new file of the inbox is read, scored and stored, each in one database transaction.
///
/// - Input: a loaded pipeline; clock and workers are arguments.
/// - Determinism: the same files in the same state of the database give the same rows, whatever the number of workers.
/// - Errors: a file that cannot be read, changes while it is read or is refused is said in the summary and the night goes on; errors of
///   the database, of the arithmetic or of the customers' file end the night, and nothing of the file at hand is stored.
public struct Night {
  /// The pipeline.
  public var definition: PipelineDefinition
  /// The folder with the files.
  public var inputPath: String
  /// The customers' file, or nil.
  public var customersPath: String?
  /// The database.
  public var databasePath: String
  /// The business day of the night, which also places dates without a year.
  public var businessDay: BankDay
  /// When the run began.
  public var startedAt: Instant
  /// The threads to use.
  public var workers: Int
  /// Hears how far the night has come.
  public var progress: (NightProgress) -> Void
  /// Tells the time at the end of the run, and before each file when `until` is there.
  public var now: () -> Instant
  /// The moment from which on no file is begun, or nil.
  public var until: Instant?
  /// Asked before each file: whether the night is to begin no further one.
  ///
  /// What it did is settled as at any other end.
  public var isStopAsked: () -> Bool = { false }

  /// Who lets the night run with rules that two people have not approved, or nil when nobody does.
  public var unapproved: UnapprovedRun?

  /// Makes a night from its parts.
  public init(
    definition: PipelineDefinition, inputPath: String, customersPath: String?, databasePath: String,
    businessDay: BankDay, startedAt: Instant, workers: Int, progress: @escaping (NightProgress) -> Void,
    now: @escaping () -> Instant
  ) {
    self.definition = definition
    self.inputPath = inputPath
    self.customersPath = customersPath
    self.databasePath = databasePath
    self.businessDay = businessDay
    self.startedAt = startedAt
    self.workers = workers
    self.progress = progress
    self.now = now
  }

  /// Runs the night.
  public func run() throws -> NightOutcome {
    let settledBy = Instant(
      secondsSince1970: startedAt.secondsSince1970 - Int64(definition.manifest.settleSeconds))
    guard
      let inbox = InboxFolder(
        path: inputPath, settledBy: definition.manifest.settleSeconds > 0 ? settledBy : nil)
    else { throw PipelineError.unreadableInbox(path: inputPath) }
    return try NightLock.hold(forDatabaseAt: databasePath, at: startedAt) {
      let store = try AlertDatabase(path: databasePath, access: .readWrite)
      if definition.manifest.approvedRules == .required {
        let approval = RuleApproval(store)
        if let unapproved {
          try approval.force(definition.rulesDigest, unapproved)
        } else {
          try approval.expectApproved(definition.rulesDigest)
        }
      }
      return try run(inbox, store)
    }
  }

  private func run(_ inbox: InboxFolder, _ store: AlertDatabase) throws -> NightOutcome {
    var summary = NightOutcome()
    summary.leftAlone = inbox.leftAlone
    var stages: NightStages?
    for (index, name) in inbox.files.enumerated() {
      if let stop {
        summary.stop = stop
        summary.filesLeft = Array(inbox.files[index...])
        break
      }
      do {
        try take(name, inbox.sideTotals(of: name), &stages, store, &summary)
      } catch let error as IngestError {
        stages = nil
        summary.files.append(NightOutcome.FileLine(name: name, fate: .unreadable(error.finding)))
      } catch let held as HeldDelivery {
        stages = nil
        summary.files.append(NightOutcome.FileLine(name: name, fate: .held(held.finding)))
      } catch AlertStoreError.fileAlreadyRecorded(let known) {
        // The same content in another compression: what it did to the windows is undone with its rows.
        stages = nil
        summary.files.append(NightOutcome.FileLine(name: name, fate: .known(known)))
      }
    }
    if try summary.runID != nil || store.isUnsettled(night: businessDay) {
      try store.settleNight(businessDay, workflow: definition.workflow) {
        try NightQueueing(policy: definition.policy).settle($0)
        try NightMonths.keep($0)
      }
    }
    if let runID = summary.runID { try store.finishRun(runID, finishedAt: now()) }
    return summary
  }

  /// Why no further file is begun, or nil when the next one is.
  private var stop: NightStop? {
    if isStopAsked() { return .asked }
    guard let until, now() >= until else { return nil }
    return .timePassed
  }

  /// Reads, scores and stores one file, unless its bytes were stored before.
  private func take(
    _ name: String, _ sideName: String?, _ stages: inout NightStages?, _ store: AlertDatabase,
    _ summary: inout NightOutcome
  ) throws {
    let path = inputPath + "/" + name
    let digest = try TransactionFile.digest(ofFileAt: path)
    if let known = try store.fileKnown(digest: digest.hexadecimal) {
      summary.files.append(NightOutcome.FileLine(name: name, fate: .known(known)))
      return
    }
    var sideTotals: SideTotals?
    switch try SideTotalsSource.read(
      sidePath: sideName.map { inputPath + "/" + $0 }, of: name, rule: definition.manifest.totals)
    {
    case .declared(let totals): sideTotals = totals
    case .refused(let finding):
      // Nothing is stored, so that the next night tries again with a corrected side file.
      summary.files.append(NightOutcome.FileLine(name: name, fate: .unreadable(finding)))
      return
    case nil: break
    }
    let ready = try stages ?? makeStages(store)
    stages = ready
    let (countsBefore, learningBefore) = (ready.state.counts, ready.learningCount)
    let line = try read(name, sideTotals, digest, ready, store, &summary)
    summary.files.append(line)
    if case .quarantined = line.fate {
      // What a refused file did to the windows is undone by reading the stored state again.
      stages = nil
      return
    }
    summary.windowCounts += ready.state.counts.since(countsBefore)
    summary.learningTransactions += ready.learningCount - learningBefore
    summary.count(ready.missing, model: definition.model)
    if ready.remembersMore { stages = nil }
  }

  private func makeStages(_ store: AlertDatabase) throws -> NightStages {
    let customers = try CustomersSource.read(path: customersPath, of: definition.featureSources)
    let engine = StoredState.engine(
      definition.featureSources, customers: customers?.table ?? CustomerTable(), businessDay: businessDay,
      workers: workers)
    let firstDay = try store.firstStateDay(kind: EntityKind.account.rawValue)
    let stages = NightStages(
      definition, engine: engine, firstDay: firstDay, businessDay: businessDay, workers: workers,
      history: NightHistory(
        definition.featureSources, rules: definition.rules, customers: customers?.table ?? CustomerTable(),
        businessDay: businessDay),
      sample: try definition.policy.queue.sample.map { sample in
        NightSample(sample, night: businessDay, stored: try store.sampleCandidates(night: businessDay))
      })
    stages.references = references(customers)
    try stages.selfTest()
    return stages
  }

  /// Which reference files decided beside the pipeline's own, and which adapter the model had on: name, digest and day, one word each.
  private func references(_ customers: CustomerFile?) -> [String] {
    func word(_ name: String, _ digest: SHA256Digest, _ asOf: BankDay?) -> String {
      "\(name)=\(digest.hexadecimal)" + (asOf.map { "@\($0.iso8601)" } ?? "")
    }
    return (customers.map { [word("customers", $0.digest, $0.table.asOf)] } ?? [])
      + definition.watchLists.map { word("watch_list.\($0.table.id)", $0.digest, $0.table.asOf) }
      + (definition.labels.map { [word("labels", $0.digest, $0.table.asOf)] } ?? [])
      + (definition.adapterDigest.map { [word("adapter", $0, nil)] } ?? [])
  }

  private func read(
    _ name: String, _ sideTotals: SideTotals?, _ digest: SHA256Digest, _ stages: NightStages,
    _ store: AlertDatabase, _ summary: inout NightOutcome
  ) throws -> NightOutcome.FileLine {
    let file = try TransactionFile(
      path: inputPath + "/" + name, name: name, options: options, within: inputPath)
    var records = FileRecords(file, sideTotals: sideTotals)
    let description = records.description(digest: digest)
    var line = NightOutcome.FileLine(name: name, fate: .accepted)
    let maker = AlertRecordMaker(
      rules: definition.rules, policy: definition.policy, catalogue: definition.catalogue)
    stages.beginFile()
    let recorded = try store.recordFile(
      run: runDescription, file: description, workflow: definition.workflow
    ) { transaction in
      var batch = TransactionBatch()
      var raised: Set<Int64> = []
      while try file.read(into: &batch) {
        records.add(batch)
        if !records.isOverYenLimit {
          var told: [Int] = []
          for assessment in try stages.assess(batch, find: transaction.state) {
            let reachesLine = assessment.scoreMicro >= definition.policy.lookLineMicro
            func record() -> AlertTransactionRecord {
              if told.last != assessment.row { told.append(assessment.row) }
              return maker.record(assessment, batch, stages.matrix, fileDigest: digest.hexadecimal)
            }
            stages.sample?.take(assessment, of: batch, reachesLine: reachesLine, record: record)
            guard reachesLine else { continue }
            raised.insert(batch.recordNumber[assessment.row])
            _ = try transaction.raise(record())
            line.raised += 1
          }
          stages.noteHistory(of: batch, rows: told)
        }
        if !records.isOverYenLimit { try keep(stages.suppressions, of: batch, transaction, &line) }
        for reject in file.takeRejects() { transaction.insert(FileRecords.record(reject)) }
        progress(records.progress)
      }
      for reject in file.takeRejects() { transaction.insert(FileRecords.record(reject)) }
      guard file.digest == digest else { throw IngestError.changed(file: name) }
      if let content = file.contentDigest?.hexadecimal,
        let known = try transaction.fileKnown(contentDigest: content)
      {
        throw AlertStoreError.fileAlreadyRecorded(known)
      }
      if records.faults.isEmpty { try keepHistories(of: raised, file, stages, transaction) }
      return try finish(records, stages, transaction, &line)
    }
    summary.runID = recorded.runID
    return line
  }

  /// Keeps what the features of the file's alerts, and of those drawn from it, were computed from: enough to compute them again.
  private func keepHistories(
    of raised: Set<Int64>, _ file: TransactionFile, _ stages: NightStages, _ transaction: FileTransaction
  ) throws {
    let drawn = stages.sample?.recordNumbersTaken ?? []
    let numbers = raised.union(drawn)
    if numbers.isEmpty { return }
    let path = inputPath + "/" + file.name
    let again = try TransactionFile(path: path, name: file.name, options: options, within: inputPath)
    let histories = try stages.history.histories(
      of: numbers, extraColumns: options.extraColumns, read: { try again.read(into: &$0) },
      find: transaction.state)
    // Between the two readings somebody may have put another file in its place.
    guard let histories, try TransactionFile.digest(ofFileAt: path, within: inputPath) == file.digest else {
      throw IngestError.changed(file: file.name)
    }
    for (recordNumber, history) in histories {
      let bytes = Array(history.json.utf8)
      if raised.contains(recordNumber) { try transaction.keep(history: bytes, recordNumber: recordNumber) }
      if drawn.contains(recordNumber) { stages.sample?.keep(history: bytes, recordNumber: recordNumber) }
    }
  }

  /// Keeps what exceptions held back, each hit with its record, and counts it by exception.
  private func keep(
    _ suppressions: [RuleVerdicts.Suppression], of batch: TransactionBatch, _ transaction: FileTransaction,
    _ line: inout NightOutcome.FileLine
  ) throws {
    for suppression in suppressions {
      let row = Int(suppression.row)
      let rule = definition.rules.rules[Int(suppression.rule)]
      let exception = rule.exceptions[Int(suppression.exception)]
      try transaction.insert(
        SuppressionRecord(
          recordNumber: batch.recordNumber[row], account: AccountID(batch.account.string(row)),
          amountYen: batch.amountYen[row], rule: rule.id, exception: exception.id))
      line.suppressed[exception.id, default: 0] += 1
    }
  }

  private func finish(
    _ records: FileRecords, _ stages: NightStages, _ transaction: FileTransaction,
    _ line: inout NightOutcome.FileLine
  ) throws -> FileOutcome {
    let delivery = Delivery(records.file, businessDay: businessDay)
    for finding in records.findings { transaction.insert(finding) }
    for total in records.controlTotals { transaction.insert(total) }
    let faults = records.faults
    if faults.isEmpty { try compare(delivery, of: records.file.name, transaction) }
    var outcome = records.outcome(isAccepted: faults.isEmpty)
    outcome.deliveryDigest = delivery.digest.hexadecimal
    outcome.notes = ([outcome.notes] + stages.references).filter { !$0.isEmpty }.joined(separator: " ")
    if faults.isEmpty {
      try stages.state.takeChanges { entity, days in
        try transaction.saveState(
          kind: entity.kind.rawValue, key: entity.key, version: entity.version, days: days,
          content: entity.content)
      }
      try stages.sample?.takeChanges(to: transaction)
      if let newest = stages.newestDay {
        // Neither a row dated in the future nor a clock ahead of the files can make the night forget what it needs.
        let cutoff = min(newest, businessDay).adding(days: -FeatureState.storedDays)
        if try transaction.dropStates(before: cutoff) > 0 { stages.remembersMore = true }
      }
      try transaction.add(stages.distributions.records)
      outcome.reconciliation?.recordsScored = stages.scored.records
      outcome.reconciliation?.yenScored = stages.scored.yen
    } else {
      line.fate = .quarantined(faults)
      line.raised = 0
      line.suppressed = [:]
    }
    line.take(outcome)
    return outcome
  }

  /// Says what is known of the same delivery and of the same name.
  private func compare(_ delivery: Delivery, of name: String, _ transaction: FileTransaction) throws {
    if let earlier = try transaction.fileKnown(deliveryDigest: delivery.digest.hexadecimal) {
      guard definition.manifest.redelivery == .take else {
        throw HeldDelivery(finding: delivery.held(for: earlier))
      }
      transaction.insert(delivery.taken(beside: earlier))
    } else if let earlier = try transaction.fileKnown(name: name) {
      transaction.insert(delivery.sameName(as: earlier))
    }
  }

  private var options: ReadingOptions {
    definition.manifest.readingOptions(referenceDay: businessDay)
  }

  private var runDescription: RunDescription {
    RunDescription(
      startedAt: startedAt, businessDay: businessDay, pipeline: definition.manifest.name,
      pipelineDigest: definition.digest.hexadecimal, modelDigest: definition.modelDigest.hexadecimal,
      rulesDigest: definition.rulesDigest.hexadecimal, programVersion: ProgramVersion.current)
  }
}
