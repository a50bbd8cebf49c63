/// Who paid whom, by payee: the last payments to arrive at each account that any row names.
///
/// A payment is a row that names its other party: an outgoing one goes from the account, an incoming one comes to it. A payment between
/// two accounts of the bank is seen from both, which makes two edges that say the same.
///
/// - Determinism: rows enter and are read one after another in the order of their arrival, whatever the number of workers.
/// - Cost: 32 edges of 24 bytes an account at most; a search looks at `searchEdges` edges at most.
///
/// One worker adds and searches; no method calls back while it changes anything. So two changes never overlap, and checking that in every
/// row is left out: `exclusivity(unchecked)`.
final class MoneyGraph {
  /// A payment as its payee remembers it.
  struct Edge: Equatable {
    var seconds: Int64
    var amountYen: Int64
    var payer: Int32
  }

  /// What is remembered of one account.
  struct Node {
    /// The last payments to it, in the order of arrival.
    var incoming: [Edge] = []
    /// The newest moment at which it paid, reversed or not.
    var newestPaidSeconds = PairTable.Pair.never
    /// The newest moment at which it paid or was paid, reversed or not.
    var newestSeconds = PairTable.Pair.never
    var isChanged = false
    /// The search and the step that met it last, and its place among those met in that step.
    fileprivate var met: Int = -1
    fileprivate var metPlace: Int = 0
  }

  /// One change, with what is needed to take it back.
  enum Change {
    case added(
      payer: Int, payee: Int, edge: Edge, dropped: Edge?, paidBefore: Int64, payerBefore: Int64,
      payeeBefore: Int64)
    case removed(node: Int, index: Int, edge: Edge)
  }

  /// How many payments each account remembers.
  static let edgesOfNode = 32
  /// How far before a row the earlier payments of a cycle may lie.
  static let cycleSeconds: Int64 = 72 * 3_600
  /// The longest cycle that is looked for, in payments.
  static let longestCycle = 4
  /// A search ends when it has looked at so many payments.
  static let searchEdges = 4_096

  @exclusivity(unchecked) private(set) var nodes: [Node] = []
  /// The symbol of each node.
  private(set) var symbols: [Int32] = []
  /// The place of the node of symbol `s` at `s`, or -1.
  @exclusivity(unchecked) private var places: [Int32] = []
  /// Whether changes are remembered until `forgetChanges`, so that they can be taken back.
  var remembersChanges = false
  /// The changes since then, in the order in which they were made.
  @exclusivity(unchecked) private(set) var changes: [Change] = []
  @exclusivity(unchecked) private var searches = 0
  @exclusivity(unchecked) private var reached: [(place: Int, seconds: Int64)] = []
  @exclusivity(unchecked) private var next: [(place: Int, seconds: Int64)] = []

  /// The place of a symbol's node, or nil when it has none yet.
  func knownPlace(of symbol: Int32) -> Int? {
    guard Int(symbol) < places.count, places[Int(symbol)] >= 0 else { return nil }
    return Int(places[Int(symbol)])
  }

  /// The place of a symbol's node, made empty when it has none yet.
  func place(of symbol: Int32) -> Int {
    if let known = knownPlace(of: symbol) { return known }
    if places.count <= Int(symbol) {
      places.append(contentsOf: repeatElement(-1, count: Int(symbol) + 1 - places.count))
    }
    places[Int(symbol)] = Int32(nodes.count)
    nodes.append(Node())
    symbols.append(symbol)
    return nodes.count - 1
  }

  /// Reads the node of a symbol that is used soon; the value says nothing.
  func readAhead(_ symbol: Int32) -> Int64 {
    guard let place = knownPlace(of: symbol) else { return 0 }
    return nodes[place].incoming.last?.seconds ?? 0
  }

  /// Adds a payment; the one that arrived first leaves when there are too many.
  func add(payer: Int32, payee: Int32, seconds: Int64, amountYen: Int64) {
    if payer == payee { return }
    let from = place(of: payer)
    let to = place(of: payee)
    if remembersChanges { remember(from, to, Edge(seconds: seconds, amountYen: amountYen, payer: payer)) }
    nodes[from].newestPaidSeconds = max(nodes[from].newestPaidSeconds, seconds)
    nodes[from].newestSeconds = max(nodes[from].newestSeconds, seconds)
    nodes[from].isChanged = true
    if nodes[to].incoming.count == MoneyGraph.edgesOfNode { nodes[to].incoming.removeFirst() }
    nodes[to].incoming.append(Edge(seconds: seconds, amountYen: amountYen, payer: payer))
    nodes[to].newestSeconds = max(nodes[to].newestSeconds, seconds)
    nodes[to].isChanged = true
  }

