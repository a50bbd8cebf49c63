import Core
import JapaneseText

/// The listed names as keys, with their skeletons in an index of neighbouring pairs.
///
/// A name whose skeleton is a few edits away shares most of its neighbouring pairs, so that looking at the rarest pairs of the name that
/// is looked for finds every candidate; a fingerprint of the scalars then sorts out nearly all that are none.
///
/// - Shape: each distinct name once; a name with a space has two skeletons, as written and turned round.
/// - Cost: about a hundred bytes a name.
struct WatchNames: Sendable {
  /// One skeleton of a name.
  struct Form: Sendable {
    var hash: UInt64
    /// One bit for each scalar that occurs, by its lowest bits.
    var fingerprint: UInt64
    var name: Int32
    var length: Int32
  }

  private static let pairBuckets = 1 << 16

  /// All keys, one after another.
  private(set) var scalars: [UInt32] = []
  private var starts: [Int32] = [0]
  private(set) var familyLengths: [Int32] = []
  private(set) var days: [WatchDays] = []
  /// The days from which on more names speak against their bearers, ascending.
  private(set) var changeDays: [Int32] = []
  /// The skeletons in the order of their hashes.
  private(set) var forms: [Form] = []
  private var pairStarts = [Int32](repeating: 0, count: pairBuckets + 1)
  private var pairForms: [Int32] = []
  /// The short skeletons that one edit may lead to.
  private(set) var neighbours = SkeletonNeighbours([])

  init(_ lists: [WatchList]) {
    var seen = SymbolTable()
    var builder = NameKeyBuilder()
    for list in lists {
      for column in [list.name, list.nameKana] {
        for row in 0..<list.count {
          builder.build(column.bytes.span.extracting(column.range(of: row)))
          if builder.isEmptyName { continue }
          let name = Int(seen.intern(WatchNames.bytes(of: builder).span))
          if name == days.count { append(builder) }
          days[name].add(list.kind, listedOn: list.listedOn[row])
        }
      }
    }
    changeDays = Set(days.map(\.adverse)).sorted()
    makeForms()
  }

  /// The number of a state of the lists: on two days of the same state the same names speak against their bearers.
  func state(on day: Int32) -> Int32 {
    var (low, high) = (0, changeDays.count)
    while low < high {
      let middle = (low + high) / 2
      if changeDays[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return Int32(low)
  }

  var count: Int { days.count }

  /// The key of a name.
  func range(of name: Int) -> Range<Int> { Int(starts[name])..<Int(starts[name + 1]) }

  /// The forms whose skeleton hash is a given one.
  func forms(withHash hash: UInt64) -> Range<Int> {
    let first = firstForm { $0 >= hash }
    var end = first
    while end < forms.count && forms[end].hash == hash { end += 1 }
    return first..<end
  }

  /// The forms that hold a pair of neighbours, by the pair's bucket.
  func forms(inBucket bucket: Int) -> ArraySlice<Int32> {
    pairForms[Int(pairStarts[bucket])..<Int(pairStarts[bucket + 1])]
  }

  /// The number of forms that hold a pair of neighbours.
  func formCount(inBucket bucket: Int) -> Int { Int(pairStarts[bucket + 1] - pairStarts[bucket]) }

  private func firstForm(where isBehind: (UInt64) -> Bool) -> Int {
    var (low, high) = (0, forms.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(forms[middle].hash) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func append(_ builder: NameKeyBuilder) {
    scalars += builder.key
    starts.append(Int32(scalars.count))
    familyLengths.append(Int32(builder.familyLength))
    days.append(WatchDays())
  }

  private mutating func makeForms() {
    var skeletons: [(form: Form, skeleton: [UInt32])] = []
    for name in 0..<count {
      for start in Set([0, Int(familyLengths[name])]).sorted() {
        let skeleton = WatchNames.skeleton(of: scalars.span.extracting(range(of: name)), startingAt: start)
        let form = Form(
          hash: NameKey.hash(of: skeleton.span), fingerprint: WatchNames.fingerprint(skeleton),
          name: Int32(name), length: Int32(skeleton.count))
        skeletons.append((form, skeleton))
      }
    }
    skeletons.sort { ($0.form.hash, $0.form.name) < ($1.form.hash, $1.form.name) }
    forms = skeletons.map(\.form)
    neighbours = SkeletonNeighbours(skeletons.map(\.skeleton))
    var pairs: [(bucket: UInt16, form: Int32)] = []
    for (index, entry) in skeletons.enumerated() {
      WatchNames.forEachPair(entry.skeleton, withEnd: true) { pairs.append((UInt16($0), Int32(index))) }
    }
    for pair in pairs { pairStarts[Int(pair.bucket) + 1] += 1 }
    for bucket in 0..<WatchNames.pairBuckets { pairStarts[bucket + 1] += pairStarts[bucket] }
    var next = pairStarts
    pairForms = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      pairForms[Int(next[Int(pair.bucket)])] = pair.form
      next[Int(pair.bucket)] += 1
    }
  }

  /// The skeleton of as much of a key as similarity looks at.
  static func skeleton(of key: Span<UInt32>, startingAt start: Int) -> [UInt32] {
    var skeleton: [UInt32] = []
    let seen = key.extracting(first: NameSkeleton.maximumKeyLength)
    NameSkeleton.append(seen, startingAt: min(start, seen.count), to: &skeleton)
    return skeleton
  }

  static func fingerprint(_ skeleton: [UInt32]) -> UInt64 {
    skeleton.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// Gives the bucket of each pair of neighbours, the ends counting as neighbours of their own.
  static func forEachPair(_ skeleton: [UInt32], withEnd: Bool, _ body: (Int) -> Void) {
    var before: UInt32 = 0
    for scalar in skeleton {
      body(bucket(before, scalar))
      before = scalar
    }
    if withEnd { body(bucket(before, 1)) }
  }

  private static func bucket(_ first: UInt32, _ second: UInt32) -> Int {
    let pair = UInt64(first) << 32 | UInt64(second)
    return Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }

  /// A name's key and the place of its space as bytes, to tell distinct names.
  private static func bytes(of builder: NameKeyBuilder) -> [UInt8] {
    (builder.key + [UInt32(builder.familyLength)]).flatMap { scalar in
      [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: scalar >> $0) }
    }
  }
}
