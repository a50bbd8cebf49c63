import Core

/// A transaction as a test writes it.
struct SampleRow {
  var seconds: Int64
  var account = "9999-001-1-0000001"
  var direction = Direction.outgoing
  var amountYen: Int64 = 10_000
  var channel = Channel.internet
  var kind = TransactionKind.transfer
  var counterpartyAccount = ""
  var counterpartyName = ""
  var originatorName = ""
  var memo = ""
  var balanceAfterYen = TransactionBatch.absentBalance
  var hasTimeOfDay = true
}

/// Puts rows into a batch.
func sampleBatch(_ rows: some Collection<SampleRow>) -> TransactionBatch {
  var batch = TransactionBatch()
  for (index, row) in rows.enumerated() {
    batch.transactionID.append(contentsOf: "T\(index)".utf8)
    batch.occurredAtSeconds.append(row.seconds)
    batch.hasTimeOfDay.append(row.hasTimeOfDay)
    batch.account.append(contentsOf: row.account.utf8)
    batch.direction.append(row.direction)
    batch.amountYen.append(row.amountYen)
    batch.channel.append(row.channel)
    batch.kind.append(row.kind)
    batch.counterpartyAccount.append(contentsOf: row.counterpartyAccount.utf8)
    batch.counterpartyName.append(contentsOf: row.counterpartyName.utf8)
    batch.originatorName.append(contentsOf: row.originatorName.utf8)
    batch.memo.append(contentsOf: row.memo.utf8)
    batch.balanceAfterYen.append(row.balanceAfterYen)
    batch.recordNumber.append(Int64(index + 1))
    batch.byteOffset.append(Int64(index * 100))
    batch.byteLength.append(99)
  }
  return batch
}

/// A small repeatable generator.
struct TestGenerator {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
