import Core

extension SideTotals {
  /// The declared totals beside those of what was read.
  ///
  /// A refused record counts with its yen, but its direction is not known. Where records were refused and both
  /// directions are declared, their sum is compared instead; where only one is, it must be met by the accepted
  /// records alone.
  public func controlTotals(counts: RecordCounts, accepted: DirectionTotals) -> [ControlTotal] {
    var totals: [ControlTotal] = []
    if let records {
      let read = counts.accepted + counts.rejected
      totals.append(
        ControlTotal(
          nameJapanese: "件数(合計ファイル)", nameEnglish: "records (side file)", declaredInRecord: nil,
          declaredCount: records, declaredYen: nil, readCount: read, readYen: nil,
          acceptedCount: counts.accepted, acceptedYen: nil, agrees: records == read))
    }
    if counts.rejected > 0, let yenIn, let yenOut {
      let read = RunningTotal.sum(counts.acceptedYen, counts.rejectedYen)
      totals.append(
        yen(
          ("入出金計(合計ファイル)", "credits and debits (side file)"), declared: RunningTotal.sum(yenIn, yenOut),
          read: read, accepted: counts.acceptedYen))
      return totals
    }
    if let yenIn {
      totals.append(
        yen(
          ("入金(合計ファイル)", "credits (side file)"), declared: yenIn, read: accepted.yenIn,
          accepted: accepted.yenIn))
    }
    if let yenOut {
      totals.append(
        yen(
          ("出金(合計ファイル)", "debits (side file)"), declared: yenOut, read: accepted.yenOut,
          accepted: accepted.yenOut))
    }
    return totals
  }

  /// The finding for totals of which one does not agree.
  public func disagreement() -> Finding {
    IngestCode.sideTotalsDisagree.finding(at: Finding.Place(file: name))
  }

  private func yen(
    _ names: (japanese: String, english: String), declared: Int64, read: Int64, accepted: Int64
  ) -> ControlTotal {
    ControlTotal(
      nameJapanese: names.japanese, nameEnglish: names.english, declaredInRecord: nil, declaredCount: nil,
      declaredYen: declared, readCount: nil, readYen: read, acceptedCount: nil, acceptedYen: accepted,
      agrees: declared == read && read != Int64.max)
  }
}
