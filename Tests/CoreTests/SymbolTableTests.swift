import Core
import Testing

@Suite("Symbols")
struct SymbolTableTests {
  private static func column(_ texts: [String]) -> TextColumn {
    var column = TextColumn()
    for text in texts { column.append(contentsOf: text.utf8) }
    return column
  }

  private static func intern(_ text: String, _ table: inout SymbolTable) -> Int32 {
    table.intern(Array(text.utf8).span)
  }

  /// Texts of 0 to 40 bytes that share beginnings and ends, most of them more than once.
  private static func texts(_ count: Int) -> [String] {
    (0..<count).map { index in
      let number = index &* 7_919 % 1_733
      return number % 11 == 0 ? "" : String(repeating: "口", count: number % 9) + "0001-\(number)-1"
    }
  }

  @Test("A column has the numbers that its texts have one by one", arguments: [1, 31, 32, 33, 5_000])
  func columns(count: Int) {
    let texts = Self.texts(count)
    var (byColumn, byText) = (SymbolTable(), SymbolTable())
    var symbols: [Int32] = [-7]
    byColumn.intern(Self.column(texts), none: -1, into: &symbols)
    let expected = texts.map { $0.isEmpty ? -1 : Self.intern($0, &byText) }
    #expect(symbols == [-7] + expected)
    #expect(byColumn.count == byText.count)
    for (text, symbol) in zip(texts, expected) where symbol >= 0 {
      #expect(byColumn.text(of: symbol) == text)
    }
  }

  @Test("Without a number for none, the empty text has one of its own")
  func emptyTexts() {
    var table = SymbolTable()
    var symbols: [Int32] = []
    table.intern(Self.column(["a", "", "a", ""]), none: nil, into: &symbols)
    #expect(symbols == [0, 1, 0, 1])
    #expect(table.text(of: 1) == "")
  }

  @Test("Numbers are sorted by the bytes of their texts")
  func sorting() {
    var table = SymbolTable()
    let texts = Set(Self.texts(3_000)).sorted()
    let symbols = texts.reversed().map { Self.intern($0, &table) }
    #expect(
      table.sorted(symbols).map { table.text(of: $0) }
        == texts.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    #expect(table.sorted([]) == [])
  }
}
