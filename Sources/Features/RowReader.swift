import Core

/// Computes the features that need no history, for the rows that one worker has of each batch.
final class RowReader {
  /// One worker uses it, and it calls nothing back, so that no check of overlapping changes is made in every row.
  @exclusivity(unchecked) private var texts: TextReader
  /// Enough for loads to overlap, few enough that what they bring stays in the nearest cache.
  private static let fetchedRows = 32

  init(_ texts: TextReader) { self.texts = texts }

  /// Writes the features of a run of rows.
  func compute(
    _ rows: Range<Int>, _ batch: borrowing TransactionBatch, accounts: borrowing [Int32],
    _ customers: borrowing CustomerIndex, _ calendarDays: borrowing [Int32: CalendarDay],
    _ sheet: FeatureSheet
  ) {
    typealias First = FeatureCatalogue.FirstColumn
    var transactions = MomentRun(TransactionFeatures.all, firstColumn: First.transaction)
    var calendar = MomentRun(CalendarFeatures.all, firstColumn: First.calendar)
    var texts = MomentRun(TextFeatures.all, firstColumn: First.text)
    var watches = MomentRun(WatchFeatures.all, firstColumn: First.watch)
    var today: (number: Int32, day: CalendarDay)?
    let hasWatchLists = self.texts.hasWatchLists
    for row in rows {
      let index = (row - rows.lowerBound) % Self.fetchedRows
      if index == 0 {
        self.texts.fetch(
          row..<min(row + Self.fetchedRows, rows.upperBound), batch, customers, accounts: accounts)
      }
      transactions.add(TransactionMoment(batch, row: row), row: row, sheet)
      let instant = Instant(secondsSince1970: batch.occurredAtSeconds[row])
      let number = instant.japanDay.daysSince1970
      if today?.number != number { today = calendarDays[number].map { (number, $0) } }
      if let today {
        let hour = batch.hasTimeOfDay[row] ? instant.japanSecondOfDay / 3_600 : nil
        calendar.add(CalendarMoment(day: today.day, hour: hour), row: row, sheet)
      }
      let text = self.texts.read(batch, row: row, fetched: index, customers)
      texts.add(text, row: row, sheet)
      // Without a list all of these are missing, as the sheet says already.
      if hasWatchLists { watches.add(self.texts.watchMoment, row: row, sheet) }
    }
    transactions.write(sheet)
    calendar.write(sheet)
    texts.write(sheet)
    watches.write(sheet)
  }
}
