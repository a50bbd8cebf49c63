import Alerts
import AlertStore
import Core
import Features
import Reporting
import Rules
import Scoring

/// Turns an assessment into the record that the store keeps, with its reasons in words.
struct AlertRecordMaker {
  /// The features and memo spans that get a row of their own; the rest are added up in one row that says so.
  private static let namedReasons = 10
  /// The reasons that go into the summary sentence.
  private static let reasonsInSentence = 3

  let rules: RulePack
  let policy: AlertPolicy
  let catalogue: RunCatalogue

  /// The record of one assessed row; below the line, where it can only have been drawn, it is worth a look.
  func record(
    _ assessment: Assessment, _ batch: TransactionBatch, _ matrix: FeatureMatrix, fileDigest: String
  )
    -> AlertTransactionRecord
  {
    let row = assessment.row
    let instant = Instant(secondsSince1970: batch.occurredAtSeconds[row])
    var record = AlertTransactionRecord(
      account: AccountID(batch.account.string(row)), businessDay: instant.japanDay,
      band: policy.band(scoreMicro: assessment.scoreMicro) == .alarm ? .alarm : .look,
      typology: typology(assessment),
      source: SourceReference(
        fileDigest: fileDigest, recordNumber: batch.recordNumber[row], byteOffset: batch.byteOffset[row],
        byteLength: batch.byteLength[row]),
      transaction: TransactionRecord(batch, row: row),
      score: ScoreRecord(
        scoreMicro: assessment.scoreMicro, baselineMicro: assessment.baselineMicro,
        modelScoreMicro: assessment.modelScoreMicro, rulePoints: Int64(assessment.rulePoints),
        probability: assessment.probability, isCalibrated: policy.scale.isCalibrated))
    record.reasons = reasons(assessment, batch, matrix)
    record.explanation = explanation(assessment, matrix)
    record.explained = AlertExplanationMaker(catalogue: catalogue, decider: policy.decider).record(assessment)
    let history = history(matrix, row)
    record.summaryJapanese = summary(record, history, language: .japanese)
    record.summaryEnglish = summary(record, history, language: .english)
    return record
  }

  /// The typology for which the rules that fired speak most; where no set weighs them, that of the rule with the most points.
  private func typology(_ assessment: Assessment) -> String {
    let fired = firedRules(assessment)
    if let strongest = rules.standings(firedRules: fired).first { return strongest.typology.rawValue }
    var best: Rule?
    for rule in fired.sorted().map({ rules.rules[$0] }) {
      if best.map({ rule.points > $0.points }) ?? true { best = rule }
    }
    return best?.typology.rawValue ?? Typology.unusualActivity.rawValue
  }

  private func firedRules(_ assessment: Assessment) -> [Int] {
    assessment.contributions.compactMap { if case .rule(let index) = $0.origin { index } else { nil } }
  }

  private func reasons(_ assessment: Assessment, _ batch: TransactionBatch, _ matrix: FeatureMatrix)
    -> [ReasonRecord]
  {
    // Rules come first, whatever they weigh: they are what compliance staff wrote down.
    var reasons = assessment.contributions.compactMap { contribution -> ReasonRecord? in
      guard case .rule(let index) = contribution.origin else { return nil }
      return reason(rule: rules.rules[index], micro: contribution.micro, assessment, matrix)
    }
    var others: (count: Int, micro: Int64) = (0, 0)
    var named = 0
    for contribution in assessment.contributions {
      switch contribution.origin {
      case .rule: break
      case .feature(let column, let value):
        if named < AlertRecordMaker.namedReasons {
          reasons.append(reason(feature: catalogue.specs[column], value, contribution.micro))
          named += 1
        } else {
          others = (others.count + 1, others.micro + contribution.micro)
        }
      case .memo(let bytes):
        if named < AlertRecordMaker.namedReasons {
          reasons.append(reason(memo: batch.memo, assessment.row, bytes, contribution.micro))
          named += 1
        } else {
          others = (others.count + 1, others.micro + contribution.micro)
        }
      }
    }
    if others.count > 0 {
      reasons.append(
        ReasonRecord(
          origin: .others, name: "others", value: Double(others.count), contributionMicro: others.micro,
          japanese: "その他\(others.count)項目の合計", english: "sum of \(others.count) other items"))
    }
    return reasons
  }

  private func reason(rule: Rule, micro: Int64, _ assessment: Assessment, _ matrix: FeatureMatrix)
    -> ReasonRecord
  {
    func evidence(_ language: Language) -> String {
      rule.cited.compactMap { name -> String? in
        guard let column = catalogue.column(name) else { return nil }
        let spec = catalogue.specs[column]
        let value = FeatureValueText.text(
          matrix.value(column, assessment.row), spec: spec, language: language)
        return language == .japanese ? "\(spec.japanese)：\(value)" : "\(spec.english): \(value)"
      }.joined(separator: language == .japanese ? "、" : ", ")
    }
    let (japanese, english) = (evidence(.japanese), evidence(.english))
    var record = ReasonRecord(
      origin: .rule, name: rule.id, value: Double(rule.points), contributionMicro: micro,
      japanese: rule.title[.japanese] + (japanese.isEmpty ? "" : "（\(japanese)）"),
      english: rule.title[.english] + (english.isEmpty ? "" : " (\(english))"))
    record.referenceCase = rule.referenceCase
    return record
  }

