import Core

extension World {
  /// Books an order if the balance allows it, and what follows from it: fee, the other side, the criminals'
  /// reaction.
  func execute(_ order: Order) {
    let who = Int(order.customer)
    let amountYen = amountYen(of: order, balanceYen: customers[who].balanceYen)
    guard amountYen > 0 else { return }
    book(order, amountYen: amountYen)
    if order.direction == .outgoing {
      deliver(order, amountYen: amountYen)
      chargeFee(order)
    } else if let mule = customers[who].mule, order.label != nil {
      criminals.react(self, mule: Int(mule), amountYen: amountYen, second: order.second)
    }
  }

  /// What the balance lets an order move; 0 refuses it.
  private func amountYen(of order: Order, balanceYen: Int64) -> Int64 {
    if order.direction == .incoming { return order.amountYen }
    let availableYen = balanceYen + customers[Int(order.customer)].overdraftYen
    switch order.sizing {
    case .exact:
      return order.amountYen <= availableYen ? order.amountYen : 0
    case .atMost(let stepYen):
      return order.amountYen <= availableYen ? order.amountYen : max(0, availableYen / stepYen * stepYen)
    case .allBut(let leaveYen):
      return max(0, min(order.amountYen, balanceYen - leaveYen))
    case .share(let share, let stepYen):
      let wantedYen = Int64(Double(max(0, balanceYen)) * share) / stepYen * stepYen
      return max(0, min(order.amountYen, wantedYen))
    }
  }

  private func book(_ order: Order, amountYen: Int64) {
    let who = Int(order.customer)
    let sign: Int64 = order.direction == .incoming ? 1 : -1
    customers[who].balanceYen += sign * amountYen
    lastNumber += 1
    if order.label != nil { labelledCount += 1 }
    let party = order.party.map { parties[$0] }
    let route = customers[who].route
    booked.append(
      SimulatedTransaction(
        number: lastNumber,
        occurredAt: Instant(day: plan.firstDay, secondOfDay: Int(order.second)),
        customerIndex: who, account: customers[who].account, direction: order.direction,
        amountYen: amountYen, channel: order.channel, kind: order.kind,
        counterpartyAccount: party?.account ?? "", counterpartyName: party?.name ?? "",
        originatorName: order.originatorName,
        memo: route == .csv || order.memo.isHalfWidth ? order.memo : "",
        balanceAfterYen: customers[who].balanceYen, route: route, label: order.label))
  }

  /// Books a transfer to another customer of the bank on that side too, some seconds later on the same day.
  private func deliver(_ order: Order, amountYen: Int64) {
    guard order.kind == .transfer || order.kind == .salary, let place = order.party,
      let receiver = parties[place].customer
    else { return }
    let secondsLeft = 86_399 - order.second % 86_400
    let delay = min(Int64(random.integer(0...3)), secondsLeft)
    var label = order.label
    if let cause = order.label {
      label = customers[Int(receiver)].mule == nil ? nil : FraudLabel(scamType: cause.scamType, role: .mule)
    }
    enter(
      Order(
        second: order.second + delay, customer: receiver, direction: .incoming, channel: order.channel,
        kind: order.kind, amountYen: amountYen, party: customers[Int(order.customer)].party,
        originatorName: order.originatorName, memo: order.memo, label: label))
  }

  /// A transfer at a machine or a counter costs a fee, and so does cash outside a machine's hours.
  private func chargeFee(_ order: Order) {
    let who = Int(order.customer)
    guard customers[who].route != .bulkTransfer, order.kind == .transfer || order.kind == .cash else {
      return
    }
    let hour = Int(order.second % 86_400 / 3_600)
    let feeYen: Int64
    switch (order.kind, order.channel) {
    case (.transfer, .branch): feeYen = 880
    case (.transfer, .atm): feeYen = 330
    case (.cash, .atm) where hour < 8 || hour >= 21: feeYen = 110
    default: return
    }
    let isOwing = customers[who].habits.paysFees
    guard isOwing, feeYen <= customers[who].balanceYen + customers[who].overdraftYen else { return }
    book(
      Order(
        second: order.second, customer: order.customer, direction: .outgoing, channel: order.channel,
        kind: .fee,
        amountYen: feeYen, memo: "ﾃｽｳﾘﾖｳ"),
      amountYen: feeYen)
  }
}

extension String {
  /// Whether every character is ASCII or half-width kana, as Zengin records demand.
  var isHalfWidth: Bool {
    unicodeScalars.allSatisfy { $0.value < 0x7F || (0xFF61...0xFF9F).contains($0.value) }
  }
}
