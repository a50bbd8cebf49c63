import Core

/// Everything that exists while a simulation runs.
///
/// A class, since behaviours and scams of one running simulation all act on the same bank. It is never shared
/// between threads.
final class World {
  let plan: SimulationPlan
  let profile: BankProfile
  let scamChoice: WeightedChoice
  let calendar: [SimulatedDay]
  let people = PersonNames()
  let firms = FirmNames()
  var parties = PartyDirectory()
  var market = Market()
  var customers: [Customer] = []
  var agenda: Agenda
  var criminals: Underworld
  /// The rows booked on the running day, in order.
  var booked: [SimulatedTransaction] = []
  /// Choices that belong to no customer.
  var random: Randomness
  var lastNumber: Int64 = 0
  var labelledCount = 0

  init(plan: SimulationPlan) {
    self.plan = plan
    profile = plan.kind.profile
    scamChoice = ScamMenu.choice(profile.scams)
    calendar = SimulatedDay.calendar(of: plan)
    agenda = Agenda(days: plan.days)
    let seed = Randomness(seed: plan.seed)
    random = seed.stream(1)
    criminals = Underworld(random: seed.stream(2))
    market = Market(world: self, random: seed.stream(3))
    CustomerRoster.fill(self, random: seed.stream(4))
  }

  /// Runs one day and leaves its rows in `booked`.
  func run(day index: Int) {
    let day = calendar[index]
    booked.removeAll(keepingCapacity: true)
    agenda.begin(day: index)
    for who in customers.indices { OrdinaryLife.plan(self, who, day) }
    criminals.plan(self, day)
    while let order = agenda.next() { execute(order) }
  }

  func enter(_ order: Order) {
    precondition(order.amountYen > 0, "An order moves at least one yen.")
    var order = order
    if let other = profile.wording[order.memo] { order.memo = other }
    if order.channel == .branch && !isCounterOpen(at: order.second) { order.channel = .atm }
    agenda.enter(order)
  }

  private func isCounterOpen(at second: Int64) -> Bool {
    guard profile.hasCounters else { return false }
    let day = Int(second / 86_400)
    let hour = second % 86_400 / 3_600
    return (9..<15).contains(hour) && (day >= calendar.count || !calendar[day].isBankHoliday)
  }

  /// Draws a customer for whom a condition holds; nil when a fair number of tries finds none.
  func drawCustomer(
    _ random: inout Randomness, tries: Int = 200, where condition: (Customer) -> Bool
  ) -> Int? {
    for _ in 0..<tries {
      let who = random.integer(0...customers.count - 1)
      if condition(customers[who]) { return who }
    }
    return nil
  }
}
