import Core

/// The account reports of ISO 20022: camt.052, camt.053 and camt.054, versions 02 and 08.
///
/// Mapping: an entry with no or one transaction is one record, the bytes of its `Ntry`; of an entry with
/// more, each `TxDtls` is a record, and the entry's amount must be their sum. The moment is the booking's,
/// else the value date's, else the settlement's. A reversal is a correction in the direction that it states.
/// Missing: no channel and no balance after a transaction; a debit's payer is the account's holder if named.
struct ISOStatementFormat: ISOMessageLayout {
  typealias Field = ISOStatementField

  static let formats: [SourceFormat] = [.accountReport, .accountStatement, .debitCreditNotification]
  static let paths = ISOStatementField.paths

  static func messageElement(_ format: SourceFormat) -> String {
    switch format {
    case .accountReport: return "BkToCstmrAcctRpt"
    case .accountStatement: return "BkToCstmrStmt"
    default: return "BkToCstmrDbtCdtNtfctn"
    }
  }

  static func refusal(_ options: ReadingOptions) -> Refusal? { nil }

  private var statement = ISOStatement()
  private var entry = ISOEntry()
  private var transaction = ISOEntryTransaction()

  init(options: ReadingOptions) {}

  mutating func begin(_ field: UInt8, at offset: Int64, _ scene: inout ISOScene) {
    switch Field(rawValue: field) {
    case .statement: statement.begin()
    case .entry:
      statement.announce(&scene)
      entry.begin()
      transaction.removeAll()
      scene.records.begin(.outer, at: offset)
    case .entryDetails: entry.beginDetails()
    case .transaction:
      // Only now is it known that the one before is not the only one of its entry.
      if entry.transactionCount == 1 { settleTransaction(&scene) }
      transaction.removeAll()
      scene.records.begin(.inner, at: offset)
    default: break
    }
  }

  mutating func take(_ field: UInt8, _ text: Span<UInt8>, currency: Span<UInt8>) {
    guard let field = Field(rawValue: field) else { return }
    if field.rawValue < Field.entryAmount.rawValue {
      statement.take(field, text, currency: currency)
    } else if field.rawValue < Field.amount.rawValue {
      entry.take(field, text, currency: currency)
    } else {
      transaction.take(field, text, currency: currency)
    }
  }

  mutating func end(_ field: UInt8, at offset: Int64, _ scene: inout ISOScene) {
    switch Field(rawValue: field) {
    case .groupHeader: statement.announceMessage(&scene)
    case .balance: statement.endBalance(&scene, at: offset)
    case .transaction:
      transaction.end = offset
      entry.count(transaction)
      if entry.transactionCount > 1 { settleTransaction(&scene) }
    case .entryDetails: entry.endDetails(&scene, at: offset)
    case .entry: endEntry(&scene, at: offset)
    case .statement:
      statement.announce(&scene)
      statement.end(&scene, at: offset)
    default: break
    }
  }

  mutating func endDocument(_ scene: inout ISOScene, at offset: Int64) {
    statement.endMessage()
  }

  /// Settles the transaction at hand, one of several in its entry.
  private mutating func settleTransaction(_ scene: inout ISOScene) {
    scene.records.forget(.outer)
    guard let record = scene.records.end(.inner, at: transaction.end, &scene.ledger) else { return }
    let row = ISOEntryRow(statement: statement, entry: entry, transaction: transaction, isAlone: false)
    settle(row, record, &scene)
  }

  private mutating func endEntry(_ scene: inout ISOScene, at offset: Int64) {
    if entry.transactionCount < 2 {
      scene.records.forget(.inner)
      guard let record = scene.records.end(.outer, at: offset, &scene.ledger) else { return }
      let row = ISOEntryRow(statement: statement, entry: entry, transaction: transaction, isAlone: true)
      settle(row, record, &scene)
    } else {
      entry.compareSum(&scene, at: offset)
    }
    statement.count(entry)
  }

  private mutating func settle(_ row: borrowing ISOEntryRow, _ record: EndedRecord, _ scene: inout ISOScene) {
    let refusal = record.refusal ?? row.refusal
    if refusal == nil { row.append(record.place, &scene) }
    scene.ledger.settle(record, refusal, yen: row.amount?.yen, isCancelled: entry.isReversal)
    entry.settle(isAccepted: refusal == nil, yen: row.amount?.yen ?? 0)
    statement.settle(isAccepted: refusal == nil, row.direction, yen: row.amount?.yen ?? 0)
  }
}
