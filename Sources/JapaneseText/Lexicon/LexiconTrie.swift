/// The words of a lexicon as a tree of shared beginnings, from which the automaton is made.
struct LexiconTrie {
  private(set) var basicSymbols = [UInt16](repeating: 0, count: 65_536)
  private(set) var supplementarySymbols: [UInt32: UInt16] = [:]
  /// The number of symbols, symbol 0 for all other scalars included.
  private(set) var symbolCount = 1
  /// Target of each transition, see `edgeKey`.
  private(set) var edges: [UInt64: Int32] = [:]
  /// The words that end in each state, by their index.
  private(set) var wordsOfState: [[Int32]] = [[]]
  private var parents: [Int32] = [LexiconAutomaton.none]
  private var incomingSymbols: [UInt16] = [0]
  private var depths: [Int] = [0]

  static func edgeKey(_ state: Int32, _ symbol: UInt16) -> UInt64 {
    UInt64(UInt32(bitPattern: state)) << 16 | UInt64(symbol)
  }

  init(words: [[UInt32]]) {
    for (index, word) in words.enumerated() where !word.isEmpty {
      var state = LexiconAutomaton.root
      for scalar in word { state = child(of: state, symbol(for: scalar)) }
      wordsOfState[Int(state)].append(Int32(index))
    }
  }

  private mutating func symbol(for scalar: UInt32) -> UInt16 {
    let known = scalar < 0x10000 ? basicSymbols[Int(scalar)] : supplementarySymbols[scalar] ?? 0
    if known != 0 { return known }
    precondition(symbolCount < 65_536, "A lexicon holds at most 65,535 different characters.")
    let symbol = UInt16(symbolCount)
    symbolCount += 1
    if scalar < 0x10000 { basicSymbols[Int(scalar)] = symbol } else { supplementarySymbols[scalar] = symbol }
    return symbol
  }

  private mutating func child(of state: Int32, _ symbol: UInt16) -> Int32 {
    let key = Self.edgeKey(state, symbol)
    if let target = edges[key] { return target }
    let target = Int32(parents.count)
    edges[key] = target
    parents.append(state)
    incomingSymbols.append(symbol)
    depths.append(depths[Int(state)] + 1)
    wordsOfState.append([])
    return target
  }

  /// The states without the root, shallow ones first, so that shorter beginnings are ready before longer
  /// ones.
  private func statesByDepth() -> [Int] {
    parents.indices.dropFirst().sorted { (depths[$0], $0) < (depths[$1], $1) }
  }

  /// For each state the state of its longest proper ending that is a beginning of a word.
  func failures() -> [Int32] {
    var failures = [Int32](repeating: LexiconAutomaton.root, count: parents.count)
    for state in statesByDepth() where depths[state] > 1 {
      var candidate = failures[Int(parents[state])]
      let symbol = incomingSymbols[state]
      while candidate != LexiconAutomaton.root, edges[Self.edgeKey(candidate, symbol)] == nil {
        candidate = failures[Int(candidate)]
      }
      failures[state] = edges[Self.edgeKey(candidate, symbol)] ?? LexiconAutomaton.root
    }
    return failures
  }

  /// For each state the nearest state along the failures that ends a word, itself included, and the one after
  /// that.
  func wordLinks(failures: [Int32]) -> (nearest: [Int32], next: [Int32]) {
    var nearest = [Int32](repeating: LexiconAutomaton.none, count: parents.count)
    var next = nearest
    for state in statesByDepth() {
      let behind = nearest[Int(failures[state])]
      next[state] = behind
      nearest[state] = wordsOfState[state].isEmpty ? behind : Int32(state)
    }
    return (nearest, next)
  }
}
