/// A larger company that hands in its payments as files on the settlement days.
enum BulkPayerLife {
  /// The second of the day at which a file is booked: every payment of a file at once.
  static let bookingSecond: Int64 = 33_000

  static func plan(_ life: inout LifeDay) {
    let isSettlementDay =
      life.day.paysOn(31) || life.day.paysOn(10) || (life.who % 3 == 0 && life.day.paysOn(20))
    guard isSettlementDay else { return }
    let share = life.day.paysOn(31) ? 0.9 : 0.35
    let typicalYen = Double(life.customer.incomeYen) / Double(max(10, life.circle.suppliers.count))
    for supplier in life.circle.suppliers where life.random.happens(share) {
      life.pay(
        supplier, life.random.yen(median: typicalYen, spread: 0.9), at: life.day.startSecond + bookingSecond,
        channel: .batch, memo: ediText(&life))
    }
    guard life.random.happens(0.3) else { return }
    let place = life.random.integer(0...life.circle.suppliers.count - 1)
    let name = life.world.parties[life.circle.suppliers[place]].name
    let moved = life.world.parties.addOutside(name: name, &life.random)
    life.world.customers[life.who].circle.suppliers[place] = moved
  }

  private static func ediText(_ life: inout LifeDay) -> String {
    guard life.random.happens(0.25) else { return "" }
    return "INV-\(life.day.year)\(life.day.month)-\(life.random.integer(100...9_999))"
  }
}