  /// Takes out a payment that was reversed; of several alike the one that arrived last.
  func remove(payer: Int32, payee: Int32, seconds: Int64, amountYen: Int64) {
    guard let to = knownPlace(of: payee) else { return }
    let edge = Edge(seconds: seconds, amountYen: amountYen, payer: payer)
    guard let index = nodes[to].incoming.lastIndex(of: edge) else { return }
    if remembersChanges { changes.append(.removed(node: to, index: index, edge: edge)) }
    nodes[to].incoming.remove(at: index)
    nodes[to].isChanged = true
  }

  /// The fewest payments, itself the last of them, by which a payment closes a cycle; 0 when it closes none.
  ///
  /// The payments before it lie within 72 hours, each no earlier than the one it follows and of at least half the amount.
  func hops(payer: Int32, payee: Int32, seconds: Int64, amountYen: Int64) -> Int {
    let earliest = seconds - MoneyGraph.cycleSeconds
    guard payer != payee, let to = knownPlace(of: payee), let from = knownPlace(of: payer),
      nodes[to].newestPaidSeconds > earliest, !nodes[from].incoming.isEmpty
    else { return 0 }
    var left = MoneyGraph.searchEdges
    reached.removeAll(keepingCapacity: true)
    reached.append((from, seconds))
    for hops in 2...MoneyGraph.longestCycle {
      searches += 1
      next.removeAll(keepingCapacity: true)
      for node in reached {
        for edge in nodes[node.place].incoming.reversed() {
          if left == 0 { return 0 }
          left -= 1
          guard edge.seconds > earliest, edge.seconds <= node.seconds, edge.amountYen * 2 >= amountYen else {
            continue
          }
          if edge.payer == payee { return hops }
          if hops < MoneyGraph.longestCycle { meet(edge) }
        }
      }
      swap(&reached, &next)
    }
    return 0
  }

  /// Notes the payer of an edge for the next step, with the latest moment at which it paid.
  private func meet(_ edge: Edge) {
    guard let place = knownPlace(of: edge.payer) else { return }
    if nodes[place].met == searches {
      let index = nodes[place].metPlace
      next[index].seconds = max(next[index].seconds, edge.seconds)
    } else {
      nodes[place].met = searches
      nodes[place].metPlace = next.count
      next.append((place, edge.seconds))
    }
  }

  /// Forgets the changes so far; they can no longer be taken back.
  func forgetChanges() { changes.removeAll(keepingCapacity: true) }

  private func remember(_ from: Int, _ to: Int, _ edge: Edge) {
    let isFull = nodes[to].incoming.count == MoneyGraph.edgesOfNode
    changes.append(
      .added(
        payer: from, payee: to, edge: edge, dropped: isFull ? nodes[to].incoming.first : nil,
        paidBefore: nodes[from].newestPaidSeconds, payerBefore: nodes[from].newestSeconds,
        payeeBefore: nodes[to].newestSeconds))
  }

  /// Takes a change back that was the last of those not yet taken back.
  func undo(_ change: Change) {
    switch change {
    case .added(let payer, let payee, _, let dropped, let paidBefore, let payerBefore, let payeeBefore):
      nodes[payee].incoming.removeLast()
      if let dropped { nodes[payee].incoming.insert(dropped, at: 0) }
      nodes[payee].newestSeconds = payeeBefore
      nodes[payer].newestSeconds = payerBefore
      nodes[payer].newestPaidSeconds = paidBefore
    case .removed(let node, let index, let edge): nodes[node].incoming.insert(edge, at: index)
    }
  }

  /// Makes a change again that was taken back.
  func redo(_ change: Change) {
    switch change {
    case .added(let payer, let payee, let edge, let dropped, _, _, _):
      if dropped != nil { nodes[payee].incoming.removeFirst() }
      nodes[payee].incoming.append(edge)
      nodes[payee].newestSeconds = max(nodes[payee].newestSeconds, edge.seconds)
      nodes[payer].newestSeconds = max(nodes[payer].newestSeconds, edge.seconds)
      nodes[payer].newestPaidSeconds = max(nodes[payer].newestPaidSeconds, edge.seconds)
    case .removed(let node, let index, _): nodes[node].incoming.remove(at: index)
    }
  }

  /// Puts a node back as it was stored.
  func restore(_ symbol: Int32, _ node: Node) {
    nodes[place(of: symbol)] = node
  }

  /// The symbols of the nodes that changed since they were last taken.
  var changed: [Int32] {
    nodes.indices.filter { nodes[$0].isChanged }.map { symbols[$0] }
  }

  /// Gives a node, to be stored.
  func take(_ symbol: Int32) -> Node {
    guard let place = knownPlace(of: symbol) else { preconditionFailure("Only a known node is stored.") }
    nodes[place].isChanged = false
    return nodes[place]
  }
}
