import Core

/// What a payment message says before its transfers, and the totals that it declares.
struct PaymentMessage: Sendable {
  typealias Field = PaymentField

  private(set) var fields = FieldTexts(fields: Field.room)
  private var total = ISOTotal()
  private var declared = ISODeclaredTotal()
  private var declaredAmount = ISODeclaredTotal()
  private var number = 1

  mutating func take(_ field: Field, _ text: Span<UInt8>) {
    switch field {
    case .groupCount: declared.takeCount(text)
    case .groupSum: declared.takeSum(text)
    case .totalAmount: declaredAmount.takeSum(text)
    default: fields.set(field, text)
    }
  }

  mutating func count(_ transfer: borrowing PaymentTransfer, isAccepted: Bool) {
    total.count(transfer.amount)
    if isAccepted { total.accept(transfer.amount?.yen ?? 0) }
  }

  /// Shows what the message says of itself.
  func announce(_ scene: inout ISOScene) {
    scene.ledger.keepFact(japanese: "電文", english: "message", Array((scene.message?.text ?? "").utf8)[...])
    scene.ledger.keepFact(japanese: "電文ID", english: "message ID", fields[Field.messageID])
    scene.ledger.keepFact(japanese: "作成日時", english: "created at", fields[Field.createdAt])
    scene.ledger.keepFact(japanese: "作成者", english: "initiator", fields[Field.initiatorName])
    scene.ledger.keepFact(
      japanese: "決済日", english: "settlement date", fields[Field.groupSettlementDate])
    scene.ledger.identify([scene.message?.text, fields.string(Field.messageID)])
  }

  /// Holds the transfers against what the header declares, and makes ready for the next message.
  mutating func end(_ scene: inout ISOScene, at offset: Int64) {
    let (japanese, english) = ("電文の合計(第\(number)電文)", "transfers (message \(number))")
    scene.ledger.compare(
      total, declared, japanese: japanese, english: english, field: "GrpHdr", at: offset)
    scene.ledger.compare(
      total, declaredAmount, japanese: "決済合計額(第\(number)電文)", english: "settlement total (message \(number))",
      field: "GrpHdr/TtlIntrBkSttlmAmt", at: offset)
    number += 1
    fields.removeAll()
    total = ISOTotal()
    declared = ISODeclaredTotal()
    declaredAmount = ISODeclaredTotal()
  }
}
