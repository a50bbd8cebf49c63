import Core

/// One account's part of an account report, as far as it was read: whose it is, its balances, its totals.
struct ISOStatement: Sendable {
  typealias Field = ISOStatementField

  /// The account as transactions name it; empty when it is not given.
  private(set) var account: [UInt8] = []
  private var message = FieldTexts(fields: Field.room)
  private var fields = FieldTexts(fields: Field.room)
  private var balance = FieldTexts(fields: Field.room)
  private var balanceAmount: ISOAmount?
  private var balances = ISOBalances()
  private var totals = ISOStatementTotals()
  private var isAnnounced = false
  private var number = 0

  mutating func begin() {
    number += 1
    fields.removeAll()
    account.removeAll(keepingCapacity: true)
    balance.removeAll()
    balanceAmount = nil
    balances = ISOBalances()
    totals = ISOStatementTotals()
    isAnnounced = false
  }

  mutating func take(_ field: Field, _ text: Span<UInt8>, currency: Span<UInt8>) {
    switch field {
    case .messageID, .createdAt: message.set(field, text)
    case .balanceAmount:
      balanceAmount = ISOAmount(text, currency: currency)
      balance.set(field, text)
    case .balanceType, .balanceDirection, .balanceDate: balance.set(field, text)
    case .allCount: totals.all.declared.takeCount(text)
    case .allSum: totals.all.declared.takeSum(text)
    case .creditCount: totals.credits.declared.takeCount(text)
    case .creditSum: totals.credits.declared.takeSum(text)
    case .debitCount: totals.debits.declared.takeCount(text)
    case .debitSum: totals.debits.declared.takeSum(text)
    default: fields.set(field, text)
    }
  }

  /// Counts an entry that has ended, whether or not it could be used.
  mutating func count(_ entry: borrowing ISOEntry) {
    totals.count(entry)
  }

  mutating func settle(isAccepted: Bool, _ direction: Direction?, yen: Int64) {
    if isAccepted { totals.accept(direction, yen: yen) }
  }

  /// Shows what the message says of itself.
  func announceMessage(_ scene: inout ISOScene) {
    let (id, created) = (message[Field.messageID], message[Field.createdAt])
    scene.ledger.keepFact(japanese: "電文", english: "message", Array((scene.message?.text ?? "").utf8)[...])
    scene.ledger.keepFact(japanese: "電文ID", english: "message ID", id)
    scene.ledger.keepFact(japanese: "作成日時", english: "created at", created)
    scene.ledger.identify([scene.message?.text, message.string(Field.messageID)])
  }

  /// Shows once what the statement says of itself before its entries, and reads the account.
  mutating func announce(_ scene: inout ISOScene) {
    if isAnnounced { return }
    isAnnounced = true
    fields.appendAccount(Field.statementAccount, to: &account)
    scene.ledger.keepFact(japanese: "明細ID", english: "statement ID", fields[Field.statementID])
    scene.ledger.keepFact(japanese: "口座", english: "account", account[...])
    scene.ledger.keepFact(japanese: "名義人", english: "owner", fields[Field.ownerName])
    scene.ledger.keepFact(japanese: "期間(自)", english: "period from", fields[Field.periodStart])
    scene.ledger.keepFact(japanese: "期間(至)", english: "period to", fields[Field.periodEnd])
    scene.ledger.identify([fields.string(Field.statementID), String(decoding: account, as: UTF8.self)])
  }

  mutating func endBalance(_ scene: inout ISOScene, at offset: Int64) {
    defer {
      balance.removeAll()
      balanceAmount = nil
    }
    let direction = Direction(indicator: balance[Field.balanceDirection])
    guard let amount = balanceAmount, let units = amount.units, let direction else {
      scene.ledger.note(.messageTotalUnreadable, at: offset, field: "Bal")
      return
    }
    let type = balance.string(Field.balanceType) ?? ""
    balances.take(type, direction == .incoming ? units : -units, isYen: amount.isYen)
    let sign = direction == .incoming ? "" : "-"
    let words = [sign + (balance.string(Field.balanceAmount) ?? ""), balance.string(Field.balanceDate) ?? ""]
    let text = words.filter { !$0.isEmpty }.joined(separator: " / ")
    scene.ledger.keepFact(
      japanese: "残高(\(type.prefix(4)))", english: "balance (\(type.prefix(4)))", Array(text.utf8)[...])
  }

  mutating func end(_ scene: inout ISOScene, at offset: Int64) {
    totals.compare(&scene, number: number, at: offset)
    balances.compare(totals.booked, &scene, number: number, at: offset)
  }

  mutating func endMessage() {
    message.removeAll()
  }
}

extension FileLedger {
  /// The most bytes of a text that are shown of a header.
  private static var shownBytes: Int { 200 }

  /// Keeps what a header says, unless it says nothing.
  mutating func keepFact(japanese: String, english: String, _ text: ArraySlice<UInt8>) {
    if text.isEmpty { return }
    let shown = String(decoding: text.prefix(FileLedger.shownBytes), as: UTF8.self)
    keep(HeaderFact(japanese: japanese, english: english, value: shown))
  }
}
