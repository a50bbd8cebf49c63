import AlertStore
import Core

extension AlertDetail {
  /// The alert as one JSON object with keys in a fixed order, the same in both languages.
  ///
  /// Members may be added later and are never renamed; a reader ignores those it does not know.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.alert/1")
      detail.alert.writeMembers(to: &json)
      writeContext(to: &json)
      json.key("transactions")
      json.array { json in
        for transaction in detail.transactions { json.object { write(transaction, to: &$0) } }
      }
      writeHistory(to: &json)
    }
    return json.text + "\n"
  }

  private func write(_ stored: StoredTransaction, to json: inout JSONText) {
    let record = stored.record
    json.member("file_name", stored.fileName)
    json.member("file_digest", record.source.fileDigest)
    json.member("record_number", record.source.recordNumber)
    json.member("byte_offset", record.source.byteOffset)
    json.member("byte_length", Int64(record.source.byteLength))
    write(record.transaction, to: &json)
    json.member("score_micro", record.score.scoreMicro)
    json.member("baseline_micro", record.score.baselineMicro)
    json.member("model_score_micro", record.score.modelScoreMicro)
    json.member("rule_points", record.score.rulePoints)
    json.member("probability", record.score.probability)
    json.member("probability_is_calibrated", record.score.isCalibrated)
    json.member("summary_japanese", record.summaryJapanese)
    json.member("summary_english", record.summaryEnglish)
    json.key("reasons")
    json.array { json in
      for (index, reason) in record.reasons.enumerated() {
        json.object { write(reason, rank: index + 1, to: &$0) }
      }
    }
    record.explained.writeMembers(to: &json)
  }

  private func write(_ transaction: TransactionRecord, to json: inout JSONText) {
    json.member("transaction_id", transaction.transactionID)
    json.member("occurred_at", transaction.occurredAtText)
    json.member("direction", transaction.direction.word)
    json.member("amount_yen", transaction.amountYen)
    json.member("channel", transaction.channel.word)
    json.member("kind", transaction.kind.word)
    json.member("counterparty_name", transaction.counterpartyName)
    json.member("counterparty_account", transaction.counterpartyAccount)
    json.member("originator_name", transaction.originatorName)
    json.member("memo", transaction.memo)
    json.member("balance_after_yen", transaction.balanceAfterYen)
  }

  private func write(_ reason: ReasonRecord, rank: Int, to json: inout JSONText) {
    json.member("rank", Int64(rank))
    json.member("origin", reason.origin.rawValue)
    json.member("name", reason.name)
    json.member("value", reason.value)
    json.member("contribution_micro", reason.contributionMicro)
    json.member("span_start", reason.span.map { Int64($0.lowerBound) })
    json.member("span_end", reason.span.map { Int64($0.upperBound) })
    json.member("japanese", reason.japanese)
    json.member("english", reason.english)
    json.member("reference_case", reason.referenceCase)
  }
}
