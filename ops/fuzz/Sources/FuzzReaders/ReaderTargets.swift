import Core

@testable import Ingest

/// Every reader of transaction files, given bytes in windows of two sizes.
enum ReaderTargets {
  static let all: [FuzzTarget] = [
    target("zengin-transfer", ZenginTransferFormat.self),
    target("zengin-salary", ZenginSalaryFormat.self),
    target("zengin-direct-debit", ZenginDirectDebitFormat.self),
    target("zengin-deposit-notice", ZenginDepositNoticeFormat.self),
    target("zengin-statement", ZenginStatementFormat.self),
    target("iso-statement", ISOMessageReader<ISOStatementFormat>.self),
    target("iso-payment-initiation", ISOMessageReader<PaymentInitiationFormat>.self),
    target("iso-credit-transfer", ISOMessageReader<CustomerCreditTransferFormat>.self),
    target("json-lines", JSONLinesFormat.self),
    target("csv", CSVFormat.self),
  ]

  private static let options: ReadingOptions = {
    guard let day = BankDay(year: 2026, month: 11, day: 20) else {
      preconditionFailure("The reference day is a day.")
    }
    var options = ReadingOptions(referenceDay: day)
    options.ownAgents = ["9999", "TESTJPJT"]
    return options
  }()

  private static func target(_ name: String, _ reader: any FormatReader.Type) -> FuzzTarget {
    FuzzTarget(name: name) { bytes in
      let opening = FileOpening(bytes: Array(bytes.prefix(FileOpening.maximumBytes)), isWhole: true)
      guard case .yes = reader.recognise(opening, options: options) else { return }
      let whole = Reading(of: bytes, reader, opening, options, windowBytes: max(1, bytes.count))
      let small = Reading(of: bytes, reader, opening, options, windowBytes: 16 + bytes.count % 61)
      // Of two faults in one stretch of XML, the parser names the one that it comes upon first.
      if whole.hasBrokenXML && small.hasBrokenXML { return }
      precondition(whole == small, "The size of the window changes nothing.")
    }
  }
}

/// What one reading of some bytes came to.
private struct Reading: Equatable {
  var rows = 0
  var yen: Int64 = 0
  var texts: [String] = []
  var tally = ByteTally()
  var findings: [Finding] = []
  var rejects: [RejectedRecord] = []

  /// Whether the file was refused because its XML is broken.
  var hasBrokenXML: Bool {
    findings.contains {
      (IngestCode.xmlNotWellFormed.literal...IngestCode.xmlCutOff.literal).contains($0.code)
    }
  }

  init(
    of bytes: [UInt8], _ type: any FormatReader.Type, _ opening: FileOpening, _ options: ReadingOptions,
    windowBytes: Int
  ) {
    guard var reader = try? type.init(opening, options: options, fileName: "fuzz") else {
      preconditionFailure("This machine has every character set.")
    }
    var ledger = FileLedger(fileName: "fuzz")
    var batch = TransactionBatch()
    var start = 0
    var length = min(windowBytes, bytes.count)
    while start < bytes.count {
      let end = min(bytes.count, start + length)
      let consumed = reader.read(
        bytes.span.extracting(start..<end), at: Int64(start), isLast: end == bytes.count, into: &batch,
        &ledger)
      precondition(consumed >= 0 && consumed <= end - start, "A reader consumes what it was given.")
      precondition(consumed > 0 || end < bytes.count || !batch.isEmptyBatch, "A reader comes to the end.")
      start += consumed
      length = consumed == 0 ? length * 2 : windowBytes
      take(&batch)
      rejects += ledger.takeRejects()
    }
    reader.finish(&ledger)
    take(&batch)
    rejects += ledger.takeRejects()
    tally = ledger.tally
    findings = ledger.findings
    precondition(tally.total == Int64(bytes.count), "Every byte is accepted, rejected or framing.")
    precondition(ledger.records.accepted == Int64(rows), "Every accepted record is a row.")
    _ = ledger.verdict
  }

  private mutating func take(_ batch: inout TransactionBatch) {
    rows += batch.count
    for row in 0..<batch.count {
      yen &+= batch.amountYen[row]
      precondition((0...Limits.amountYen).contains(batch.amountYen[row]), "An amount is within its limits.")
      texts.append(
        batch.account.string(row) + "|" + batch.counterpartyName.string(row) + "|" + batch.memo.string(row))
    }
    batch.removeAll()
  }
}

extension TransactionBatch {
  fileprivate var isEmptyBatch: Bool { count == 0 }
}
