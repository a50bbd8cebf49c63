extension ISOStatementField {
  private typealias Path = ElementPaths.Path

  /// The elements of the three messages, in version 02 and in version 08.
  static let paths: ElementPaths = {
    let messages = ["BkToCstmrStmt/Stmt", "BkToCstmrAcctRpt/Rpt", "BkToCstmrDbtCdtNtfctn/Ntfctn"]
    var paths: [Path] = []
    var closed = ["Document"]
    for message in messages {
      let statement = "Document/\(message)"
      let root = statement.split(separator: "/").dropLast().joined(separator: "/")
      paths += [
        .part("\(root)/GrpHdr", Self.groupHeader), .text("\(root)/GrpHdr/MsgId", Self.messageID),
        .text("\(root)/GrpHdr/CreDtTm", Self.createdAt), .known("\(root)/SplmtryData"),
      ]
      paths += statementPaths(statement) + balancePaths(statement) + entryPaths("\(statement)/Ntry")
      paths += transactionPaths("\(statement)/Ntry/NtryDtls/TxDtls")
      closed += [root, statement, "\(statement)/Ntry/NtryDtls"]
    }
    return ElementPaths(paths, closed: closed)
  }()

  private static func statementPaths(_ at: String) -> [Path] {
    [
      .part(at, statement), .text("\(at)/Id", statementID),
      .text("\(at)/FrToDt/FrDtTm", periodStart), .text("\(at)/FrToDt/ToDtTm", periodEnd),
      .text("\(at)/Acct/Id/IBAN", accountIBAN), .text("\(at)/Acct/Id/Othr/Id", accountOther),
      .text("\(at)/Acct/Tp/Prtry", accountType), .text("\(at)/Acct/Ownr/Nm", ownerName),
      .text("\(at)/Acct/Svcr/FinInstnId/ClrSysMmbId/MmbId", servicerBank),
      .text("\(at)/Acct/Svcr/BrnchId/Id", servicerBranch),
      .text("\(at)/Acct/Svcr/FinInstnId/BrnchId/Id", servicerBranch),
      .text("\(at)/TxsSummry/TtlNtries/NbOfNtries", allCount),
      .text("\(at)/TxsSummry/TtlNtries/Sum", allSum),
      .text("\(at)/TxsSummry/TtlCdtNtries/NbOfNtries", creditCount),
      .text("\(at)/TxsSummry/TtlCdtNtries/Sum", creditSum),
      .text("\(at)/TxsSummry/TtlDbtNtries/NbOfNtries", debitCount),
      .text("\(at)/TxsSummry/TtlDbtNtries/Sum", debitSum),
    ]
      // What else may stand there, so that a misspelt entry is not passed over.
      + [
        "StmtPgntn", "RptPgntn", "NtfctnPgntn", "ElctrncSeqNb", "RptgSeq", "LglSeqNb", "CreDtTm",
        "CpyDplctInd",
        "RptgSrc", "RltdAcct", "Intrst", "AddtlStmtInf", "AddtlRptInf", "AddtlNtfctnInf",
      ].map { .known("\(at)/\($0)") }
  }

  private static func balancePaths(_ at: String) -> [Path] {
    [
      .part("\(at)/Bal", balance), .text("\(at)/Bal/Tp/CdOrPrtry/Cd", balanceType),
      .text("\(at)/Bal/Amt", balanceAmount), .text("\(at)/Bal/CdtDbtInd", balanceDirection),
      .text("\(at)/Bal/Dt/Dt|DtTm", balanceDate),
    ]
  }

  private static func entryPaths(_ at: String) -> [Path] {
    [
      .part(at, entry), .text("\(at)/Amt", entryAmount), .text("\(at)/CdtDbtInd", entryDirection),
      .text("\(at)/RvslInd", entryReversal), .text("\(at)/Sts", entryStatus),
      .text("\(at)/Sts/Cd|Prtry", entryStatus),
      .text("\(at)/BookgDt/Dt", bookedDate), .text("\(at)/BookgDt/DtTm", bookedMoment),
      .text("\(at)/ValDt/Dt", valueDate), .text("\(at)/ValDt/DtTm", valueMoment),
      .text("\(at)/AcctSvcrRef", entryReference), .text("\(at)/BkTxCd/Domn/Cd", entryDomain),
      .text("\(at)/BkTxCd/Domn/Fmly/Cd", entryFamily),
      .text("\(at)/BkTxCd/Domn/Fmly/SubFmlyCd", entrySubFamily), .text("\(at)/AddtlNtryInf", entryText),
      .part("\(at)/NtryDtls", entryDetails), .text("\(at)/NtryDtls/Btch/NbOfTxs", batchCount),
      .text("\(at)/NtryDtls/Btch/TtlAmt", batchAmount),
    ]
  }

  private static func transactionPaths(_ at: String) -> [Path] {
    [
      .part(at, transaction), .text("\(at)/Amt", amount), .text("\(at)/CdtDbtInd", direction),
      .text("\(at)/AmtDtls/TxAmt/Amt", transactionAmount), .text("\(at)/Refs/AcctSvcrRef", servicerReference),
      .text("\(at)/Refs/TxId", transactionID), .text("\(at)/Refs/EndToEndId", endToEndID),
      .text("\(at)/BkTxCd/Domn/Cd", domain), .text("\(at)/BkTxCd/Domn/Fmly/Cd", family),
      .text("\(at)/BkTxCd/Domn/Fmly/SubFmlyCd", subFamily), .text("\(at)/RmtInf/Ustrd", remittance),
      .text("\(at)/RmtInf/Strd/CdtrRefInf/Ref", remittanceReference),
      .text("\(at)/AddtlTxInf", transactionText), .text("\(at)/RltdDts/IntrBkSttlmDt", settlementDate),
    ] + partyPaths(at)
  }

  private static func partyPaths(_ at: String) -> [Path] {
    let parties = "\(at)/RltdPties"
    let agents = "\(at)/RltdAgts"
    let names: [(String, ISOStatementField)] = [
      ("Dbtr", debtorName), ("Cdtr", creditorName), ("UltmtDbtr", ultimateDebtorName),
      ("UltmtCdtr", ultimateCreditorName),
    ]
    return names.flatMap { party, field -> [Path] in
      [
        .text("\(parties)/\(party)/Nm", field), .text("\(parties)/\(party)/Pty/Nm", field),
        .text("\(parties)/\(party)/Agt/FinInstnId/Nm", field),
      ]
    } + [
      .text("\(parties)/DbtrAcct/Id/IBAN", debtorIBAN), .text("\(parties)/DbtrAcct/Id/Othr/Id", debtorOther),
      .text("\(parties)/DbtrAcct/Tp/Prtry", debtorType),
      .text("\(agents)/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId", debtorBank),
      .text("\(agents)/DbtrAgt/BrnchId/Id", debtorBranch),
      .text("\(agents)/DbtrAgt/FinInstnId/BrnchId/Id", debtorBranch),
      .text("\(parties)/CdtrAcct/Id/IBAN", creditorIBAN),
      .text("\(parties)/CdtrAcct/Id/Othr/Id", creditorOther),
      .text("\(parties)/CdtrAcct/Tp/Prtry", creditorType),
      .text("\(agents)/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId", creditorBank),
      .text("\(agents)/CdtrAgt/BrnchId/Id", creditorBranch),
      .text("\(agents)/CdtrAgt/FinInstnId/BrnchId/Id", creditorBranch),
    ]
  }
}
