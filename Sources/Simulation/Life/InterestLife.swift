import Core

/// Interest on ordinary deposits, a few yen for most.
enum InterestLife {
  static func book(_ world: World, _ who: Int, _ day: SimulatedDay) {
    let customer = world.customers[who]
    let interestYen = customer.balanceYen / 1_250
    guard interestYen > 0, customer.accountType == 1, customer.route != .bulkTransfer else { return }
    world.enter(
      Order(
        second: day.startSecond + Int64(who % 7_200), customer: Int32(who), direction: .incoming,
        channel: .batch,
        kind: .fee, amountYen: interestYen, memo: "ﾘｿｸ"))
  }
}
