/// Why a record is refused, before it is known where the record lies.
struct Refusal: Error, Sendable {
  let code: IngestCode
  var field: String?
  /// The offset of the byte at fault from the record's first byte.
  var byteInRecord: Int?

  init(_ code: IngestCode, field: String? = nil, byteInRecord: Int? = nil) {
    self.code = code
    self.field = field
    self.byteInRecord = byteInRecord
  }
}
