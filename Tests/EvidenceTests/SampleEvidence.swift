import Core
import Cryptography
import Evidence
import Testing

/// A small alert of two transfers, complete enough to be sealed.
enum SampleEvidence {
  static let sourceLines = [
    "t1,2026-11-20T14:03:22+09:00,9999-001-1-1234567,out,499000,mobile,transfer,,ﾔﾏﾀﾞ ﾀﾛｳ,,投資\"金\"",
    "t2,2026-11-20,9999-001-1-1234567,out,498000,atm,transfer,,ﾔﾏﾀﾞ ﾀﾛｳ,,",
  ]
  static let model: [UInt8] = Array("not a real model, only its bytes matter here".utf8)

  static func day() throws -> BankDay {
    try #require(BankDay(year: 2026, month: 11, day: 20))
  }

  static func content() throws -> EvidenceContent {
    let day = try day()
    var run = EvidenceRun(
      identifier: 17, startedAt: Instant(day: day, secondOfDay: 5_400), businessDay: day, pipeline: "nightly",
      pipelineDigest: SHA256Hasher.digest(of: [1]).hexadecimal,
      modelDigest: SHA256Hasher.digest(of: model).hexadecimal,
      rulesDigest: SHA256Hasher.digest(of: [2]).hexadecimal, programVersion: "1.0.0")
    run.finishedAt = Instant(day: day, secondOfDay: 5_460)
    let alert = EvidenceAlert(
      identifier: "2026-11-20 9999-001-1-1234567", account: "9999-001-1-1234567", businessDay: day,
      scoreMicro: 2_500_000, probability: 0.924, band: "alarm", state: "open", typology: "investment")
    var content = EvidenceContent(
      alert: alert, run: run, transactions: [try transaction(number: 1), try transaction(number: 2)],
      policy: Array("version: 1\n".utf8), narrativeJapanese: "同じ日に上限に近い振込が二回ありました。",
      narrativeEnglish: "Two transfers just below the limit on one day.")
    content.model = model
    content.ruleFiles = [
      EvidenceFile(path: "velocity.yaml", bytes: Array("rules: []\n".utf8)),
      EvidenceFile(path: "高額/現金.yaml", bytes: Array("rules: []\n".utf8)),
    ]
    return content
  }

  static func transaction(number: Int) throws -> EvidenceTransaction {
    let bytes = Array(sourceLines[number - 1].utf8)
    let reference = SourceReference(
      fileDigest: SHA256Hasher.digest(of: [3]).hexadecimal, recordNumber: Int64(number),
      byteOffset: Int64(200 * number), byteLength: Int32(bytes.count))
    var values = EvidenceTransactionValues(
      occurredAt: Instant(day: try day(), secondOfDay: number == 1 ? 50_602 : 0), hasTimeOfDay: number == 1,
      account: "9999-001-1-1234567", direction: .outgoing, amountYen: number == 1 ? 499_000 : 498_000,
      channel: .mobile, kind: .transfer)
    values.counterpartyName = "ﾔﾏﾀﾞ ﾀﾛｳ"
    values.memo = number == 1 ? "投資\"金\"" : ""
    var transaction = EvidenceTransaction(
      sourceFile: "transactions.csv", source: reference, sourceBytes: bytes, values: values,
      score: EvidenceScore(
        scoreMicro: 2_500_000, baselineMicro: -4_000_000, modelScoreMicro: 1_500_000, rulePoints: 40,
        probability: 0.924))
    transaction.features = [
      EvidenceFeature(name: "account.out.count_24h", value: 2, contributionMicro: 3_500_001),
      EvidenceFeature(name: "balance.share", value: 0.1, contributionMicro: 1_999_999),
      EvidenceFeature(name: "customer.age_days", value: nil, contributionMicro: 0),
    ]
    var rule = EvidenceFiredRule(
      identifier: "R-001", titleJapanese: "上限直下", titleEnglish: "Just below the limit", points: 40)
    rule.citations = [EvidenceFiredRule.Citation(name: "transaction.amount", value: 499_000)]
    transaction.firedRules = [rule]
    transaction.reasons = try reasons()
    return transaction
  }

  static func reasons() throws -> [EvidenceReason] {
    var memo = EvidenceReason(
      origin: "memo", name: "memo", value: nil, contributionMicro: 1_999_999, japanese: "摘要", english: "Memo")
    memo.span = 0..<6
    return [
      EvidenceReason(
        origin: "feature", name: "account.out.count_24h", value: 2, contributionMicro: 3_500_001,
        japanese: "二回", english: "Two"),
      memo,
      EvidenceReason(
        origin: "rule", name: "R-001", value: nil, contributionMicro: 1_000_000, japanese: "上限",
        english: "Limit"),
    ]
  }
}
