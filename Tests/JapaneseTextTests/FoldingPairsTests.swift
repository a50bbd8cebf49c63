import JapaneseText
import Testing

/// Every row of the golden folding table, and where its scalars come from.
struct FoldingPairsTests {
  struct Pair {
    let id: String
    let input: String
    let expected: String
  }

  static func pairs() throws -> [Pair] {
    let table = try GoldenTable("folding/folding-pairs.csv")
    try #require(table.columns == ["id", "input", "expected", "operation", "reason", "source"])
    return try table.rows.map { row in
      try #require(row.count == 6 && row[3] == "fold", "\(row)")
      return Pair(
        id: row[0], input: try GoldenTable.unescaped(row[1]), expected: try GoldenTable.unescaped(row[2]))
    }
  }

  @Test func everyRowHolds() throws {
    let pairs = try Self.pairs()
    #expect(pairs.count >= 500)
    #expect(Set(pairs.map(\.id)).count == pairs.count)
    #expect(Set(pairs.map { Array($0.input.unicodeScalars) }).count == pairs.count)
    for pair in pairs {
      let found = text(folded(pair.input).scalars)
      #expect(hasSameScalars(found, pair.expected), "\(pair.id): \(pair.input) gave \(found)")
    }
  }

  @Test func foldingTheResultChangesNothing() throws {
    for pair in try Self.pairs() {
      #expect(hasSameScalars(text(folded(pair.expected).scalars), pair.expected), "\(pair.id)")
    }
  }

  /// Spans begin and end between characters, run forward, and leave out nothing that can be seen.
  @Test func spansLieOnCharactersAndCoverTheText() throws {
    for pair in try Self.pairs() {
      // The row between two neighbours, so that its spans do not begin at 0.
      let original = "漢\(pair.input)😀"
      let bytes = utf8(original)
      var borders: Set<Int> = [0]
      var scalarAt: [Int: Unicode.Scalar] = [:]
      for scalar in original.unicodeScalars {
        let start = borders.max() ?? 0
        scalarAt[start] = scalar
        borders.insert(start + UTF8.width(scalar))
      }
      let result = folded(original)
      var covered = Set<Int>()
      var previous = (start: 0, end: 0)
      for index in 0..<result.count {
        let (start, end) = (Int(result.originalStarts[index]), Int(result.originalEnds[index]))
        #expect(borders.contains(start) && borders.contains(end) && start < end, "\(pair.id)")
        // Scalars of one expansion share a span; otherwise a span begins where the last one ended or later.
        let isShared = index > 0 && start == previous.start
        #expect(isShared ? end >= previous.end : start >= previous.end, "\(pair.id)")
        covered.formUnion(start..<end)
        previous = (start, end)
      }
      #expect(previous.end == bytes.count)
      for (start, scalar) in scalarAt where !covered.contains(start) {
        #expect(
          scalar.properties.isDefaultIgnorableCodePoint, "\(pair.id): U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  /// What is dropped is what Unicode calls default ignorable, on every plane.
  @Test func exactlyTheInvisibleIsDropped() {
    var wrong: [UInt32] = []
    for plane in UInt32(0)...16 {
      let scalars = (plane << 16...plane << 16 | 0xFFFF).compactMap(Unicode.Scalar.init)
      let result = folded(text(scalars.map(\.value)))
      var start: Int32 = 0
      var index = 0
      for scalar in scalars {
        // A mark that has joined the scalar before lies inside that one's span.
        while index < result.count, result.originalEnds[index] <= start { index += 1 }
        let isKept = index < result.count && result.originalStarts[index] <= start
        if isKept == scalar.properties.isDefaultIgnorableCodePoint { wrong.append(scalar.value) }
        start += Int32(UTF8.width(scalar))
      }
    }
    #expect(wrong == [])
  }
}
