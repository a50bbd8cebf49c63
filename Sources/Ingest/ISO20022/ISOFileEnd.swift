import Core

/// The rest of a file that is refused in one piece, from a fault to the last byte.
///
/// Of what lies outside of a record no bytes are kept, since a business header may hold a password.
struct ISOFileEnd: Sendable {
  let start: Int64
  /// The bytes from `start` to the end of the file, as far as it was read.
  private var length: Int64 = 0
  private let fault: XMLFault
  private let head: [UInt8]

  /// Ends a file at a fault; `head` are the first bytes of the record that lies open there.
  init(_ fault: XMLFault, start: Int64, head: [UInt8] = []) {
    self.fault = fault
    self.start = start
    self.head = Array(head.prefix(Int(max(0, fault.offset - start))))
  }

  /// Takes note that the file reaches at least to a place.
  mutating func reach(_ end: Int64) { length = max(0, end - start) }

  /// Enters the rest as one rejected record and the reason as a finding about the file.
  func close(_ ledger: inout FileLedger, record: Int64) {
    ledger.note(fault.code, record: record, at: fault.offset, field: fault.field)
    guard length > 0 else { return }
    let refusal = Refusal(
      fault.code, field: fault.field, byteInRecord: Int(max(0, fault.offset - start)))
    ledger.reject(refusal, record: record, at: start, length: length, head: head.span)
  }
}
