import Core

/// One record of an account report, put together from its statement, its entry and its transaction.
struct ISOEntryRow {
  typealias Field = ISOStatementField

  let statement: ISOStatement
  let entry: ISOEntry
  let transaction: ISOEntryTransaction
  /// Whether the entry is this one transaction, so that the entry's amount is its own.
  let isAlone: Bool

  var amount: ISOAmount? { isAlone ? entry.amount : transaction.amount }

  var direction: Direction? {
    if isAlone || !transaction.fields.isPresent(Field.direction) { return entry.direction }
    return transaction.direction
  }

  /// Why this is no transaction; nil when it is one.
  var refusal: Refusal? {
    let amountField = isAlone ? "Ntry/Amt" : "TxDtls/Amt"
    guard let amount else { return Refusal(.recordElementMissing, field: amountField) }
    if let refusal = amount.refusal(amountField) { return refusal }
    guard let isBooked = entry.isBooked else { return Refusal(.recordElementMissing, field: "Ntry/Sts") }
    if !isBooked { return Refusal(.entryNotBooked, field: "Ntry/Sts") }
    if direction == nil { return Refusal(.directionUnreadable, field: "CdtDbtInd") }
    if statement.account.isEmpty { return Refusal(.recordElementMissing, field: "Acct/Id") }
    guard let written = writtenMoment else { return Refusal(.recordElementMissing, field: "Ntry/BookgDt") }
    guard let moment = written.moment else { return Refusal(.dateUnreadable, field: written.field) }
    return moment.isInCalendar ? nil : Refusal(.momentOutsideCalendar, field: written.field)
  }

  /// The first date that is given, with the moment when it can be read.
  private var writtenMoment: (field: String, moment: MessageMoment?)? {
    let fields = entry.fields
    if fields.isPresent(Field.bookedMoment) {
      return ("BookgDt/DtTm", MessageMoment(dateTime: fields[Field.bookedMoment]))
    }
    if fields.isPresent(Field.bookedDate) {
      return ("BookgDt/Dt", MessageMoment(date: fields[Field.bookedDate]))
    }
    if fields.isPresent(Field.valueMoment) {
      return ("ValDt/DtTm", MessageMoment(dateTime: fields[Field.valueMoment]))
    }
    if fields.isPresent(Field.valueDate) { return ("ValDt/Dt", MessageMoment(date: fields[Field.valueDate])) }
    guard transaction.fields.isPresent(Field.settlementDate) else { return nil }
    return ("IntrBkSttlmDt", MessageMoment(date: transaction.fields[Field.settlementDate]))
  }

  /// Appends the record, for which `refusal` is nil, as a row.
  func append(_ place: RecordPlace, _ scene: inout ISOScene) {
    guard let yen = amount?.yen, let direction, let moment = writtenMoment?.moment else {
      preconditionFailure("A record that is not refused has amount, direction and moment.")
    }
    let (kind, isListed) = kind
    if !isListed {
      scene.ledger.noteOnce(
        .transactionCodeUnlisted, record: place.record, at: place.byteOffset, field: "BkTxCd")
    }
    if transaction.memo.hasEDI {
      scene.ledger.noteOnce(
        .ediTextLeftOut, record: place.record, at: place.byteOffset, field: "RmtInf/Ustrd")
    }
    appendTexts(direction, to: &scene.batch)
    scene.batch.appendFixedColumns(
      occurredAtSeconds: moment.instant.secondsSince1970, hasTimeOfDay: moment.hasTimeOfDay,
      direction: direction, amountYen: yen, channel: .unstated, kind: entry.isReversal ? .correction : kind,
      balanceAfterYen: TransactionBatch.absentBalance, place)
  }

  private var kind: (kind: TransactionKind, isListed: Bool) {
    let inside = transaction.fields
    if inside.isPresent(Field.domain) {
      return BankTransactionCode.kind(
        domain: inside[Field.domain], family: inside[Field.family], subFamily: inside[Field.subFamily])
    }
    if entry.fields.isPresent(Field.entryDomain) {
      return BankTransactionCode.kind(
        domain: entry.fields[Field.entryDomain], family: entry.fields[Field.entryFamily],
        subFamily: entry.fields[Field.entrySubFamily])
    }
    return (.other, true)
  }

  private func appendTexts(_ direction: Direction, to batch: inout TransactionBatch) {
    let fields = transaction.fields
    batch.transactionID.appendText { $0.append(contentsOf: identifier) }
    batch.account.appendText { $0.append(contentsOf: statement.account) }
    let isIncoming = direction == .incoming
    batch.counterpartyAccount.appendText {
      fields.appendAccount(isIncoming ? Field.debtorAccount : Field.creditorAccount, to: &$0)
    }
    batch.counterpartyName.appendText {
      $0.append(
        contentsOf: isIncoming
          ? fields.text(Field.debtorName, or: .ultimateDebtorName)
          : fields.text(Field.creditorName, or: .ultimateCreditorName))
    }
    batch.originatorName.appendText {
      $0.append(contentsOf: fields.text(Field.ultimateDebtorName, or: .debtorName))
    }
    batch.memo.appendText { text in
      text.append(contentsOf: transaction.memo.bytes)
      if !isAlone || entry.memo.bytes.isEmpty { return }
      if !transaction.memo.bytes.isEmpty { text.append(0x20) }
      text.append(contentsOf: entry.memo.bytes)
    }
  }

  /// The servicer's reference, else the transaction's identifier, else the end-to-end identifier.
  private var identifier: ArraySlice<UInt8> {
    let fields = transaction.fields
    if fields.isPresent(Field.servicerReference) { return fields[Field.servicerReference] }
    // The reference of an entry names all of its transactions together.
    if isAlone && entry.fields.isPresent(Field.entryReference) { return entry.fields[Field.entryReference] }
    if fields.isPresent(Field.transactionID) { return fields[Field.transactionID] }
    let endToEnd = fields[Field.endToEndID]
    return endToEnd.spells("NOTPROVIDED") ? [] : endToEnd
  }
}
