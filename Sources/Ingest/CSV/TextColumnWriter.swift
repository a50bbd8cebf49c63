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
      return write(source, view, run, kept, &text, bytes, ends)
    }
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

  /// Copies bytes 16 at a time, also behind their end where that may be read and written over.
  ///
  /// Safe: `readable` bytes can be read from `source`, and the target has `TextColumn.spareBytes` behind the bytes
  /// that were announced for it.
  @inline(__always)
  private static func copy(
    _ source: UnsafePointer<UInt8>, _ count: Int, readable: Int, to target: UnsafeMutablePointer<UInt8>
  ) {
    if count <= 32 && readable >= 32 {
      let from = UnsafeRawPointer(source)
      let to = UnsafeMutableRawPointer(target)
      to.storeBytes(of: from.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      if count <= 16 { return }
      to.storeBytes(
        of: from.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self), toByteOffset: 16,
        as: SIMD16<UInt8>.self)
    } else {
      target.update(from: source, count: count)
    }
  }
}
