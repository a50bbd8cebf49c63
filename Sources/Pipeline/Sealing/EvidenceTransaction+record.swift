import AlertStore
import Core
import Evidence
import Rules

extension EvidenceTransaction {
  /// What a bundle holds of a recorded transaction; nil when its explanation cannot be read, or names a rule that the pack does not have.
  init?(
    _ record: AlertTransactionRecord, sourceFile: String, sourceBytes: [UInt8]?, rules: RulePack
  ) {
    guard let features = StoredExplanation.features(record.explanation),
      let fired = EvidenceTransaction.firedRules(record, features, rules)
    else { return nil }
    self.init(
      sourceFile: sourceFile, source: record.source, sourceBytes: sourceBytes,
      values: EvidenceTransactionValues(record),
      score: EvidenceScore(
        scoreMicro: record.score.scoreMicro, baselineMicro: record.score.baselineMicro,
        modelScoreMicro: record.score.modelScoreMicro, rulePoints: record.score.rulePoints,
        probability: record.score.probability, isCalibrated: record.score.isCalibrated))
    self.features = features
    firedRules = fired
    reasons = record.reasons.map { reason in
      var evidence = EvidenceReason(
        origin: reason.origin.rawValue, name: reason.name, value: reason.value,
        contributionMicro: reason.contributionMicro, japanese: reason.japanese, english: reason.english)
      evidence.span = reason.span
      evidence.referenceCase = reason.referenceCase
      return evidence
    }
  }

  private static func firedRules(
    _ record: AlertTransactionRecord, _ features: [EvidenceFeature], _ rules: RulePack
  ) -> [EvidenceFiredRule]? {
    let values = Dictionary(features.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    var fired: [EvidenceFiredRule] = []
    for reason in record.reasons where reason.origin == .rule {
      // The pipeline is the run's own, so a name it does not know was written by somebody else.
      guard let rule = rules.rules.first(where: { $0.id == reason.name }) else { return nil }
      var evidence = EvidenceFiredRule(
        identifier: rule.id, titleJapanese: rule.title[.japanese], titleEnglish: rule.title[.english],
        points: Int64(rule.points))
      evidence.referenceCase = rule.referenceCase
      evidence.citations = rule.cited.map { .init(name: $0.text, value: values[$0.text] ?? nil) }
      fired.append(evidence)
    }
    return fired
  }
}

extension EvidenceTransactionValues {
  fileprivate init(_ record: AlertTransactionRecord) {
    let transaction = record.transaction
    self.init(
      occurredAt: transaction.occurredAt, hasTimeOfDay: transaction.hasTimeOfDay,
      account: record.account.text,
      direction: transaction.direction, amountYen: transaction.amountYen, channel: transaction.channel,
      kind: transaction.kind)
    transactionID = transaction.transactionID
    counterpartyAccount = transaction.counterpartyAccount
    counterpartyName = transaction.counterpartyName
    originatorName = transaction.originatorName
    memo = transaction.memo
    balanceAfterYen = transaction.balanceAfterYen
  }
}
