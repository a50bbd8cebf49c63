import Core

/// The criminals: they begin new cases day by day, share accounts for the loot, and run the bought ones.
///
/// A class, since scams that are being planned ask it for accounts while it plans.
final class Underworld {
  private struct OutsideAccount {
    let party: Int32
    let lastDay: Int
  }

  private var random: Randomness
  private var outside: [OutsideAccount] = []
  private var rowsSeen = 0
  /// The accounts at other banks into which victims were told to pay.
  private(set) var outsideAccounts: Set<String> = []
  var mules: [MuleAccount] = []

  init(random: Randomness) {
    self.random = random
  }

  /// Begins as many cases as the plan's share of fraud asks for until the end of this day.
  func plan(_ world: World, _ day: SimulatedDay) {
    guard world.plan.fraudRate > 0 else { return }
    let rowsPerDay =
      day.index == 0 ? 0.85 * Double(world.plan.accounts) : Double(world.lastNumber) / Double(day.index)
    let wantedRows = world.plan.fraudRate * rowsPerDay * Double(day.index + 1)
    var attempts = 0
    while Double(world.labelledCount + world.agenda.labelledCount) < wantedRows && attempts < 10_000 {
      ScamMenu.beginCase(world, day, &random)
      attempts += 1
    }
  }

  /// An account for a victim to pay into: fresh, used for several victims, or a mule's in this bank.
  func drawPayee(_ world: World, day: Int, _ random: inout Randomness) -> Int32 {
    if random.happens(0.13) {
      let active = mules.filter { $0.firstDay <= day && day <= $0.lastDay }
      if !active.isEmpty { return world.customers[Int(random.element(of: active).customer)].party }
    }
    outside.removeAll { $0.lastDay < day }
    if !outside.isEmpty && random.happens(0.4) { return random.element(of: outside).party }
    let drawn = random.unit()
    let name =
      drawn < 0.72
      ? world.people.draw(&random)
      : drawn < 0.88 ? world.firms.drawVague(&random) : world.firms.draw(&random)
    let party = world.parties.addOutside(name: name, &random)
    outsideAccounts.insert(world.parties[party].account)
    outside.append(OutsideAccount(party: party, lastDay: day + random.integer(0...9)))
    return party
  }

  /// What the holder of a mule account does when money has come.
  func react(_ world: World, mule: Int, amountYen: Int64, second: Int64) {
    mules[mule].react(world, amountYen: amountYen, second: second, &random)
  }
}
