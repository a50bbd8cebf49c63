import Core
import Cryptography

/// The JSON files of a sealed alert.
///
/// Determinism: keys in a fixed order, integers as integers, real numbers in their shortest form, absent values as `null`.
enum EvidenceDocuments {
  static func alert(_ alert: EvidenceAlert, _ withheld: EvidenceWithheld?) -> [UInt8] {
    document { json in
      json.member("alert_id", alert.identifier)
      json.member("account", present(alert.account))
      json.member("business_day", alert.businessDay.iso8601)
      json.member("score_micro", alert.scoreMicro)
      json.member("probability", alert.probability)
      json.member("probability_is_calibrated", alert.isCalibrated)
      json.member("band", present(alert.band))
      json.member("state", present(alert.state))
      json.member("typology", present(alert.typology))
      json.member("withheld", withheld?.reason.rawValue)
      json.member("withheld_at", withheld?.at)
      json.member("withheld_role", withheld?.role)
    }
  }

  static func run(_ run: EvidenceRun) -> [UInt8] {
    document { json in
      json.member("run_id", run.identifier)
      json.member("started_at", run.startedAt.iso8601Japan)
      json.member("finished_at", run.finishedAt?.iso8601Japan)
      json.member("business_day", run.businessDay.iso8601)
      json.member("pipeline", present(run.pipeline))
      json.member("pipeline_sha256", present(run.pipelineDigest))
      json.member("model_sha256", present(run.modelDigest))
      json.member("rules_sha256", present(run.rulesDigest))
      json.member("program_version", run.programVersion)
    }
  }

  static func sourceIndex(_ transactions: [EvidenceTransaction]) -> [UInt8] {
    list("records", transactions) { transaction, number, json in
      json.member("path", transaction.sourceBytes == nil ? nil : EvidenceFileNames.sourceRecord(number))
      let isWithheld = transaction.sourceBytes == nil
      json.member("source_file", isWithheld ? nil : present(transaction.sourceFile))
      json.member("source_file_sha256", present(transaction.source.fileDigest))
      json.member("record_number", transaction.source.recordNumber)
      json.member("byte_offset", isWithheld ? nil : transaction.source.byteOffset)
      json.member("byte_length", isWithheld ? nil : Int64(transaction.source.byteLength))
      json.member("sha256", transaction.sourceBytes.map { SHA256Hasher.digest(of: $0).hexadecimal })
      let context = transaction.context
      json.member("format", present(context.format))
      json.member("encoding", context.encoding)
      json.member("head_path", context.head.isEmpty ? nil : EvidenceFileNames.sourceHead(number))
      json.member("entry_path", context.entry == nil ? nil : EvidenceFileNames.sourceEntry(number))
      json.member("offset_in_entry", isWithheld ? nil : context.entryOffset)
      json.member("added_tail", present(context.tail))
      json.member("history_path", transaction.history == nil ? nil : EvidenceFileNames.history(number))
    }
  }

  static func transactions(_ transactions: [EvidenceTransaction]) -> [UInt8] {
    list("transactions", transactions) { transaction, _, json in
      let values = transaction.values
      json.member("transaction_id", present(values.transactionID))
      let moment = values.hasTimeOfDay ? values.occurredAt.iso8601Japan : values.occurredAt.japanDay.iso8601
      json.member("occurred_at", moment)
      json.member("account", present(values.account))
      json.member("direction", values.direction.word)
      json.member("amount_yen", values.amountYen)
      json.member("channel", values.channel.word)
      json.member("kind", values.kind.word)
      json.member("counterparty_account", present(values.counterpartyAccount))
      json.member("counterparty_name", present(values.counterpartyName))
      json.member("originator_name", present(values.originatorName))
      json.member("memo", present(values.memo))
      json.member("balance_after_yen", values.balanceAfterYen)
    }
  }

  static func features(_ transactions: [EvidenceTransaction]) -> [UInt8] {
    list("transactions", transactions) { transaction, _, json in
      objects("features", transaction.features, in: &json) { feature, json in
        json.member("name", feature.name)
        json.member("value", feature.value)
        json.member("contribution_micro", feature.contributionMicro)
      }
    }
  }

  static func firedRules(_ transactions: [EvidenceTransaction]) -> [UInt8] {
    list("transactions", transactions) { transaction, _, json in
      objects("rules", transaction.firedRules, in: &json) { rule, json in
        json.member("id", rule.identifier)
        json.member("title_ja", present(rule.titleJapanese))
        json.member("title_en", present(rule.titleEnglish))
        json.member("points", rule.points)
        json.member("reference_case", present(rule.referenceCase))
        objects("cites", rule.citations, in: &json) { citation, json in
          json.member("name", citation.name)
          json.member("value", citation.value)
        }
      }
    }
  }

  static func reasons(_ transactions: [EvidenceTransaction]) -> [UInt8] {
    list("transactions", transactions) { transaction, _, json in
      json.member("score_micro", transaction.score.scoreMicro)
      json.member("baseline_micro", transaction.score.baselineMicro)
      json.member("model_score_micro", transaction.score.modelScoreMicro)
      json.member("rule_points", transaction.score.rulePoints)
      json.member("probability", transaction.score.probability)
      json.member("probability_is_calibrated", transaction.score.isCalibrated)
      objects("reasons", transaction.reasons, in: &json) { reason, json in
        json.member("origin", reason.origin)
        json.member("name", reason.name)
        json.member("value", reason.value)
        json.member("contribution_micro", reason.contributionMicro)
        json.member("span_start_byte", reason.span.map { Int64($0.lowerBound) })
        json.member("span_end_byte", reason.span.map { Int64($0.upperBound) })
        json.member("ja", present(reason.japanese))
        json.member("en", present(reason.english))
        json.member("reference_case", present(reason.referenceCase))
      }
    }
  }

  /// One object that holds one list with an entry for each transaction, which begins with the transaction's number.
  private static func list(
    _ name: String, _ transactions: [EvidenceTransaction],
    _ members: (EvidenceTransaction, Int, inout JSONText) -> Void
  ) -> [UInt8] {
    document { json in
      objects(name, Array(transactions.enumerated()), in: &json) { entry, json in
        json.member("number", Int64(entry.offset + 1))
        members(entry.element, entry.offset + 1, &json)
      }
    }
  }

  private static func objects<Element>(
    _ name: String, _ elements: [Element], in json: inout JSONText,
    _ members: (Element, inout JSONText) -> Void
  ) {
    json.key(name)
    json.array { json in
      for element in elements { json.object { members(element, &$0) } }
    }
  }

  private static func document(_ members: (inout JSONText) -> Void) -> [UInt8] {
    var json = JSONText()
    json.object(members)
    return Array((json.text + "\n").utf8)
  }

  /// The shared words hold absent texts as empty ones; in JSON they are null.
  private static func present(_ text: String?) -> String? {
    text?.isEmpty == true ? nil : text
  }
}
