/// What 64 rows answer to a question, a bit for each row, the first row in the lowest bit.
///
/// A row is true, false, missing or failed; false is what none of the three says.
struct TruthBits: Sendable {
  var yes: UInt64 = 0
  var missing: UInt64 = 0
  var failed: UInt64 = 0

  /// Every row false.
  static let no = TruthBits()

  /// The rows that are not false.
  @inline(__always)
  var open: UInt64 { yes | missing | failed }

  @inline(__always)
  var negated: TruthBits { TruthBits(yes: ~open, missing: missing, failed: failed) }

  /// The rows that are neither missing nor failed.
  @inline(__always)
  var known: UInt64 { ~(missing | failed) }

  /// The answers of some rows.
  @inline(__always)
  func only(_ rows: UInt64) -> TruthBits {
    TruthBits(yes: yes & rows, missing: missing & rows, failed: failed & rows)
  }

  /// Joins answers that stand in different rows.
  @inline(__always)
  func joined(_ other: TruthBits) -> TruthBits {
    TruthBits(yes: yes | other.yes, missing: missing | other.missing, failed: failed | other.failed)
  }
}