  private func reason(feature spec: FeatureSpec, _ value: Double?, _ micro: Int64) -> ReasonRecord {
    ReasonRecord(
      origin: .feature, name: spec.name.text, value: value, contributionMicro: micro,
      japanese: "\(spec.japanese)：\(FeatureValueText.text(value, spec: spec, language: .japanese))",
      english: "\(spec.english): \(FeatureValueText.text(value, spec: spec, language: .english))")
  }

  private func reason(memo: TextColumn, _ row: Int, _ bytes: Range<Int>, _ micro: Int64) -> ReasonRecord {
    let start = memo.range(of: row).lowerBound
    let text = String(
      decoding: memo.bytes[(start + bytes.lowerBound)..<(start + bytes.upperBound)], as: UTF8.self)
    var record = ReasonRecord(
      origin: .memo, name: "memo", value: nil, contributionMicro: micro, japanese: "摘要の「\(text)」",
      english: "memo text \"\(text)\"")
    record.span = bytes
    return record
  }

  /// What the account's own history says of a row, as far as its features have a value.
  private func history(_ matrix: FeatureMatrix, _ row: Int) -> HistorySentence.Facts {
    func value(_ name: FeatureName) -> Double? {
      catalogue.column(name).flatMap { matrix.value($0, row) }
    }
    var facts = HistorySentence.Facts()
    facts.timesUsual = value("account.amount_to_own_median")
    facts.reversedCount = value("account.reversed_count_7d").map { Int64($0) }
    facts.reversedYen = value("account.reversed_sum_yen_7d").map { Int64($0) }
    facts.secondsSinceReversed = value("correction.seconds_since_reversed").map { Int64($0) }
    return facts
  }

  private func summary(
    _ record: AlertTransactionRecord, _ history: HistorySentence.Facts, language: Language
  ) -> String {
    let raising = record.reasons.filter { $0.contributionMicro > 0 && $0.origin != .others }
    let transaction = record.transaction
    var facts = TransactionSentence.Facts(
      occurredAt: transaction.occurredAt, hasTimeOfDay: transaction.hasTimeOfDay,
      direction: transaction.direction,
      amount: Amount(yen: transaction.amountYen), channel: transaction.channel, kind: transaction.kind,
      counterpartyName: transaction.counterpartyName ?? "", probability: record.score.probability,
      isCalibrated: record.score.isCalibrated,
      reasons: raising.prefix(AlertRecordMaker.reasonsInSentence).map {
        language == .japanese ? $0.japanese : $0.english
      })
    facts.history = history
    return TransactionSentence.text(facts, language: language)
  }

  /// Every feature with its value and contribution, every memo span and every rule, as JSON.
  private func explanation(_ assessment: Assessment, _ matrix: FeatureMatrix) -> String {
    var micro: [Int: Int64] = [:]
    for contribution in assessment.contributions {
      if case .feature(let column, _) = contribution.origin { micro[column] = contribution.micro }
    }
    var json = JSONText()
    json.object { json in
      json.member("score_micro", assessment.scoreMicro)
      json.member("baseline_micro", assessment.baselineMicro)
      json.key("features")
      json.array { json in
        for (column, name) in matrix.names.enumerated() {
          json.object { json in
            json.member("name", name.text)
            // A missing value has no member: there is nothing to write.
            if let value = matrix.value(column, assessment.row) { json.member("value", value) }
            json.member("contribution_micro", micro[column] ?? 0)
          }
        }
      }
      json.key("memo_spans")
      json.array { json in
        for contribution in assessment.contributions {
          guard case .memo(let bytes) = contribution.origin else { continue }
          json.object { json in
            json.member("first_byte", Int64(bytes.lowerBound))
            json.member("end_byte", Int64(bytes.upperBound))
            json.member("contribution_micro", contribution.micro)
          }
        }
      }
      json.key("rules")
      json.array { json in
        for contribution in assessment.contributions {
          guard case .rule(let index) = contribution.origin else { continue }
          json.object { json in
            json.member("id", rules.rules[index].id)
            json.member("points", Int64(rules.rules[index].points))
            json.member("contribution_micro", contribution.micro)
          }
        }
      }
      typologies(assessment, &json)
    }
    return json.text
  }

  private func typologies(_ assessment: Assessment, _ json: inout JSONText) {
    json.key("typologies")
    json.array { json in
      for standing in rules.standings(firedRules: firedRules(assessment)) {
        json.object { json in
          json.member("typology", standing.typology.rawValue)
          json.member("weight", Int64(standing.weight))
          json.member("level", standing.level.word)
        }
      }
    }
  }
}
