import Core

/// One transfer of a payment message, as far as it was read.
struct PaymentTransfer: Sendable {
  typealias Field = PaymentField

  private(set) var fields = FieldTexts(fields: Field.room)
  private(set) var memo = MemoText()
  private var statedAmount: ISOAmount?
  private var equivalentAmount: ISOAmount?

  mutating func removeAll() {
    fields.removeAll()
    memo.removeAll()
    statedAmount = nil
    equivalentAmount = nil
  }

  mutating func take(_ field: Field, _ text: Span<UInt8>, currency: Span<UInt8>) {
    switch field {
    case .amount: if statedAmount == nil { statedAmount = ISOAmount(text, currency: currency) }
    case .equivalentAmount:
      if equivalentAmount == nil { equivalentAmount = ISOAmount(text, currency: currency) }
    case .remittance: memo.addRemittance(text)
    case .remittanceReference: memo.add(text)
    default: fields.set(field, text)
    }
  }

  var amount: ISOAmount? { statedAmount ?? equivalentAmount }

  /// The bank's identifier, else the customer's end-to-end identifier.
  var identifier: ArraySlice<UInt8> {
    if fields.isPresent(Field.transactionID) { return fields[Field.transactionID] }
    let endToEnd = fields[Field.endToEndID]
    return endToEnd.spells("NOTPROVIDED") ? [] : endToEnd
  }

  /// Why amount and moment cannot be a transaction's; nil when they can.
  func refusal(amountField: String, moment: (field: String, moment: MessageMoment?)?, momentField: String)
    -> Refusal?
  {
    guard let amount else { return Refusal(.recordElementMissing, field: amountField) }
    if let refusal = amount.refusal(amountField) { return refusal }
    guard let written = moment else { return Refusal(.recordElementMissing, field: momentField) }
    guard let moment = written.moment else { return Refusal(.dateUnreadable, field: written.field) }
    return moment.isInCalendar ? nil : Refusal(.momentOutsideCalendar, field: written.field)
  }

  /// Appends what does not depend on the side: the other party, names, memo and the fixed columns.
  func append(
    _ direction: Direction, _ moment: MessageMoment, originator: ArraySlice<UInt8>, channel: Channel,
    kind: TransactionKind, _ place: RecordPlace, _ scene: inout ISOScene
  ) {
    let isIncoming = direction == .incoming
    scene.batch.transactionID.appendText { $0.append(contentsOf: identifier) }
    scene.batch.counterpartyAccount.appendText {
      fields.appendAccount(isIncoming ? Field.debtorAccount : Field.creditorAccount, to: &$0)
    }
    scene.batch.counterpartyName.appendText {
      $0.append(
        contentsOf: isIncoming
          ? fields.text(Field.debtorName, or: .ultimateDebtorName)
          : fields.text(Field.creditorName, or: .ultimateCreditorName))
    }
    scene.batch.originatorName.appendText { $0.append(contentsOf: originator) }
    scene.batch.memo.appendText { $0.append(contentsOf: memo.bytes) }
    scene.batch.appendFixedColumns(
      occurredAtSeconds: moment.instant.secondsSince1970, hasTimeOfDay: moment.hasTimeOfDay,
      direction: direction, amountYen: amount?.yen ?? 0, channel: channel, kind: kind,
      balanceAfterYen: TransactionBatch.absentBalance, place)
    if memo.hasEDI {
      scene.ledger.noteOnce(
        .ediTextLeftOut, record: place.record, at: place.byteOffset, field: "RmtInf/Ustrd")
    }
  }
}
