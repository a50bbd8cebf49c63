import Core

/// The formats, and the choice among them by content.
enum FormatChoice {
  /// Every format, in the order in which they are asked.
  static let readers: [any FormatReader.Type] = [
    ZenginTransferFormat.self, ZenginSalaryFormat.self, ZenginDirectDebitFormat.self,
    ZenginDepositNoticeFormat.self, ZenginStatementFormat.self, ISOMessageReader<ISOStatementFormat>.self,
    ISOMessageReader<PaymentInitiationFormat>.self, ISOMessageReader<CustomerCreditTransferFormat>.self,
    RefusedMessageFile.self, JSONLinesFormat.self, CSVFormat.self,
  ]

  static func reader(
    for opening: FileOpening, options: ReadingOptions, fileName: String
  ) throws(IngestError) -> any FormatReader {
    if opening.bytes.isEmpty { return RefusedFile(Refusal(.emptyFile)) }
    var opening = opening
    for reader in readers {
      if reader.isText { opening.detectEncoding() }
      switch reader.recognise(opening, options: options) {
      case .no: continue
      case .yes:
        if reader.isText, let refusal = EncodingChoice.refusal(opening) { return RefusedFile(refusal) }
        return try reader.init(opening, options: options, fileName: fileName)
      case .refused(let refusal): return RefusedFile(refusal)
      }
    }
    return RefusedFile(EncodingChoice.refusal(opening) ?? Refusal(.formatUnrecognised))
  }
}
