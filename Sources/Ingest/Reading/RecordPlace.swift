/// Where a record stands in its file.
struct RecordPlace: Sendable {
  let record: Int64
  let byteOffset: Int64
  let byteLength: Int32
}
