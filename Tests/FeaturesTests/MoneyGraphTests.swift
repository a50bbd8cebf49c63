import Core
import Features
import JapaneseText
import Testing

@Suite struct MoneyGraphTests {
  private static func payment(_ seconds: Int64, _ payer: String, _ payee: String, _ amountYen: Int64)
    -> SampleRow
  {
    var row = SampleRow(seconds: FeatureEngineTests.start + seconds)
    (row.account, row.counterpartyAccount, row.amountYen) = (payer, payee, amountYen)
    return row
  }

  private static func hops(_ rows: [SampleRow]) throws -> [Double] {
    let column = try FeatureEngineTests.column("flow.cycle_hops_72h")
    return FeatureEngineTests.compute(rows).map { $0[column] }
  }

  @Test func aCycleIsAsLongAsItsPayments() throws {
    let rows = [
      Self.payment(0, "b", "c", 100_000), Self.payment(10, "c", "d", 90_000),
      Self.payment(20, "d", "a", 80_000), Self.payment(30, "a", "b", 150_000),
      Self.payment(40, "c", "a", 75_000), Self.payment(50, "a", "b", 150_000),
      Self.payment(60, "b", "a", 150_000), Self.payment(70, "a", "b", 150_001),
    ]
    #expect(try Self.hops(rows) == [0, 0, 0, 4, 0, 3, 2, 2])
  }

  @Test func fiveIsTooLongAndSoIsAnOrderOrASmallPartThatDoesNotFit() throws {
    let five = [
      Self.payment(0, "b", "c", 10), Self.payment(1, "c", "d", 10), Self.payment(2, "d", "e", 10),
      Self.payment(3, "e", "a", 10), Self.payment(4, "a", "b", 10),
    ]
    #expect(try Self.hops(five).last == 0)
    let backwards = [
      Self.payment(5, "b", "c", 10), Self.payment(4, "c", "a", 10), Self.payment(6, "a", "b", 10),
    ]
    #expect(try Self.hops(backwards).last == 0)
    let small = [Self.payment(0, "b", "a", 49), Self.payment(6, "a", "b", 100)]
    #expect(try Self.hops(small).last == 0)
    let old = [Self.payment(0, "b", "a", 100), Self.payment(72 * 3_600, "a", "b", 100)]
    #expect(try Self.hops(old).last == 0)
  }

  @Test func anIncomingRowIsAPaymentToItsAccount() throws {
    var back = Self.payment(10, "a", "b", 100)
    back.direction = .incoming
    #expect(try Self.hops([Self.payment(0, "a", "b", 100), back]) == [0, 2])
    #expect(try Self.hops([Self.payment(0, "a", "", 100)])[0].isNaN)
    #expect(try Self.hops([Self.payment(0, "a", "a", 100), Self.payment(0, "a", "a", 100)]) == [0, 0])
  }

  @Test func aReversedPaymentClosesNothing() throws {
    var correction = Self.payment(20, "b", "a", 100)
    correction.kind = .correction
    let rows = [Self.payment(0, "b", "a", 100), correction, Self.payment(30, "a", "b", 100)]
    #expect(try Self.hops(rows).last == 0)
  }

  @Test func onlyTheLastThirtyTwoPaymentsToAnAccountAreFollowed() throws {
    var rows = [Self.payment(0, "b", "a", 100)]
    for number in 0..<31 { rows.append(Self.payment(1, "x\(number)", "a", 100)) }
    let closing = Self.payment(9, "a", "b", 100)
    #expect(try Self.hops(rows + [closing]).last == 2)
    #expect(try Self.hops(rows + [Self.payment(2, "y", "a", 100), closing]).last == 0)
  }

  /// Payments among a dozen accounts, told by either side, late or corrected now and then.
  private static func circle(seed: UInt64) -> [SampleRow] {
    var generator = TestGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var seconds: Int64 = 0
    var rows: [SampleRow] = []
    for _ in 0..<220 {
      seconds += Int64(generator.next(below: 12_000))
      let late = generator.next(below: 9) == 0 ? Int64(generator.next(below: 90_000)) : 0
      var row = payment(
        seconds - late, "a\(generator.next(below: 12))", "a\(generator.next(below: 14))",
        [1_000, 30_000, 50_000, 110_000][generator.next(below: 4)])
      row.direction = generator.next(below: 2) == 0 ? .incoming : .outgoing
      if generator.next(below: 9) == 0, let earlier = rows.last(where: { $0.kind != .correction }) {
        row.kind = .correction
        (row.account, row.amountYen) = (earlier.account, earlier.amountYen)
        row.counterpartyAccount = ""
      }
      rows.append(row)
    }
    return rows
  }

  /// Each batch is a night of its own that loads only what it needs from a store of bytes.
  @Test(arguments: 1...3) func nightsThatLoadOnlyTheirNeighboursAgreeWithTheOracle(seed: UInt64) throws {
    let rows = Self.circle(seed: seed)
    var oracle = WindowOracle()
    let expected = rows.map { oracle.take($0)["flow.cycle_hops_72h"] }
    let column = try FeatureEngineTests.column("flow.cycle_hops_72h")
    #expect(Set(expected.compactMap { $0 }) == [0, 2, 3, 4])
    for batchRows in [1, 60] {
      var store: [String: StoredEntity] = [:]
      for start in stride(from: 0, to: rows.count, by: batchRows) {
        let part = rows[start..<min(rows.count, start + batchRows)]
        let state = FeatureState()
        let engine = FeatureStateTests.engine(state, workers: 2)
        var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: part.count)
        try engine.restoreStates(of: sampleBatch(part)) { store["\($0.rawValue) \($1)"] }
        engine.compute(sampleBatch(part), into: &matrix)
        state.takeChanges { entity, _ in store["\(entity.kind.rawValue) \(entity.key)"] = entity }
        for row in 0..<part.count {
          let (found, said) = (matrix[column, row], expected[start + row])
          let agrees = said.map { $0 == found } ?? found.isNaN
          #expect(
            agrees, "row \(start + row): \(found), not \(String(describing: said)), nights of \(batchRows)")
        }
      }
    }
  }
}
