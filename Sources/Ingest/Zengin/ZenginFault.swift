/// Why a data record of a Zengin file cannot become a transaction.
///
/// A plain value, so that saying "no fault" for every record costs nothing.
struct ZenginFault: Sendable {
  let code: IngestCode
  /// The field's official name; empty when the record as a whole is at fault.
  let field: StaticString
  /// The offset of the byte at fault from the record's first byte.
  let byteInRecord: Int

  init(_ code: IngestCode, _ field: StaticString = "", at byteInRecord: Int = 0) {
    self.code = code
    self.field = field
    self.byteInRecord = byteInRecord
  }

  var refusal: Refusal {
    Refusal(
      code, field: field.utf8CodeUnitCount == 0 ? nil : field.description, byteInRecord: byteInRecord)
  }
}
