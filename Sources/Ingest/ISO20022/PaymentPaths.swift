extension PaymentField {
  private typealias Path = ElementPaths.Path

  /// The elements of pain.001, in version 03 and from version 10 on.
  static let initiationPaths: ElementPaths = {
    let root = "Document/CstmrCdtTrfInitn"
    let order = "\(root)/PmtInf"
    let transfer = "\(order)/CdtTrfTxInf"
    let paths: [Path] =
      groupPaths(root) + [
        .part(order, payment), .text("\(order)/PmtInfId", paymentID), .text("\(order)/PmtMtd", paymentMethod),
        .text("\(order)/NbOfTxs", paymentCount), .text("\(order)/CtrlSum", paymentSum),
        .text("\(order)/PmtTpInf/CtgyPurp/Cd", paymentCategory),
        .text("\(order)/ReqdExctnDt", executionDate), .text("\(order)/ReqdExctnDt/Dt", executionDate),
        .text("\(order)/ReqdExctnDt/DtTm", executionMoment), .text("\(order)/Dbtr/Nm", ordererName),
        .text("\(order)/UltmtDbtr/Nm", ordererUltimateName),
      ]
      + accountPaths(order, "Dbtr", ordererAccount)
      // What else may stand there, so that a misspelt transfer is not passed over.
      + [
        "ReqdAdvcTp", "BtchBookg", "PoolgAdjstmntDt", "DbtrAgtAcct", "InstrForDbtrAgt", "ChrgBr", "ChrgsAcct",
        "ChrgsAcctAgt",
      ].map { .known("\(order)/\($0)") }
      + transferPaths(transfer)
      + [
        .text("\(transfer)/Amt/InstdAmt", amount), .text("\(transfer)/Amt/EqvtAmt/Amt", equivalentAmount),
      ]
    return ElementPaths(paths, closed: ["Document", root, order])
  }()

  /// The elements of pacs.008, from version 08 on.
  static let transferPaths: ElementPaths = {
    let root = "Document/FIToFICstmrCdtTrf"
    let transfer = "\(root)/CdtTrfTxInf"
    let header = "\(root)/GrpHdr"
    let paths: [Path] =
      groupPaths(root) + [
        .text("\(header)/TtlIntrBkSttlmAmt", totalAmount),
        .text("\(header)/IntrBkSttlmDt", groupSettlementDate),
      ]
      + agentPaths(header, "InstgAgt", bic: groupInstructingBIC, member: groupInstructingMember)
      + agentPaths(header, "InstdAgt", bic: groupInstructedBIC, member: groupInstructedMember)
      + transferPaths(transfer) + accountPaths(transfer, "Dbtr", debtorAccount)
      + agentPaths(transfer, "InstgAgt", bic: instructingBIC, member: instructingMember)
      + agentPaths(transfer, "InstdAgt", bic: instructedBIC, member: instructedMember)
      + [
        .text("\(transfer)/IntrBkSttlmAmt", amount), .text("\(transfer)/IntrBkSttlmDt", settlementDate),
        .text("\(transfer)/AccptncDtTm", acceptedAt), .text("\(transfer)/Dbtr/Nm", debtorName),
        .text("\(transfer)/DbtrAgt/FinInstnId/BICFI", debtorBIC),
        .text("\(transfer)/CdtrAgt/FinInstnId/BICFI", creditorBIC),
      ]
    return ElementPaths(paths, closed: ["Document", root])
  }()

  private static func groupPaths(_ root: String) -> [Path] {
    [
      .part("\(root)/GrpHdr", groupHeader), .text("\(root)/GrpHdr/MsgId", messageID),
      .text("\(root)/GrpHdr/CreDtTm", createdAt), .text("\(root)/GrpHdr/NbOfTxs", groupCount),
      .text("\(root)/GrpHdr/CtrlSum", groupSum), .text("\(root)/GrpHdr/InitgPty/Nm", initiatorName),
      .known("\(root)/SplmtryData"),
    ]
  }

  private static func transferPaths(_ at: String) -> [Path] {
    [
      .part(at, transfer), .text("\(at)/PmtId/TxId", transactionID),
      .text("\(at)/PmtId/EndToEndId", endToEndID), .text("\(at)/PmtTpInf/CtgyPurp/Cd", category),
      .text("\(at)/UltmtDbtr/Nm", ultimateDebtorName), .text("\(at)/Cdtr/Nm", creditorName),
      .text("\(at)/UltmtCdtr/Nm", ultimateCreditorName), .text("\(at)/RmtInf/Ustrd", remittance),
      .text("\(at)/RmtInf/Strd/CdtrRefInf/Ref", remittanceReference),
    ] + accountPaths(at, "Cdtr", creditorAccount)
  }

  private static func accountPaths(
    _ at: String, _ party: String, _ account: AccountFields<PaymentField>
  ) -> [Path] {
    [
      .text("\(at)/\(party)Acct/Id/IBAN", account.iban),
      .text("\(at)/\(party)Acct/Id/Othr/Id", account.other),
      .text("\(at)/\(party)Acct/Tp/Prtry", account.type),
      .text("\(at)/\(party)Agt/FinInstnId/ClrSysMmbId/MmbId", account.bank),
      .text("\(at)/\(party)Agt/BrnchId/Id", account.branch),
      // Not where the schema has it, and where some programs write it.
      .text("\(at)/\(party)Agt/FinInstnId/BrnchId/Id", account.branch),
    ]
  }

  private static func agentPaths(
    _ at: String, _ agent: String, bic: PaymentField, member: PaymentField
  ) -> [Path] {
    [
      .text("\(at)/\(agent)/FinInstnId/BICFI", bic),
      .text("\(at)/\(agent)/FinInstnId/ClrSysMmbId/MmbId", member),
    ]
  }
}
