import Core
import Testing

@Suite struct ColumnsTests {
  @Test func rowsOfTextKeepTheirPlaces() {
    var column = TextColumn()
    for text in ["ab", "", "目利き"] { column.append(contentsOf: text.utf8) }
    #expect((0..<3).map(column.string) == ["ab", "", "目利き"])
    #expect(column.isEmpty(1))
    column.truncate(to: 1)
    column.append(contentsOf: "c".utf8)
    #expect((0..<column.count).map(column.string) == ["ab", "c"])
  }

  @Test func aRowThatIsNotKeptLeavesNothing() {
    var column = TextColumn()
    #expect(
      column.appendRow {
        $0 += Array("x".utf8); return true
      })
    #expect(
      !column.appendRow {
        $0 += Array("yz".utf8); return false
      })
    #expect(column.count == 1)
    #expect(column.bytes == Array("x".utf8))
  }

  @Test func symbolsFollowTheOrderOfFirstSight() {
    var table = SymbolTable()
    let texts = (0..<5_000).map { "9999-001-1-\($0 * 7_919 % 5_000)" }
    let symbols = texts.map { table.intern(Array($0.utf8).span) }
    #expect(symbols == (0..<5_000).map { Int32($0) })
    #expect(texts.map { table.intern(Array($0.utf8).span) } == symbols)
    #expect(table.text(of: 17) == texts[17])
    #expect(table.symbol(of: Array("unseen".utf8).span) == nil)
  }

  @Test func aMatrixIsMissingUntilItIsFilled() {
    var matrix = FeatureMatrix(names: ["a", "b"], rowCapacity: 3)
    matrix.reset(rows: 2)
    matrix[1, 0] = 4
    #expect(matrix.value(1, 0) == 4)
    #expect(matrix.value(0, 0) == nil)
    matrix.reset(rows: 2)
    #expect(matrix.value(1, 0) == nil)
  }

  @Test func jsonEscapesAndKeepsOrder() {
    var json = JSONText()
    json.object { json in
      json.member("b", "a\"\\\n\u{1}目")
      json.member("a", Int64(-3))
      json.member("half", 0.5)
      json.member("whole", 2.0)
      json.member("none", nil as Double?)
      json.key("list")
      json.array { json in
        json.value(true)
        json.value("x")
      }
    }
    #expect(json.text == #"{"b":"a\"\\\n\u0001目","a":-3,"half":0.5,"whole":2,"none":null,"list":[true,"x"]}"#)
  }

  @Test(arguments: [1, 2, 3, 7]) func workersShareAllRowsOnce(workers: Int) {
    var seen = [Int](repeating: 0, count: 20)
    for worker in 0..<workers {
      for row in ForkJoin.rows(of: worker, workers: workers, count: 20) { seen[row] += 1 }
    }
    #expect(seen.allSatisfy { $0 == 1 })
  }

  @Test func amountsAreGroupedByThousands() {
    #expect(
      [0, 999, 1_000, -1_234_567].map { Amount(yen: $0).grouped } == ["0", "999", "1,000", "-1,234,567"])
  }
}
