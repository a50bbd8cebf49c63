import Core
import JapaneseText

/// The customers' records, found by account symbol, with names ready for comparison.
struct CustomerIndex {
  /// What a record says beside the key of its name.
  struct Facts {
    var isCorporation: Bool?
    var openedOn: BankDay?
    /// Where the name stands as it was written.
    var name: Range<Int>
  }

  /// The key of each record's name.
  private(set) var keys: [NameKey] = []
  /// What else is known of each record, side by side.
  private(set) var facts: [Facts] = []
  /// The number of the record of each account symbol, or -1.
  private var records: [Int32] = []
  private var names: [UInt8] = []

  init(_ table: CustomerTable, symbols: inout SymbolTable) {
    var builder = NameKeyBuilder()
    for row in 0..<table.count {
      let account = table.account.bytes.span.extracting(table.account.range(of: row))
      let symbol = Int(symbols.intern(account))
      while records.count <= symbol { records.append(-1) }
      records[symbol] = Int32(keys.count)
      let name = table.holderName.bytes.span.extracting(table.holderName.range(of: row))
      builder.build(name)
      keys.append(builder.nameKey)
      let start = names.count
      for index in name.indices { names.append(name[index]) }
      facts.append(
        Facts(
          isCorporation: table.holderKind[row].map { $0 == .corporation }, openedOn: table.openedOn[row],
          name: start..<names.count))
    }
  }

  /// The number of an account's record, or nil when there is none.
  func record(of account: Int32) -> Int? {
    guard Int(account) < records.count else { return nil }
    let record = Int(records[Int(account)])
    return record < 0 ? nil : record
  }

  /// A number of a record's key and name; reading it fetches both.
  @inline(__always)
  func trace(of record: Int) -> UInt32 {
    let name = facts[record].name
    let firstByte = name.isEmpty ? 0 : UInt32(names[name.lowerBound])
    return firstByte ^ (keys.span[record].scalars.first ?? 0)
  }

  /// Whether a record's name was written with the same bytes.
  func holds(_ name: Span<UInt8>, at record: Int) -> Bool {
    TextBytes.areEqual(name, names.span.extracting(facts[record].name))
  }
}
