import Core

/// The texts of one record's fields, kept until the record is complete.
///
/// - Shape: the first text of a field counts, unless it is joined with `append`.
/// - Cost: one run of bytes that is used again; it never grows beyond the longest record.
struct FieldTexts: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int32]
  private var ends: [Int32]

  /// Makes room for fields with numbers below a count.
  init(fields: Int) {
    starts = [Int32](repeating: 0, count: fields)
    ends = [Int32](repeating: 0, count: fields)
  }

  mutating func removeAll() {
    if bytes.isEmpty { return }
    bytes.removeAll(keepingCapacity: true)
    for index in ends.indices {
      starts[index] = 0
      ends[index] = 0
    }
  }

  /// Keeps the text of a field that has none yet.
  mutating func set(_ field: some RawRepresentable<UInt8>, _ text: Span<UInt8>) {
    let index = Int(field.rawValue)
    guard ends[index] == 0, bytes.count + text.count <= Limits.xmlRecordBytes else { return }
    starts[index] = Int32(bytes.count)
    bytes.append(copying: text)
    ends[index] = Int32(bytes.count)
  }

  func isPresent(_ field: some RawRepresentable<UInt8>) -> Bool { ends[Int(field.rawValue)] > 0 }

  /// The text of a field, empty when it has none.
  subscript(_ field: some RawRepresentable<UInt8>) -> ArraySlice<UInt8> {
    let index = Int(field.rawValue)
    return bytes[Int(starts[index])..<Int(ends[index])]
  }

  /// The text of a field, else that of another, else an empty one.
  func text<Field: RawRepresentable<UInt8>>(_ field: Field, or other: Field) -> ArraySlice<UInt8> {
    isPresent(field) ? self[field] : self[other]
  }

  func string(_ field: some RawRepresentable<UInt8>) -> String? {
    isPresent(field) ? String(decoding: self[field], as: UTF8.self) : nil
  }
}
