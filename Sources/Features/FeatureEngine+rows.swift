import Core

extension FeatureEngine {
  /// Features that need no history, by runs of rows.
  func computeRows(_ batch: borrowing TransactionBatch, _ sheet: FeatureSheet) {
    let batch = copy batch
    ForkJoin.perform(workers: workers) { worker in
      typealias First = FeatureCatalogue.FirstColumn
      var transactions = MomentRun(TransactionFeatures.all, firstColumn: First.transaction)
      var calendar = MomentRun(CalendarFeatures.all, firstColumn: First.calendar)
      var texts = MomentRun(TextFeatures.all, firstColumn: First.text)
      var watches = MomentRun(WatchFeatures.all, firstColumn: First.watch)
      let reader = readers[worker]
      for row in ForkJoin.rows(of: worker, workers: workers, count: batch.count) {
        transactions.add(TransactionMoment(batch, row: row), row: row, sheet)
        let instant = Instant(secondsSince1970: batch.occurredAtSeconds[row])
        if let day = calendarDays[instant.japanDay.daysSince1970] {
          let hour = batch.hasTimeOfDay[row] ? instant.japanSecondOfDay / 3_600 : nil
          calendar.add(CalendarMoment(day: day, hour: hour), row: row, sheet)
        }
        let customer = customers[accountSymbols[row]]
        let text = reader.read(batch, row: row, customer: customer, lexicon: lexicon, slots: lexiconSlots)
        texts.add(text, row: row, sheet)
        watches.add(reader.watchMoment, row: row, sheet)
      }
      transactions.write(sheet)
      calendar.write(sheet)
      texts.write(sheet)
      watches.write(sheet)
    }
  }
}
