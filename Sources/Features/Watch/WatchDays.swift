import Core

/// From which day on a name or account stands on a list, for each kind of list.
struct WatchDays: Equatable {
  /// The day of what stands on no list of a kind.
  static let never = Int32.max
  /// The day of what has stood on a list for as long as anyone asks.
  static let always = Int32.min

  /// The first day for each kind, in the order of `WatchList.Kind.allCases`.
  private(set) var first = SIMD4<Int32>(repeating: never)
  /// The first day on a list that speaks against the one who is listed.
  private(set) var adverse = never

  /// Takes an entry in.
  mutating func add(_ kind: WatchList.Kind, listedOn: BankDay?) {
    let day = listedOn?.daysSince1970 ?? WatchDays.always
    let place = WatchDays.place(kind)
    first[place] = min(first[place], day)
    if kind.isAdverse { adverse = min(adverse, day) }
  }

  /// Takes all entries of another in.
  mutating func add(_ other: WatchDays) {
    first.replace(with: other.first, where: other.first .< first)
    adverse = min(adverse, other.adverse)
  }

  /// Whether a list of a kind held it on a day.
  func holds(_ kind: WatchList.Kind, on day: Int32) -> Bool { first[WatchDays.place(kind)] <= day }

  /// The place of a kind among the days.
  static func place(_ kind: WatchList.Kind) -> Int {
    switch kind {
    case .frozenAccount: return 0
    case .dicNotice: return 1
    case .cryptoExchange: return 2
    case .own: return 3
    }
  }
}
