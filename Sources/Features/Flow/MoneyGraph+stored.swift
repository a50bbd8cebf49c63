import Core

extension FeatureState {
  /// The bytes of one node of the money graph.
  func content(of node: MoneyGraph.Node) -> [UInt8] {
    var writer = StateWriter()
    writer.write(signed: node.newestSeconds)
    writer.write(moment: node.newestPaidSeconds, before: node.newestSeconds)
    writer.write(UInt64(node.incoming.count))
    for edge in node.incoming {
      writer.write(signed: node.newestSeconds - edge.seconds)
      writer.write(UInt64(edge.amountYen))
      writer.write(text: symbols.text(of: edge.payer))
    }
    writer.seal()
    return writer.bytes
  }

  /// Puts back a node of the money graph as it was stored.
  func restoreMoney(_ stored: StoredEntity) throws(StateReader.Damaged) {
    // The graph has been stored since layout 3, and in the same way.
    guard stored.version > StoredLayout2.version else { throw StateReader.Damaged() }
    var reader = try StateReader(sealed: stored.content)
    var node = MoneyGraph.Node()
    node.newestSeconds = try reader.readSigned()
    guard BusinessCalendar.transactionSeconds.contains(node.newestSeconds) else {
      throw StateReader.Damaged()
    }
    node.newestPaidSeconds = try reader.readMoment(before: node.newestSeconds)
    let count = try reader.readCount()
    guard count <= MoneyGraph.edgesOfNode else { throw StateReader.Damaged() }
    for _ in 0..<count {
      let seconds = node.newestSeconds &- (try reader.readSigned())
      let amountYen = Int64(truncatingIfNeeded: try reader.read())
      guard amountYen >= 0 else { throw StateReader.Damaged() }
      let payer = try reader.readText()
      node.incoming.append(
        MoneyGraph.Edge(seconds: seconds, amountYen: amountYen, payer: symbols.intern(payer.span)))
    }
    guard reader.isAtEnd else { throw StateReader.Damaged() }
    let key = Array(stored.key.utf8)
    money.restore(symbols.intern(key.span), node)
  }

  /// Puts back what is stored of a node that was not seen before; afterwards it is known.
  func restoreMoney(_ symbol: Int32, _ load: (EntityKind, String) throws -> StoredEntity?) throws {
    guard money.knownPlace(of: symbol) == nil else { return }
    if let stored = try load(.moneyNode, symbols.text(of: symbol)) {
      try restore(stored)
    } else {
      _ = money.place(of: symbol)
    }
  }
}

extension FeatureEngine {
  /// Puts back the money graph as far as a search from a row of the batch can go.
  ///
  /// That is both sides of every row, and where the payee paid anybody of late, the payers of the payer and theirs. Payments between the
  /// batch's own accounts need nothing more, since each of them is a side of a row.
  func restoreMoney(
    of batch: borrowing TransactionBatch, _ load: (EntityKind, String) throws -> StoredEntity?
  ) throws {
    var paying = Set<Int32>()
    var first = Int64.max
    for row in 0..<batch.count {
      try state.restoreMoney(accountSymbols[row], load)
      guard let (payer, payee) = payment(batch, row) else { continue }
      try state.restoreMoney(payer == accountSymbols[row] ? payee : payer, load)
      paying.insert(payer)
      first = min(first, batch.occurredAtSeconds[row])
    }
    guard first < Int64.max else { return }
    let earliest = first - MoneyGraph.cycleSeconds
    for row in 0..<batch.count {
      guard let (payer, payee) = payment(batch, row), let place = state.money.knownPlace(of: payee),
        state.money.nodes[place].newestPaidSeconds > earliest || paying.contains(payee)
      else { continue }
      for near in try restorePayers(of: payer, after: earliest, load) {
        _ = try restorePayers(of: near, after: earliest, load)
      }
    }
  }

  private func restorePayers(
    of payee: Int32, after earliest: Int64, _ load: (EntityKind, String) throws -> StoredEntity?
  ) throws -> [Int32] {
    guard let place = state.money.knownPlace(of: payee) else { return [] }
    let payers = state.money.nodes[place].incoming.filter { $0.seconds > earliest }.map(\.payer)
    for payer in payers { try state.restoreMoney(payer, load) }
    return payers
  }
}
