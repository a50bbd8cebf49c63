import Core

extension TextColumn {
  /// Appends a row whose text is written in place.
  @inline(__always)
  mutating func appendText(_ write: (inout [UInt8]) -> Void) {
    write(&bytes)
    closeRow()
  }

  /// Appends a row that holds a copy of some bytes.
  @inline(__always)
  mutating func appendRow(copying text: Span<UInt8>) {
    bytes.append(copying: text)
    closeRow()
  }

  @inline(__always)
  private mutating func closeRow() {
    precondition(bytes.count <= Int(Int32.max), "A text column holds at most two gibibytes.")
    ends.append(Int32(bytes.count))
  }
}

extension TransactionBatch {
  /// Appends the values that are no texts, and so completes a row whose texts were appended before.
  @inline(__always)
  mutating func appendFixedColumns(
    occurredAtSeconds: Int64, hasTimeOfDay: Bool, direction: Direction, amountYen: Int64, channel: Channel,
    kind: TransactionKind, balanceAfterYen: Int64, _ place: RecordPlace
  ) {
    self.occurredAtSeconds.append(occurredAtSeconds)
    self.hasTimeOfDay.append(hasTimeOfDay)
    self.direction.append(direction)
    self.amountYen.append(amountYen)
    self.channel.append(channel)
    self.kind.append(kind)
    self.balanceAfterYen.append(balanceAfterYen)
    recordNumber.append(place.record)
    byteOffset.append(place.byteOffset)
    byteLength.append(place.byteLength)
  }
}
