/// Pieces that join others: each operand is asked for the rows only that the ones before it leave open.
extension ColumnMachine {
  func all(_ piece: ColumnPiece, _ rows: UInt64) -> TruthBits {
    var open = rows
    var (missing, failed): (UInt64, UInt64) = (0, 0)
    for place in piece.operands {
      let bits = truth(operands[place], for: open)
      open &= bits.open
      if open == 0 { return .no }
      missing |= bits.missing
      failed |= bits.failed
    }
    missing &= open
    failed &= open & ~missing
    return TruthBits(yes: open & ~missing & ~failed, missing: missing, failed: failed)
  }

  func any(_ piece: ColumnPiece, _ rows: UInt64) -> TruthBits {
    var open = rows
    var (missing, failed): (UInt64, UInt64) = (0, 0)
    for place in piece.operands {
      let bits = truth(operands[place], for: open)
      open &= ~bits.yes
      missing |= bits.missing
      failed |= bits.failed
      if open == 0 { break }
    }
    missing &= open
    return TruthBits(yes: rows & ~open, missing: missing, failed: failed & open & ~missing)
  }

  func choose(_ piece: ColumnPiece, _ rows: UInt64) -> TruthBits {
    let test = truth(operand(piece, 0), for: rows)
    let (ofYes, ofNo) = (rows & test.yes, rows & ~test.open)
    let yes = ofYes == 0 ? .no : truth(operand(piece, 1), for: ofYes).only(ofYes)
    let no = ofNo == 0 ? .no : truth(operand(piece, 2), for: ofNo).only(ofNo)
    return yes.joined(no).joined(TruthBits(missing: test.missing, failed: test.failed))
  }

  func compareTruths(_ isEqual: Bool, _ piece: ColumnPiece, _ rows: UInt64) -> TruthBits {
    let left = truth(operand(piece, 0), for: rows)
    let right = truth(operand(piece, 1), for: rows)
    let missing = left.missing | right.missing
    let failed = (left.failed | right.failed) & ~missing
    let differ = left.yes ^ right.yes
    return TruthBits(
      yes: (isEqual ? ~differ : differ) & ~missing & ~failed, missing: missing, failed: failed)
  }
}
