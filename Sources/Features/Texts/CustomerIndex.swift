import Core
import JapaneseText

/// The customers' records, found by account symbol, with names ready for comparison.
struct CustomerIndex {
  /// The key of each record's name.
  private(set) var keys: [NameKey] = []
  private(set) var isCorporation: [Bool?] = []
  private(set) var openedOn: [BankDay?] = []
  /// The number of the record of each account symbol, or -1.
  private var records: [Int32] = []
  private var names: [UInt8] = []
  private var nameEnds: [Int] = [0]

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
      isCorporation.append(table.holderKind[row].map { $0 == .corporation })
      openedOn.append(table.openedOn[row])
      for index in name.indices { names.append(name[index]) }
      nameEnds.append(names.count)
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
    let start = nameEnds[record]
    let firstByte = start < nameEnds[record + 1] ? UInt32(names[start]) : 0
    return firstByte ^ (keys[record].scalars.first ?? 0)
  }

  /// Whether a record's name was written with the same bytes.
  func holds(_ name: Span<UInt8>, at record: Int) -> Bool {
    TextBytes.areEqual(name, names.span.extracting(nameEnds[record]..<nameEnds[record + 1]))
  }
}
