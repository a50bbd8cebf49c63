import AlertStore
import Core

extension TransactionRecord {
  /// The transaction of one row; empty texts and absent balances stay missing.
  init(_ batch: TransactionBatch, row: Int) {
    self.init(
      occurredAt: Instant(secondsSince1970: batch.occurredAtSeconds[row]),
      hasTimeOfDay: batch.hasTimeOfDay[row], direction: batch.direction[row], amountYen: batch.amountYen[row],
      channel: batch.channel[row], kind: batch.kind[row])
    func text(_ column: TextColumn) -> String? { column.isEmpty(row) ? nil : column.string(row) }
    transactionID = text(batch.transactionID)
    counterpartyAccount = text(batch.counterpartyAccount)
    counterpartyName = text(batch.counterpartyName)
    originatorName = text(batch.originatorName)
    memo = text(batch.memo)
    let balance = batch.balanceAfterYen[row]
    balanceAfterYen = balance == TransactionBatch.absentBalance ? nil : balance
  }
}
