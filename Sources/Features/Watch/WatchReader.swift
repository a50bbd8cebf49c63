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
  /// What the lists say of a name, for it to be kept with the name.
  struct NameFinding {
    /// Since when the very name stands on lists, or nil when it was not looked for.
    var days: WatchDays?
    var similarity = 0.0
    /// The state of the lists in which the similarity was worked out, or -1.
    var state: Int32 = -1
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

  /// Whether there is any list.
  var hasLists: Bool { !index.isEmpty }

  /// Reads the lists as they stood on a day; a name without a key or an account without bytes is not looked for.
  mutating func read(_ name: inout NameFacts, account: Span<UInt8>, day: Int32) -> WatchMoment {
    if name.key.isEmptyName { return read(account: account, day: day) }
    guard hasLists else { return WatchMoment() }
    let byAccount = index.days(ofAccount: account) ?? WatchDays()
    var both = byAccount
    let byName = name.watch.days ?? exactDays(name.key)
    name.watch.days = byName
    both.add(byName)
    var moment = moment(both, byAccount, hasAccount: !account.isEmpty, day)
    guard index.hasAdverseList else { return moment }
    moment.score = both.adverse <= day ? 1 : keptSimilarity(&name, day)
    return moment
  }

  /// Reads the lists for a party that gave no name.
  func read(account: Span<UInt8>, day: Int32) -> WatchMoment {
    guard hasLists, !account.isEmpty else { return WatchMoment() }
    let byAccount = index.days(ofAccount: account) ?? WatchDays()
    var moment = moment(byAccount, byAccount, hasAccount: true, day)
    if index.hasAdverseList { moment.score = byAccount.adverse <= day ? 1 : 0 }
    return moment
  }

  private func moment(_ both: WatchDays, _ byAccount: WatchDays, hasAccount: Bool, _ day: Int32)
    -> WatchMoment
  {
    var moment = WatchMoment()
    func isOn(_ kind: WatchList.Kind) -> Bool? {
      index.hasKind[WatchDays.place(kind)] ? both.holds(kind, on: day) : nil
    }
    moment.isOnList = (isOn(.frozenAccount), isOn(.dicNotice), isOn(.cryptoExchange), isOn(.own))
    if index.hasAdverseList && hasAccount { moment.isOnListByAccount = byAccount.adverse <= day }
    return moment
  }

  /// The similarity kept with the name, worked out again when other names have been listed since.
  private mutating func keptSimilarity(_ name: inout NameFacts, _ day: Int32) -> Double {
    let state = index.names.state(on: day)
    if name.watch.state != state {
      name.watch.similarity = bestSimilarity(name.key, day)
      name.watch.state = state
    }
    return name.watch.similarity
  }

  /// Since when the very name stands on lists.
  private mutating func exactDays(_ key: borrowing NameKey) -> WatchDays {
    makeSkeleton(key, startingAt: 0)
    var found = WatchDays()
    for form in index.names.forms(withHash: NameKey.hash(of: skeleton.span)) {
      let name = Int(index.names.forms[form].name)
      if holds(name, key.scalars.span) { found.add(index.names.days[name]) }
    }
    return found
  }

  private func holds(_ name: Int, _ key: Span<UInt32>) -> Bool {
    let range = index.names.range(of: name)
    guard range.count == key.count else { return false }
    let scalars = index.names.scalars.span
    for place in key.indices where scalars[range.lowerBound + place] != key[place] { return false }
    return true
  }

  /// The best similarity to a name that speaks against its bearer, or 0 when none reaches the floor.
  private mutating func bestSimilarity(_ sought: borrowing NameKey, _ day: Int32) -> Double {
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

  private mutating func search(_ sought: borrowing NameKey, startingAt start: Int, _ day: Int32) -> Double {
    makeSkeleton(sought, startingAt: start)
    let edits = NameSkeleton.mostEdits(keyLength: min(sought.scalars.count, NameSkeleton.maximumKeyLength))
    let filter = FormFilter(skeleton, edits: edits, isPossiblyCut: sought.mayBeCut)
    var best = 0.0
    if edits == 0 && !sought.mayBeCut {
      for form in index.names.forms(withHash: NameKey.hash(of: skeleton.span)) {
        best = max(best, compare(form, sought, filter, day))
      }
      return best
    }
    if edits == 1 && !sought.mayBeCut { return searchNeighbours(sought, filter, day) }
    buckets.removeAll(keepingCapacity: true)
    WatchNames.forEachPair(skeleton, withEnd: !sought.mayBeCut) { buckets.append($0) }
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

  /// Compares with the skeletons that are one edit away at most.
  private mutating func searchNeighbours(_ sought: borrowing NameKey, _ filter: FormFilter, _ day: Int32)
    -> Double
  {
    var best = 0.0
    for omitted in -1..<skeleton.count {
      let bucket = index.names.neighbours.bucket(of: skeleton.span, omitting: omitted)
      for place in index.names.neighbours.forms(inBucket: bucket) {
        best = max(best, compare(Int(index.names.neighbours.forms[place]), sought, filter, day))
      }
    }
    return best
  }

  private mutating func compare(
    _ place: Int, _ sought: borrowing NameKey, _ filter: FormFilter, _ day: Int32
  ) -> Double {
    let form = index.names.forms[place]
    guard filter.mayPass(form) else { return 0 }
    let name = Int(form.name)
    guard comparedIn[name] != lookUp, index.names.days[name].adverse <= day else { return 0 }
    comparedIn[name] = lookUp
    let range = index.names.range(of: name)
    let scalars = index.names.scalars
    return similarity.score(
      sought.scalars.span, familyLength: sought.familyLength, scalars.span.extracting(range),
      familyLength: Int(index.names.familyLengths[name]),
      // A listed name is whole: only the one that fills its field may have lost its end.
      possiblyTruncated: sought.mayBeCut && range.count > sought.scalars.count)
  }

  private mutating func makeSkeleton(_ key: borrowing NameKey, startingAt start: Int) {
    skeleton.removeAll(keepingCapacity: true)
    let seen = key.scalars.span.extracting(first: NameSkeleton.maximumKeyLength)
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
