import CByteScan
import Core
import JapaneseText

/// Writes one text field of a run's kept rows into a column of a batch.
struct TextColumnWriter: Sendable {
  /// The field; nil where the file has none.
  let source: FieldSource?

  init(_ source: FieldSource?) {
    self.source = source
  }

  /// Refuses the rows whose text cannot be decoded or put together.
  func check(
    _ view: RunView, _ rows: [RowRun.Row], _ text: inout FieldText, _ outcomes: inout RowOutcomes
  ) {
    guard let source else { return }
    for row in 0..<view.rowCount where outcomes.isOpen(row) {
      if FieldText.direct(source, view, row) != nil { continue }
      if let refusal = text.write(source, view, row, rows) { outcomes.refuse(row, refusal) }
    }
  }

  /// Appends the text of every kept row; false, and nothing appended, when one cannot be decoded.
  func append(
    _ view: RunView, _ run: RowRun, _ kept: [Int32], _ text: inout FieldText, to column: inout TextColumn
  ) -> Bool {
    guard let source else {
      return column.appendRows(kept.count, atMostBytes: 0) { _, ends in
        for index in kept.indices { ends[index] = 0 }
        return 0
      }
    }
    // A byte of a file becomes three bytes of UTF-8 at most.
    let growth = view.isUTF8 ? 1 : 3
    let mostBytes =
      growth * run.byteCount * max(1, source.columnCount) + kept.count * source.addedBytes
    return column.appendRows(kept.count, atMostBytes: mostBytes) { bytes, ends in
      if view.isUTF8 && source.column >= 0 && !source.isTrimmed {
        return copy(source, view, run, kept, &text, bytes, ends)
      }
      if case .cp932(let decoder, let repair) = text.encoding, source.column >= 0 && !source.isTrimmed {
        return decode(source, decoder, repair, view, run, kept, &text, bytes, ends)
      }
      return write(source, view, run, kept, &text, bytes, ends)
    }
  }

  /// Decodes the fields of CP932 where they will stand.
  private func decode(
    _ source: FieldSource, _ decoder: CP932Decoder, _ repair: TextRepair, _ view: RunView, _ run: RowRun,
    _ kept: [Int32], _ text: inout FieldText, _ bytes: UnsafeMutablePointer<UInt8>,
    _ ends: UnsafeMutablePointer<Int32>
  ) -> Int? {
    var written = 0
    var oneWayCodes = 0
    for (index, row) in kept.enumerated() {
      let field = view.field(Int(row), source.column)
      let input = view.bytes(field)
      // Safe: 32 bytes can be read, and the column has so many to spare behind what was announced.
      if !field.isMarked && input.count <= 32 && view.readable - Int(field.start) >= 32,
        byte_scan_copy_ascii(view.base + Int(field.start), input.count, bytes + written) != 0
      {
        written += input.count
        ends[index] = Int32(truncatingIfNeeded: written)
        continue
      }
      // Safe: three bytes were announced for each byte of the run, and the column has more to spare behind them.
      let room = UnsafeMutableBufferPointer(start: bytes + written, count: 3 * input.count + 8)
      var found = 0
      if !field.isMarked, let count = decoder.write(input.span, to: room, oneWayCodes: &found) {
        written += count
        oneWayCodes += found
      } else {
        guard text.write(source, view, Int(row), run.rows) == nil else { return nil }
        written += TextColumnWriter.copy(text.bytes, to: bytes + written)
      }
      ends[index] = Int32(truncatingIfNeeded: written)
    }
    if oneWayCodes > 0 { repair.countOneWayCodes(oneWayCodes) }
    return written
  }

  /// Copies the fields of UTF-8 as they stand.
  @inline(__always)
  private func copy(
    _ source: FieldSource, _ view: RunView, _ run: RowRun, _ kept: [Int32], _ text: inout FieldText,
    _ bytes: UnsafeMutablePointer<UInt8>, _ ends: UnsafeMutablePointer<Int32>
  ) -> Int? {
    var written = 0
    for (index, row) in kept.enumerated() {
      let field = view.field(Int(row), source.column)
      let start = Int(field.start)
      let count = field.end - start
      if field.isMarked {
        guard text.write(source, view, Int(row), run.rows) == nil else { return nil }
        written += TextColumnWriter.copy(text.bytes, to: bytes + written)
      } else {
        TextColumnWriter.copy(view.base + start, count, readable: view.readable - start, to: bytes + written)
        written += count
      }
      ends[index] = Int32(truncatingIfNeeded: written)
    }
    return written
  }

  /// Decodes the fields and puts their parts together.
  private func write(
    _ source: FieldSource, _ view: RunView, _ run: RowRun, _ kept: [Int32], _ text: inout FieldText,
    _ bytes: UnsafeMutablePointer<UInt8>, _ ends: UnsafeMutablePointer<Int32>
  ) -> Int? {
    var written = 0
    for (index, row) in kept.enumerated() {
      if let direct = FieldText.direct(source, view, Int(row)) {
        if let start = direct.baseAddress { (bytes + written).update(from: start, count: direct.count) }
        written += direct.count
      } else {
        guard text.write(source, view, Int(row), run.rows) == nil else { return nil }
        written += TextColumnWriter.copy(text.bytes, to: bytes + written)
      }
      ends[index] = Int32(truncatingIfNeeded: written)
    }
    return written
  }

  private static func copy(_ text: [UInt8], to target: UnsafeMutablePointer<UInt8>) -> Int {
    text.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { target.update(from: start, count: bytes.count) }
    }
    return text.count
  }

  /// Copies bytes 32 at a time, also behind their end where that may be read and written over.
  ///
  /// Safe: `readable` bytes can be read from `source`, and the target has `TextColumn.spareBytes` behind the bytes
  /// that were announced for it.
  @inline(__always)
  private static func copy(
    _ source: UnsafePointer<UInt8>, _ count: Int, readable: Int, to target: UnsafeMutablePointer<UInt8>
  ) {
    if count <= 32 && readable >= 32 {
      UnsafeMutableRawPointer(target).storeBytes(
        of: UnsafeRawPointer(source).loadUnaligned(as: SIMD32<UInt8>.self), as: SIMD32<UInt8>.self)
    } else {
      target.update(from: source, count: count)
    }
  }
}
