import Core
import JapaneseText

/// The customers' records, found by account symbol, with names ready for comparison.
struct CustomerIndex {
  struct Entry {
    var name: NameKey
    var kind: CustomerTable.HolderKind?
    var openedOn: BankDay?
  }

  private var entries: [Entry?] = []

  init(_ table: CustomerTable, symbols: inout SymbolTable) {
    var builder = NameKeyBuilder()
    for row in 0..<table.count {
      let account = table.account.bytes.span.extracting(table.account.range(of: row))
      let symbol = Int(symbols.intern(account))
      while entries.count <= symbol { entries.append(nil) }
      let name = table.holderName.bytes.span.extracting(table.holderName.range(of: row))
      entries[symbol] = Entry(
        name: builder.key(of: name), kind: table.holderKind[row], openedOn: table.openedOn[row])
    }
  }

  subscript(account: Int32) -> Entry? {
    Int(account) < entries.count ? entries[Int(account)] : nil
  }
}

extension NameKeyBuilder {
  /// Builds the key of a name and gives it out as a value.
  mutating func key(of name: Span<UInt8>) -> NameKey {
    build(name)
    return nameKey
  }
}
