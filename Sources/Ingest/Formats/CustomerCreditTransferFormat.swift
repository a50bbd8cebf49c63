import Core

/// The customer credit transfer between banks of ISO 20022, pacs.008, from version 08 on.
///
/// Mapping: a transfer is read from the side of the bank that reads (`ReadingOptions.ownAgents`): with the
/// creditor's agent one's own it comes in on the creditor's account, with the debtor's agent one's own it
/// goes out of the debtor's. Where the message does not identify the creditor's (debtor's) agent, the
/// instructed (instructing) agent stands for it. Neither or both is refused: the file does not say from
/// whose side it is seen, or the bank only passes the payment on.
/// The moment is the settlement date, with the time of acceptance when that lies on the same day.
/// Missing: no channel and no balance.
struct CustomerCreditTransferFormat: ISOMessageLayout {
  typealias Field = PaymentField

  static let formats: [SourceFormat] = [.customerCreditTransfer]
  static let paths = PaymentField.transferPaths

  static func messageElement(_ format: SourceFormat) -> String { "FIToFICstmrCdtTrf" }

  static func refusal(_ options: ReadingOptions) -> Refusal? {
    OwnAgents(options.ownAgents).isEmpty ? Refusal(.ownAgentsMissing) : nil
  }

  private let ownAgents: OwnAgents
  private var message = PaymentMessage()
  private var transfer = PaymentTransfer()

  init(options: ReadingOptions) {
    ownAgents = OwnAgents(options.ownAgents)
  }

  mutating func begin(_ field: UInt8, at offset: Int64, _ scene: inout ISOScene) {
    switch Field(rawValue: field) {
    case .transfer:
      transfer.removeAll()
      scene.records.begin(.outer, at: offset)
    default: break
    }
  }

  mutating func take(_ field: UInt8, _ text: Span<UInt8>, currency: Span<UInt8>) {
    guard let field = Field(rawValue: field) else { return }
    if field.rawValue < Field.paymentID.rawValue {
      message.take(field, text)
    } else {
      transfer.take(field, text, currency: currency)
    }
  }

  mutating func end(_ field: UInt8, at offset: Int64, _ scene: inout ISOScene) {
    switch Field(rawValue: field) {
    case .groupHeader: message.announce(&scene)
    case .transfer: endTransfer(&scene, at: offset)
    default: break
    }
  }

  mutating func endDocument(_ scene: inout ISOScene, at offset: Int64) {
    message.end(&scene, at: offset)
  }

  private mutating func endTransfer(_ scene: inout ISOScene, at offset: Int64) {
    guard let record = scene.records.end(.outer, at: offset, &scene.ledger) else { return }
    let direction = direction
    let refusal = record.refusal ?? refusal(direction)
    if refusal == nil, let direction { append(direction, record.place, &scene) }
    scene.ledger.settle(record, refusal, yen: transfer.amount?.yen)
    message.count(transfer, isAccepted: refusal == nil)
  }

  private func refusal(_ direction: Direction?) -> Refusal? {
    guard let direction else { return Refusal(.ownAgentUndecided, field: "DbtrAgt, CdtrAgt") }
    let account = direction == .incoming ? Field.creditorAccount : Field.debtorAccount
    if !transfer.fields.hasAccount(account) {
      let field = direction == .incoming ? "CdtrAcct/Id" : "DbtrAcct/Id"
      return Refusal(.recordElementMissing, field: field)
    }
    return transfer.refusal(
      amountField: "IntrBkSttlmAmt", moment: writtenMoment, momentField: "IntrBkSttlmDt")
  }

  /// Whether the payment comes in or goes out; nil when that cannot be decided.
  private var direction: Direction? {
    let fields = transfer.fields
    let group = message.fields
    let isCreditors =
      ownAgents.contain(bic: fields[Field.creditorBIC], member: fields[Field.creditorBank])
      ?? ownAgents.contain(bic: fields[Field.instructedBIC], member: fields[Field.instructedMember])
      ?? ownAgents.contain(bic: group[Field.groupInstructedBIC], member: group[Field.groupInstructedMember])
      ?? false
    let isDebtors =
      ownAgents.contain(bic: fields[Field.debtorBIC], member: fields[Field.debtorBank])
      ?? ownAgents.contain(bic: fields[Field.instructingBIC], member: fields[Field.instructingMember])
      ?? ownAgents.contain(bic: group[Field.groupInstructingBIC], member: group[Field.groupInstructingMember])
      ?? false
    if isCreditors == isDebtors { return nil }
    return isCreditors ? .incoming : .outgoing
  }

  private var writtenMoment: (field: String, moment: MessageMoment?)? {
    let text =
      transfer.fields.isPresent(Field.settlementDate)
      ? transfer.fields[Field.settlementDate] : message.fields[Field.groupSettlementDate]
    if text.isEmpty { return nil }
    guard let settled = MessageMoment(date: text) else { return ("IntrBkSttlmDt", nil) }
    let accepted = MessageMoment(dateTime: transfer.fields[Field.acceptedAt])
    if let accepted, accepted.day == settled.day { return ("AccptncDtTm", accepted) }
    return ("IntrBkSttlmDt", settled)
  }

  private func append(_ direction: Direction, _ place: RecordPlace, _ scene: inout ISOScene) {
    guard let moment = writtenMoment?.moment else {
      preconditionFailure("A transfer that is not refused has a day.")
    }
    let fields = transfer.fields
    scene.batch.account.appendText {
      fields.appendAccount(direction == .incoming ? Field.creditorAccount : Field.debtorAccount, to: &$0)
    }
    transfer.append(
      direction, moment, originator: fields.text(Field.ultimateDebtorName, or: .debtorName),
      channel: .unstated, kind: fields[Field.category].spells("SALA") ? .salary : .transfer, place, &scene)
  }
}
