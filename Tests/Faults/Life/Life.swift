import Alerts
import AlertStore
import Core
import Foundation
import Pipeline

/// One life of a database, night after night, with what must hold after each of them.
struct Life {
  static let firstDay = BankDay(daysSince1970: 20_605)
  /// The most bytes that the windows of one account may take on an average, after any number of nights.
  static let stateBytesPerAccount = 16_384

  let plan: LifePlan
  let definitions: [PipelineDefinition]
  let folder: String
  /// Whether the nights that the plan kills are killed.
  let isKilled: Bool

  private(set) var kills = 0
  private var accepted = (files: 0, records: 0, yen: 0)

  private var database: String { folder + "/life.sqlite" }
  private var inbox: String { folder + "/inbox" }

  init(_ plan: LifePlan, _ definitions: [PipelineDefinition], folder: String, isKilled: Bool) throws {
    self.plan = plan
    self.definitions = definitions
    self.folder = folder
    self.isKilled = isKilled
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder + "/crashed", withIntermediateDirectories: true)
  }

  /// Lives one night and the day behind it, and gives the first thing that does not hold.
  mutating func live(_ index: Int) throws -> String? {
    let night = plan.nights[index]
    try deliver(night.deliveries)
    for delivery in night.deliveries where delivery.fate == .accepted {
      accepted = (accepted.files + 1, accepted.records + delivery.records, accepted.yen + delivery.yen)
    }
    var startedAt = night.startedAt
    if isKilled {
      for sign in night.kills {
        try runAndKill(night, startedAt, at: sign)
        startedAt = Instant(secondsSince1970: startedAt.secondsSince1970 + 60)
      }
    }
    let outcome = try run(night, startedAt) { _ in }
    if !isKilled, let words = unexpected(outcome, night.deliveries) { return words }
    try spendDay(night)
    // The life without kills is compared whole with the other one, so that it is looked at more seldom.
    return isKilled || index % 7 == 6 ? try fault() : nil
  }

  /// What the database says, in the form in which two lives are compared.
  func content() throws -> String {
    let question = try StoredContent.question(database: database, scratch: folder)
    return try StoredContent.read(database: database, question: question, scratch: folder)
  }

  private func deliver(_ deliveries: [LifeDelivery]) throws {
    try? FileManager.default.removeItem(atPath: inbox)
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    for delivery in deliveries {
      try Data(delivery.bytes).write(to: URL(filePath: inbox + "/" + delivery.name))
      if let totals = delivery.totals {
        try Data(totals.utf8).write(to: URL(filePath: inbox + "/" + delivery.name + ".totals.csv"))
      }
    }
  }

  /// Runs a night; a lock that seems taken is waited for.
  ///
  /// A program that another thread starts has for an instant, before it becomes itself, all descriptors of this process, the lock of the
  /// night before among them.
  private func run(
    _ night: LifePlan.Night, _ startedAt: Instant, _ sign: @escaping (_ isEnd: Bool) -> Void
  ) throws -> NightOutcome {
    for _ in 0..<1_000 {
      do {
        return try runOnce(night, startedAt, sign)
      } catch AlertStoreError.nightRunning {
        usleep(1_000)
      }
    }
    return try runOnce(night, startedAt, sign)
  }

  private func runOnce(
    _ night: LifePlan.Night, _ startedAt: Instant, _ sign: @escaping (_ isEnd: Bool) -> Void
  ) throws -> NightOutcome {
    try Night(
      definition: definitions[night.pipeline], inputPath: inbox, customersPath: nil, databasePath: database,
      businessDay: night.businessDay, startedAt: startedAt, workers: 1, progress: { _ in sign(false) },
      now: {
        sign(true)
        return Instant(secondsSince1970: startedAt.secondsSince1970 + 30)
      }
    ).run()
  }

  /// Runs a night and leaves what a kill at one of its signs of life leaves: the files as they were at that moment.
  ///
  /// A night gives a sign with each part of a file that it has read, before the part is stored for good, and one at its end.
  private mutating func runAndKill(_ night: LifePlan.Night, _ startedAt: Instant, at wanted: Int) throws {
    let crashed = folder + "/crashed"
    try FileManager.default.removeItem(atPath: crashed)
    var (count, failure): (Int, (any Error)?) = (0, nil)
    let folder = folder
    _ = try run(night, startedAt) { isEnd in
      if count == wanted || (isEnd && count < wanted) {
        do { try Life.copyDatabase(from: folder, to: crashed) } catch { failure = error }
      }
      count += 1
    }
    if let failure { throw failure }
    // A night without new files gives no sign.
    if !FileManager.default.fileExists(atPath: crashed) {
      try FileManager.default.createDirectory(atPath: crashed, withIntermediateDirectories: true)
      return
    }
    kills += 1
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasPrefix("life.sqlite") {
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
    try Life.copyDatabase(from: crashed, to: folder)
  }

  /// The index of the log is no file of its own after a kill: nobody has it open any more.
  private static func copyDatabase(from: String, to: String) throws {
    try? FileManager.default.createDirectory(atPath: to, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: from)
    where name.hasPrefix("life.sqlite") && !name.hasSuffix("-shm") {
      try FileManager.default.copyItem(atPath: from + "/" + name, toPath: to + "/" + name)
    }
  }

  private func unexpected(_ outcome: NightOutcome, _ deliveries: [LifeDelivery]) -> String? {
    for delivery in deliveries {
      let lines = outcome.files.filter { $0.name == delivery.name }
      guard lines.count == 1 else { return "\(delivery.name) has \(lines.count) lines in the report" }
      let line = lines[0]
      switch (line.fate, delivery.fate) {
      case (.accepted, .accepted):
        let told = line.reconciliation
        let isWhole =
          line.recordsRejected == 0 && line.recordsAccepted == delivery.records
          && line.yenAccepted == delivery.yen && told?.recordsScored == Int64(delivery.records)
          && told?.yenScored == Int64(delivery.yen)
        if !isWhole {
          return "\(delivery.name): \(line), and it holds \(delivery.records) records, \(delivery.yen) yen"
        }
      case (.known, .known), (.quarantined, .refused), (.unreadable, .refused): break
      default: return "\(delivery.name) is \(line.fate), not \(delivery.fate)"
      }
    }
    return nil
  }

  /// What people do on the day behind a night.
  private func spendDay(_ night: LifePlan.Night) throws {
    guard night.decisions > 0 || night.cutoff != nil else { return }
    let store = try AlertDatabase(path: database, access: .readWrite)
    let noon = Instant(secondsSince1970: night.startedAt.secondsSince1970 + 36_000)
    guard let name = PersonName("sato"), let second = PersonName("suzuki") else { return }
    let person = ActingPerson(name: name, at: noon, account: "sato", program: "test")
    var filter = AlertFilter(limit: night.decisions)
    filter.states = [.new]
    for alert in try store.alerts(matching: filter) {
      var assign = MoveRequest(alert.alertID, .assign)
      assign.assignee = name
      var end = MoveRequest(alert.alertID, alert.band == .alarm ? .confirm : .dismiss)
      end.reason = alert.band == .alarm ? .fraudVictim : .expectedActivity
      let workflow = definitions[night.pipeline].workflow
      try store.move([assign, MoveRequest(alert.alertID, .begin), end], by: person, workflow: workflow)
    }
    if let cutoff = night.cutoff {
      let other = ActingPerson(name: second, at: noon, account: "suzuki", program: "test")
      _ = try store.applyRetention(cutoff: cutoff, by: other, because: try NoteText("old enough"))
    }
  }

  /// What must hold after every night.
  private mutating func fault() throws -> String? {
    let answers = try StoredContent.ask(Life.questions, database: database, scratch: folder)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let expected = [
      "ok", "\(accepted.files)|\(accepted.records)|\(accepted.yen)|0|\(accepted.records)|\(accepted.yen)",
      "balances 0", "twice 0", "refused 0",
    ]
    for (index, words) in expected.enumerated() where index >= answers.count || answers[index] != words {
      return
        "found \(answers.prefix(8).joined(separator: ", ")), expected \(expected.joined(separator: ", "))"
    }
    guard answers.count == expected.count + 2, let bytes = Int(answers[expected.count]) else {
      return "more than expected: \(answers.suffix(4))"
    }
    if bytes > Life.stateBytesPerAccount { return "\(bytes) bytes for an account" }
    let audit = try AlertDatabase(path: database, access: .readOnly).verifyAudit()
    return audit.faults.isEmpty ? nil : "the audit: \(audit.faults.prefix(3))"
  }

  /// Ask for foreign keys right behind the integrity: their rows would stand in between.
  private static let questions = """
    PRAGMA integrity_check; PRAGMA foreign_key_check;
    SELECT count(*), ifnull(sum(records_accepted), 0), ifnull(sum(yen_accepted), 0), ifnull(sum(records_rejected), 0),
      ifnull(sum(records_scored + records_cancelled), 0), ifnull(sum(yen_scored + yen_cancelled), 0)
    FROM source_file WHERE status = 'accepted';
    SELECT 'balances ' || count(*) FROM v_file_reconciliation WHERE status = 'accepted' AND balances IS NOT 1;
    SELECT 'twice ' || count(*) FROM (SELECT 1 FROM alert_transaction WHERE transaction_id IS NOT NULL
      GROUP BY transaction_id HAVING count(*) > 1);
    SELECT 'refused ' || count(*) FROM alert_transaction JOIN source_file USING (file_id) WHERE status <> 'accepted';
    SELECT ifnull(sum(length(content)) / count(*), 0) FROM entity_state WHERE kind = 1;
    """
}
