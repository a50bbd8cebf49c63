import Core

/// The credit transfer initiation of ISO 20022, pain.001: version 03, which ZEDI uses, and from 10 on.
///
/// Mapping: every `CdtTrfTxInf` is money that leaves the debtor's account on the execution date, ordered as a
/// file. The originator is the ultimate debtor, in ZEDI the name of the one who orders, else the debtor.
/// Missing: no balance; an end-to-end identifier stands for the bank's own.
struct PaymentInitiationFormat: ISOMessageLayout {
  typealias Field = PaymentField

  static let formats: [SourceFormat] = [.paymentInitiation]
  static let paths = PaymentField.initiationPaths

  static func messageElement(_ format: SourceFormat) -> String { "CstmrCdtTrfInitn" }

  static func refusal(_ options: ReadingOptions) -> Refusal? { nil }

  private var message = PaymentMessage()
  private var order = PaymentOrder()
  private var transfer = PaymentTransfer()

  init(options: ReadingOptions) {}

  mutating func begin(_ field: UInt8, at offset: Int64, _ scene: inout ISOScene) {
    switch Field(rawValue: field) {
    case .payment: order.begin()
    case .transfer:
      order.announce(&scene)
      transfer.removeAll()
      scene.records.begin(.outer, at: offset)
    default: break
    }
  }

  mutating func take(_ field: UInt8, _ text: Span<UInt8>, currency: Span<UInt8>) {
    guard let field = Field(rawValue: field) else { return }
    if field.rawValue < Field.paymentID.rawValue {
      message.take(field, text)
    } else if field.rawValue < Field.amount.rawValue {
      order.take(field, text)
    } else {
      transfer.take(field, text, currency: currency)
    }
  }

  mutating func end(_ field: UInt8, at offset: Int64, _ scene: inout ISOScene) {
    switch Field(rawValue: field) {
    case .groupHeader: message.announce(&scene)
    case .transfer: endTransfer(&scene, at: offset)
    case .payment:
      order.announce(&scene)
      order.compare(&scene, at: offset)
    default: break
    }
  }

  mutating func endDocument(_ scene: inout ISOScene, at offset: Int64) {
    message.end(&scene, at: offset)
  }

  private mutating func endTransfer(_ scene: inout ISOScene, at offset: Int64) {
    guard let record = scene.records.end(.outer, at: offset, &scene.ledger) else { return }
    let refusal = record.refusal ?? refusal
    if refusal == nil { append(record.place, &scene) }
    scene.ledger.settle(record, refusal, yen: transfer.amount?.yen)
    order.count(transfer, isAccepted: refusal == nil)
    message.count(transfer, isAccepted: refusal == nil)
  }

  private var refusal: Refusal? {
    if !order.fields.hasAccount(Field.ordererAccount) {
      return Refusal(.recordElementMissing, field: "DbtrAcct/Id")
    }
    return transfer.refusal(
      amountField: "Amt/InstdAmt", moment: order.writtenMoment, momentField: "ReqdExctnDt")
  }

  private func append(_ place: RecordPlace, _ scene: inout ISOScene) {
    guard let moment = order.writtenMoment?.moment else {
      preconditionFailure("A transfer that is not refused has a day.")
    }
    scene.batch.account.appendText { order.fields.appendAccount(Field.ordererAccount, to: &$0) }
    let originator =
      transfer.fields.isPresent(Field.ultimateDebtorName)
      ? transfer.fields[Field.ultimateDebtorName]
      : order.fields.text(Field.ordererUltimateName, or: .ordererName)
    transfer.append(
      .outgoing, moment, originator: originator, channel: .batch, kind: kind, place, &scene)
  }

  private var kind: TransactionKind {
    let category =
      transfer.fields.isPresent(Field.category)
      ? transfer.fields[Field.category] : order.fields[Field.paymentCategory]
    if category.spells("SALA") { return .salary }
    return order.fields[Field.paymentMethod].spells("CHK") ? .other : .transfer
  }
}
