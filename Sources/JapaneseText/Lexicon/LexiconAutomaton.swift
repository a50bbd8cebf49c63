/// An Aho-Corasick automaton over scalars in flat arrays.
///
/// Scalars that occur in no word all share symbol 0, which leads back to the root; the others are numbered,
/// so that the frequent questions are answered by one array access each.
struct LexiconAutomaton: Sendable {
  static let root: Int32 = 0
  static let none: Int32 = -1

  /// Symbol of each code point of the basic plane, 0 if no word holds it.
  private let basicSymbols: [UInt16]
  /// Code points above the basic plane that words hold, and their symbols.
  private let supplementarySymbols: [UInt32: UInt16]
  /// Where the root goes on each symbol.
  private let rootTargets: [Int32]
  /// Open-addressing table of all other transitions: `state * 65536 + symbol` to target.
  private let edgeKeys: [UInt64]
  private let edgeTargets: [Int32]
  private let edgeMask: Int
  /// The state of the longest proper ending that is also a beginning of a word.
  private let failures: [Int32]
  /// The nearest state along the failures that ends a word, the state itself included, or `none`.
  let wordStates: [Int32]
  /// The next such state after this one, or `none`.
  let nextWordStates: [Int32]
  /// Words that end in a state: `words[wordStarts[state] ..< wordStarts[state + 1]]`.
  let words: [Int32]
  let wordStarts: [Int32]

  private static let emptyKey = UInt64.max

  init(words patterns: [[UInt32]]) {
    let trie = LexiconTrie(words: patterns)
    basicSymbols = trie.basicSymbols
    supplementarySymbols = trie.supplementarySymbols
    failures = trie.failures()
    var starts: [Int32] = [0]
    var flat: [Int32] = []
    for list in trie.wordsOfState {
      flat.append(contentsOf: list)
      starts.append(Int32(flat.count))
    }
    words = flat
    wordStarts = starts
    (wordStates, nextWordStates) = trie.wordLinks(failures: failures)
    var targets = [Int32](repeating: Self.root, count: trie.symbolCount)
    var capacity = 16
    while capacity < 2 * trie.edges.count { capacity *= 2 }
    var keys = [UInt64](repeating: Self.emptyKey, count: capacity)
    var values = [Int32](repeating: Self.none, count: capacity)
    // The slots depend on the order of insertion, the answers do not; sorted all the same, so that two builds
    // are equal.
    for (key, target) in trie.edges.sorted(by: { $0.key < $1.key }) {
      if key < 65_536 { targets[Int(key)] = target }
      var slot = Self.slot(of: key, mask: capacity - 1)
      while keys[slot] != Self.emptyKey { slot = (slot + 1) & (capacity - 1) }
      keys[slot] = key
      values[slot] = target
    }
    rootTargets = targets
    edgeKeys = keys
    edgeTargets = values
    edgeMask = capacity - 1
  }

  /// The state after `state` has read a scalar in its compared form.
  @inline(__always)
  func advance(_ state: Int32, _ scalar: UInt32) -> Int32 {
    let symbol = scalar < 0x10000 ? basicSymbols[Int(scalar)] : supplementarySymbols[scalar] ?? 0
    if symbol == 0 { return Self.root }
    var state = state
    while state != Self.root {
      let target = edge(from: state, symbol)
      if target != Self.none { return target }
      state = failures[Int(state)]
    }
    return rootTargets[Int(symbol)]
  }

  @inline(__always)
  private func edge(from state: Int32, _ symbol: UInt16) -> Int32 {
    let key = LexiconTrie.edgeKey(state, symbol)
    var slot = Self.slot(of: key, mask: edgeMask)
    while edgeKeys[slot] != Self.emptyKey {
      if edgeKeys[slot] == key { return edgeTargets[slot] }
      slot = (slot + 1) & edgeMask
    }
    return Self.none
  }

  @inline(__always)
  private static func slot(of key: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }
}
