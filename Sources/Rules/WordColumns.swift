import Core

/// The word fields of a batch as codes, one byte a row.
struct WordColumns: Sendable {
  var channels: [UInt8] = []
  var kinds: [UInt8] = []
  var directions: [UInt8] = []

  mutating func fill(from batch: TransactionBatch) {
    channels.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    directions.removeAll(keepingCapacity: true)
    for channel in batch.channel { channels.append(channel.rawValue) }
    for kind in batch.kind { kinds.append(kind.rawValue) }
    for direction in batch.direction { directions.append(direction.rawValue) }
  }

  /// Appends a row of known and missing words.
  mutating func append(_ words: [WordField: String]) {
    func code(_ field: WordField) -> UInt8 {
      words[field].flatMap(field.code(ofWord:)) ?? WordField.missingCode
    }
    channels.append(code(.channel))
    kinds.append(code(.kind))
    directions.append(code(.direction))
  }

  /// Lends the three columns from a row on.
  ///
  /// Unsafe for the reason said at `ColumnSlice`: the caller reads no further than the last row.
  func withPointers(
    from row: Int, _ body: (UnsafePointer<UInt8>, UnsafePointer<UInt8>, UnsafePointer<UInt8>) -> Void
  ) {
    channels.withUnsafeBufferPointer { channels in
      kinds.withUnsafeBufferPointer { kinds in
        directions.withUnsafeBufferPointer { directions in
          guard let channel = channels.baseAddress, let kind = kinds.baseAddress,
            let direction = directions.baseAddress
          else { preconditionFailure("A slice without rows has no words.") }
          body(channel + row, kind + row, direction + row)
        }
      }
    }
  }
}
