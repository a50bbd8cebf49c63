import CColumnScan
import Core
import Expressions

/// Computes the pieces of a graph for 64 rows at a time, each piece at most once, and only when a rule still needs it.
///
/// A chain of `&&` asks its next operand for the rows only that are not false yet, a chain of `||` for those that are not
/// true, `? :` for those that chose the side; when no row is left, nothing more is computed.
struct ColumnMachine {
  /// What a piece is worth in the present slice.
  struct Answer {
    /// The slice that the bits are of.
    var slice = -1
    /// The rows that the bits answer for.
    var covered: UInt64 = 0
    var bits = TruthBits.no
  }

  // Unsafe for the reason said at `ColumnSlice`; debug builds check every access against the bounds.
  let pieces: UnsafeBufferPointer<ColumnPiece>
  let operands: UnsafeBufferPointer<Int>
  let memory: MachineMemory.Pointers
  let textTests: [TextTest]
  let numberLists: [ColumnGraph.NumberList]
  let texts: TextColumns
  private(set) var slice: ColumnSlice
  private var sliceNumber = -1
  private let isWide = column_scan_is_wide()

  init(
    slice: ColumnSlice, graph: ColumnGraph, pieces: UnsafeBufferPointer<ColumnPiece>,
    operands: UnsafeBufferPointer<Int>, memory: MachineMemory.Pointers, texts: TextColumns
  ) {
    self.slice = slice
    self.pieces = pieces
    self.operands = operands
    self.memory = memory
    self.textTests = graph.textTests
    self.numberLists = graph.numberLists
    self.texts = texts
    for piece in pieces.indices { memory.answers[piece].slice = -1 }
  }

  /// Goes on to other rows.
  mutating func move(to start: Int, count: Int) {
    slice.start = start
    slice.count = count
    sliceNumber += 1
  }

  /// What some rows of the slice answer; the others answer anything.
  func truth(_ index: Int, for rows: UInt64) -> TruthBits {
    let known = memory.answers[index]
    let isOfSlice = known.slice == sliceNumber
    if isOfSlice, rows & ~known.covered == 0 { return known.bits }
    let wanted = isOfSlice ? rows | known.covered : rows
    let (bits, covered) = compute(pieces[index], wanted)
    memory.answers[index] = Answer(slice: sliceNumber, covered: covered, bits: bits)
    return bits
  }

  /// Whether a piece is known for all rows of the slice.
  @inline(__always)
  func isKnown(_ index: Int) -> Bool {
    memory.answers[index].slice == sliceNumber && memory.answers[index].covered == ~0
  }

  /// Keeps what a piece is worth in all rows of the slice.
  @inline(__always)
  func remember(_ index: Int, _ bits: TruthBits) {
    memory.answers[index] = Answer(slice: sliceNumber, covered: ~0, bits: bits)
  }

  /// The answers of a piece and the rows that they are good for.
  private func compute(_ piece: ColumnPiece, _ rows: UInt64) -> (bits: TruthBits, covered: UInt64) {
    switch piece.kind {
    case .compareFeature(let sign, let feature, let literal):
      return (bits(column_scan_compare(slice.column(feature), literal, sign.scan, isWide)), ~0)
    case .compareFeatures(let sign, let left, let right):
      let (left, right) = (slice.column(left), slice.column(right, side: 1))
      return (bits(column_scan_compare_columns(left, right, sign.scan)), ~0)
    case .hasFeature(let feature):
      let missing = column_scan_compare(slice.column(feature), 0, ComparisonOperator.equal.scan, isWide)
        .missing
      return (TruthBits(yes: ~missing), ~0)
    case .wordTest(let field, let codes): return (wordTest(field, codes), ~0)
    case .truth(let value): return (TruthBits(yes: value ? ~0 : 0), ~0)
    case .all: return (all(piece, rows), rows)
    case .any: return (any(piece, rows), rows)
    case .not: return (truth(operand(piece, 0), for: rows).negated, rows)
    case .chooseTruth: return (choose(piece, rows), rows)
    case .compareTruths(let isEqual): return (compareTruths(isEqual, piece, rows), rows)
    case .compareNumbers(let sign): return (compareNumbers(sign, piece), ~0)
    case .numberAmong(let list): return (numberAmong(numberLists[list], piece), ~0)
    case .hasText(let place): return (TruthBits(yes: present(place, rows & slice.all)), rows)
    case .textTest(let test): return (textTest(textTests[test], rows & slice.all), rows)
    case .rows(let index):
      return (memory.rowEvaluations[index].evaluate(slice, texts, rows: rows & slice.all), rows)
    default: preconditionFailure("A piece that is a number was asked whether it is true.")
    }
  }

  @inline(__always)
  func operand(_ piece: ColumnPiece, _ place: Int) -> Int { operands[piece.operands.lowerBound + place] }

  @inline(__always)
  private func bits(_ scan: column_scan_bits) -> TruthBits { TruthBits(yes: scan.yes, missing: scan.missing) }

  /// A word is looked for code by code; tests name few of them.
  private func wordTest(_ field: WordField, _ codes: UInt64) -> TruthBits {
    let column = slice.codes(field)
    var yes: UInt64 = 0
    var left = codes
    while left != 0 {
      yes |= column_scan_equal_bytes(column, UInt8(left.trailingZeroBitCount))
      left &= left - 1
    }
    return TruthBits(yes: yes, missing: column_scan_equal_bytes(column, WordField.missingCode))
  }
}

extension ComparisonOperator {
  /// The comparison as the scan of columns calls it.
  @inline(__always)
  fileprivate var scan: Int32 {
    switch self {
    case .less: return Int32(COLUMN_SCAN_LESS)
    case .lessOrEqual: return Int32(COLUMN_SCAN_LESS_OR_EQUAL)
    case .equal: return Int32(COLUMN_SCAN_EQUAL)
    case .notEqual: return Int32(COLUMN_SCAN_NOT_EQUAL)
    case .greaterOrEqual: return Int32(COLUMN_SCAN_GREATER_OR_EQUAL)
    case .greater: return Int32(COLUMN_SCAN_GREATER)
    }
  }
}
