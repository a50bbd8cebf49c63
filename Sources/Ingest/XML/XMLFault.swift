/// Why reading an XML file ends before its last byte.
struct XMLFault: Error, Sendable {
  let code: IngestCode
  /// The place of the first byte that was not understood.
  let offset: Int64
  var field: String?

  init(_ code: IngestCode, at offset: Int64, field: String? = nil) {
    self.code = code
    self.offset = offset
    self.field = field
  }
}
