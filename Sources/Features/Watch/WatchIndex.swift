import Core

/// All watch lists of a pipeline, ready for looking up names and accounts.
///
/// - As of: every look-up names a day, and entries listed after it do not count.
struct WatchIndex: Sendable {
  let names: WatchNames
  /// Whether there is a list of each kind, in the order of `WatchDays`.
  private(set) var hasKind = [false, false, false, false]
  private(set) var hasAdverseList = false
  private var accounts = SymbolTable()
  private var accountDays: [WatchDays] = []

  init(_ lists: [WatchList]) {
    names = WatchNames(lists)
    for list in lists {
      hasKind[WatchDays.place(list.kind)] = true
      hasAdverseList = hasAdverseList || list.kind.isAdverse
      for row in 0..<list.count where !list.account.isEmpty(row) {
        let text = list.account.bytes.span.extracting(list.account.range(of: row))
        let symbol = Int(accounts.intern(text))
        if symbol == accountDays.count { accountDays.append(WatchDays()) }
        accountDays[symbol].add(list.kind, listedOn: list.listedOn[row])
      }
    }
  }

  /// Whether there is any list.
  var isEmpty: Bool { !hasKind.contains(true) }

  /// Since when an account stands on lists.
  func days(ofAccount account: Span<UInt8>) -> WatchDays? {
    account.isEmpty ? nil : accounts.symbol(of: account).map { accountDays[Int($0)] }
  }
}
