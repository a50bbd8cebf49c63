import Core
import JapaneseText

/// What the watch lists say of the other party of one transaction.
struct WatchMoment {
  /// 1 when the account or the very name is listed; else the best similarity, 0 below the floor.
  var score: Double?
  var isOnListByAccount: Bool?
  /// Whether a list of each kind holds the account or the very name, in the order of `WatchDays`.
  var isOnList: (Bool?, Bool?, Bool?, Bool?) = (nil, nil, nil, nil)

  func isOn(_ kind: WatchList.Kind) -> Bool? {
    switch kind {
    case .frozenAccount: return isOnList.0
    case .dicNotice: return isOnList.1
    case .cryptoExchange: return isOnList.2
    case .own: return isOnList.3
    }
  }
}

/// Looks up one party at a time; each worker has its own, since it keeps memory between rows.
struct WatchReader {
  /// A name as it is looked for.
  struct Sought {
    var key: [UInt32] = []
    var familyLength = 0
    /// Whether the name may have been cut where its field ends.
    var isPossiblyCut = false
  }

  private let index: WatchIndex
  private var similarity = NameSimilarity()
  private var skeleton: [UInt32] = []
  private var buckets: [Int] = []
  /// The number of the look-up that last compared each name.
  private var comparedIn: [UInt32]
  private var lookUp: UInt32 = 0

  init(_ index: WatchIndex) {
    self.index = index
    comparedIn = [UInt32](repeating: 0, count: index.names.count)
  }

  /// Reads the lists as they stood on a day; a key without scalars or an account without bytes is not looked for.
  mutating func read(_ sought: Sought, account: Span<UInt8>, day: Int32) -> WatchMoment {
    var moment = WatchMoment()
    guard !index.isEmpty, !(sought.key.isEmpty && account.isEmpty) else { return moment }
    let byAccount = index.days(ofAccount: account) ?? WatchDays()
    var both = byAccount
    if !sought.key.isEmpty { both.add(exactDays(sought)) }
    func isOn(_ kind: WatchList.Kind) -> Bool? {
      index.hasKind[WatchDays.place(kind)] ? both.holds(kind, on: day) : nil
    }
    moment.isOnList = (isOn(.frozenAccount), isOn(.dicNotice), isOn(.cryptoExchange), isOn(.own))
    guard index.hasAdverseList else { return moment }
    if !account.isEmpty { moment.isOnListByAccount = byAccount.adverse <= day }
    moment.score = both.adverse <= day ? 1 : sought.key.isEmpty ? 0 : bestSimilarity(sought, day)
    return moment
  }

  /// Since when the very name stands on lists.
  private mutating func exactDays(_ sought: Sought) -> WatchDays {
    makeSkeleton(sought.key, startingAt: 0)
    var found = WatchDays()
    for form in index.names.forms(withHash: NameKey.hash(of: skeleton.span)) {
      let name = Int(index.names.forms[form].name)
      if holds(name, sought.key) { found.add(index.names.days[name]) }
    }
    return found
  }

  private func holds(_ name: Int, _ key: [UInt32]) -> Bool {
    let range = index.names.range(of: name)
    guard range.count == key.count else { return false }
    let scalars = index.names.allScalars.span
    for place in key.indices where scalars[range.lowerBound + place] != key[place] { return false }
    return true
  }

  /// The best similarity to a name that speaks against its bearer, or 0 when none reaches the floor.
  private mutating func bestSimilarity(_ sought: Sought, _ day: Int32) -> Double {
    startLookUp()
    var best = search(sought, startingAt: 0, day)
    if sought.familyLength > 0 {
      best = max(best, search(sought, startingAt: sought.familyLength, day))
    }
    return best >= NameSkeleton.similarityFloor ? best : 0
  }

  private mutating func startLookUp() {
    lookUp &+= 1
    guard lookUp == 0 else { return }
    // The numbers are used up: none of the old ones may be taken for a new one.
    for name in comparedIn.indices { comparedIn[name] = 0 }
    lookUp = 1
  }

  private mutating func search(_ sought: Sought, startingAt start: Int, _ day: Int32) -> Double {
    makeSkeleton(sought.key, startingAt: start)
    let edits = NameSkeleton.mostEdits(keyLength: min(sought.key.count, NameSkeleton.maximumKeyLength))
    let filter = FormFilter(skeleton, edits: edits, isPossiblyCut: sought.isPossiblyCut)
    var best = 0.0
    if edits == 0 && !sought.isPossiblyCut {
      for form in index.names.forms(withHash: NameKey.hash(of: skeleton.span)) {
        best = max(best, compare(form, sought, filter, day))
      }
      return best
    }
    buckets.removeAll(keepingCapacity: true)
    WatchNames.forEachPair(skeleton, withEnd: !sought.isPossiblyCut) { buckets.append($0) }
    // The pairs are few when a name has few consonants; then all forms are looked at.
    // An edit changes three pairs at most, a swap of neighbours; one pair more than all edits change is left as it was.
    let needed = 3 * edits + 1
    guard buckets.count >= needed else {
      for form in index.names.forms.indices { best = max(best, compare(form, sought, filter, day)) }
      return best
    }
    buckets.sort { index.names.formCount(inBucket: $0) < index.names.formCount(inBucket: $1) }
    for bucket in buckets[..<needed] {
      for form in index.names.forms(inBucket: bucket) {
        best = max(best, compare(Int(form), sought, filter, day))
      }
    }
    return best
  }

  private mutating func compare(_ place: Int, _ sought: Sought, _ filter: FormFilter, _ day: Int32) -> Double
  {
    let form = index.names.forms[place]
    guard filter.mayPass(form) else { return 0 }
    let name = Int(form.name)
    guard comparedIn[name] != lookUp, index.names.days[name].adverse <= day else { return 0 }
    comparedIn[name] = lookUp
    let range = index.names.range(of: name)
    let scalars = index.names.allScalars
    return similarity.score(
      sought.key.span, familyLength: sought.familyLength, scalars.span.extracting(range),
      familyLength: Int(index.names.familyLengths[name]),
      // A listed name is whole: only the one that fills its field may have lost its end.
      possiblyTruncated: sought.isPossiblyCut && range.count > sought.key.count)
  }

  private mutating func makeSkeleton(_ key: [UInt32], startingAt start: Int) {
    skeleton.removeAll(keepingCapacity: true)
    let seen = key.span.extracting(first: NameSkeleton.maximumKeyLength)
    NameSkeleton.append(seen, startingAt: min(start, seen.count), to: &skeleton)
  }
}

/// What a skeleton must share with another to be within some edits of it; it lets too much through, never too little.
private struct FormFilter {
  private let fingerprint: UInt64
  private let length: Int
  private let edits: Int
  private let isPossiblyCut: Bool

  init(_ skeleton: [UInt32], edits: Int, isPossiblyCut: Bool) {
    fingerprint = WatchNames.fingerprint(skeleton)
    length = skeleton.count
    self.edits = edits
    self.isPossiblyCut = isPossiblyCut
  }

  /// An edit takes one scalar away and brings one in, at most.
  @inline(__always)
  func mayPass(_ form: WatchNames.Form) -> Bool {
    let excess = Int(form.length) - length
    if isPossiblyCut && excess > 0 {
      return (fingerprint & ~form.fingerprint).nonzeroBitCount <= edits
    }
    return abs(excess) <= edits && (fingerprint ^ form.fingerprint).nonzeroBitCount <= 2 * edits
  }
}
