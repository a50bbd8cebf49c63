import Core
import Testing

@testable import Features

@Suite struct FilteredBlocksTests {
  static let filters = [
    EventFilter(DeclaredFilter()), EventFilter(DeclaredFilter(direction: .outgoing, channels: [.mobile])),
    EventFilter(DeclaredFilter(fromYen: 999)),
  ]

  static func event(_ seconds: Int64, _ index: Int) -> HistoryEvent {
    HistoryEvent(
      seconds: seconds, amountYen: Int64(index * 7_919 % 1_000), party: Int32(index % 50),
      traits: HistoryEvent.Traits(
        kind: .transfer, channel: index % 9_000 == 17 ? .mobile : .atm, isOutgoing: index % 3 != 0))
  }

  /// An account with 200,000 events in a week is read with a few hundred looks at any moment.
  @Test func aVeryLargeKeyStaysCheap() {
    var list = EventList()
    let start = FeatureEngineTests.start
    var most = 0
    for index in 0..<200_000 {
      let seconds = start + Int64(index) * 3
      _ = list.insert(Self.event(seconds, index), newestDay: 0)
      list.filteredBlocks.complete(list.events, Self.filters)
      guard index % 997 == 0 || index > 199_900 else { continue }
      for filter in Self.filters.indices {
        let reader = FilteredBlocks.Reader(events: list.events, filters: Self.filters, filter: filter)
        var (totals, end) = (FilteredTotals(), list.events.count)
        most = max(
          most, list.filteredBlocks.gather(&totals, &end, after: seconds - 604_800, reader))
        if filter == 0 { #expect(totals.count == Int64(index + 1)) }
      }
    }
    #expect(most > 64 && most <= 4 * 64 + 200_000 / 4_096 + 2, "\(most)")
  }

  /// Windows that begin and end anywhere, with events that come late and go away again, against a plain sum.
  @Test func anyWindowAgreesWithAPlainSum() {
    var generator = TestGenerator(state: 3)
    var list = EventList()
    var seconds = FeatureEngineTests.start
    for index in 0..<12_000 {
      seconds += Int64(generator.next(below: 90))
      _ = list.insert(Self.event(seconds, index), newestDay: 0)
      if index % 1_500 == 1_499 {
        list.filteredBlocks.complete(list.events, Self.filters)
        _ = list.insert(Self.event(seconds - Int64(generator.next(below: 300_000)), index), newestDay: 0)
        list.remove(at: generator.next(below: list.events.count))
      }
    }
    list.filteredBlocks.complete(list.events, Self.filters)
    for trial in 0..<300 {
      let filter = trial % Self.filters.count
      let end = 1 + generator.next(below: list.events.count)
      let moment = list.events[end - 1].seconds - Int64(generator.next(below: 600_000))
      let window = list.events[..<end].filter { $0.seconds > moment && Self.filters[filter].passes($0) }
      let reader = FilteredBlocks.Reader(events: list.events, filters: Self.filters, filter: filter)
      var (totals, index) = (FilteredTotals(), end)
      list.filteredBlocks.gather(&totals, &index, after: moment, reader)
      #expect(totals.count == Int64(window.count))
      #expect(totals.sumYen == window.reduce(0) { $0 + $1.amountYen })
      #expect(totals.maxYen == window.map(\.amountYen).max() ?? 0)
      #expect(list.filteredBlocks.last(before: end, after: moment, reader) == window.last?.seconds)
      let start = list.end(at: moment)
      #expect(list.filteredBlocks.first(from: start, before: end, reader) == window.first?.seconds)
    }
  }

  /// The number of a filter's sums is part of the stored layout and must never change.
  @Test func theNumbersOfSeriesAreStable() {
    let filter = DeclaredFilter(
      direction: .outgoing, channels: [.mobile, .internet], kinds: [.transfer], fromYen: 900_000,
      belowYen: 1_000_000)
    #expect(
      filter.canonicalText == "direction=out;channel=internet,mobile;kind=transfer;from=900000;below=1000000")
    var turned = filter
    turned.channels = [.internet, .mobile, .mobile]
    #expect(turned.series == filter.series)
    #expect(filter.series == 878_073_146)
    #expect(DeclaredFilter(kinds: [.cash]).series == 770_171_506)
  }

  /// Two filters whose texts have the same number are found and refused.
  @Test func filtersOfOneNumberAreRefused() throws {
    var seen: [Int32: Int64] = [:]
    var found: (Int64, Int64)?
    for amountYen in Int64(1)..<400_000 {
      let series = DeclaredFilter(fromYen: amountYen).series
      #expect(series >= DeclaredFilter.firstSeries)
      if let other = seen.updateValue(amountYen, forKey: series) {
        found = (other, amountYen)
        break
      }
    }
    let (one, other) = try #require(found)
    func feature(_ name: FeatureName, _ amountYen: Int64) -> DeclaredFeature {
      DeclaredFeature(
        name: name, key: .account, measure: .count, span: .days(30),
        filter: DeclaredFilter(fromYen: amountYen), titleJapanese: "件", titleEnglish: "thing")
    }
    let first = feature("account.a_30d_daily", one)
    let catalogue = try RunCatalogue().adding(first)
    #expect(
      feature("account.b_30d_daily", other).fault(among: catalogue)
        == .sameSeries(first.name, "account.b_30d_daily"))
    #expect(feature("account.b_30d_daily", one).fault(among: catalogue) == nil)
  }
}
