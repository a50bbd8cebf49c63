import Core

/// One order of a customer (`PmtInf` of pain.001): the account it is paid from, its day, its totals.
struct PaymentOrder: Sendable {
  typealias Field = PaymentField

  private(set) var fields = FieldTexts(fields: Field.room)
  private var total = ISOTotal()
  private var declared = ISODeclaredTotal()
  private var number = 0
  private var isAnnounced = false

  mutating func begin() {
    number += 1
    fields.removeAll()
    total = ISOTotal()
    declared = ISODeclaredTotal()
    isAnnounced = false
  }

  mutating func take(_ field: Field, _ text: Span<UInt8>) {
    switch field {
    case .paymentCount: declared.takeCount(text)
    case .paymentSum: declared.takeSum(text)
    default: fields.set(field, text)
    }
  }

  mutating func count(_ transfer: borrowing PaymentTransfer, isAccepted: Bool) {
    total.count(transfer.amount)
    if isAccepted { total.accept(transfer.amount?.yen ?? 0) }
  }

  /// The day or moment on which the order is to be carried out; the moment is nil when it cannot be read.
  var writtenMoment: (field: String, moment: MessageMoment?)? {
    if fields.isPresent(Field.executionMoment) {
      return ("ReqdExctnDt/DtTm", MessageMoment(dateTime: fields[Field.executionMoment]))
    }
    guard fields.isPresent(Field.executionDate) else { return nil }
    return ("ReqdExctnDt", MessageMoment(date: fields[Field.executionDate]))
  }

  /// Shows once what the order says of itself before its transfers.
  mutating func announce(_ scene: inout ISOScene) {
    if isAnnounced { return }
    isAnnounced = true
    var account: [UInt8] = []
    fields.appendAccount(Field.ordererAccount, to: &account)
    scene.ledger.keepFact(japanese: "依頼ID", english: "order ID", fields[Field.paymentID])
    scene.ledger.keepFact(japanese: "口座", english: "account", account[...])
    scene.ledger.keepFact(japanese: "振込依頼人", english: "owner", fields[Field.ordererName])
    scene.ledger.keepFact(
      japanese: "取組日", english: "execution date", fields.text(Field.executionMoment, or: .executionDate))
  }

  /// Holds the transfers against what the order declares.
  func compare(_ scene: inout ISOScene, at offset: Int64) {
    scene.ledger.compare(
      total, declared, japanese: "振込合計(第\(number)依頼)", english: "transfers (order \(number))",
      field: "PmtInf", at: offset)
  }
}
