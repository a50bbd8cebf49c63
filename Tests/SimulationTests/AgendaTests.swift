import Core
import Testing

@testable import Simulation

struct AgendaTests {
  private func order(_ second: Int64, _ amountYen: Int64, labelled: Bool = false) -> Order {
    Order(
      second: second, customer: 0, direction: .outgoing, channel: .atm, kind: .cash, amountYen: amountYen,
      label: labelled ? FraudLabel(scamType: .cardTheft, role: .victim) : nil)
  }

  @Test func givesOrdersBackByTimeThenByEntry() {
    var agenda = Agenda(days: 2)
    var random = Randomness(seed: 2)
    var entered: [(Int64, Int64)] = []
    for number in 0..<3_000 {
      let second = Int64(random.integer(0...900))
      agenda.enter(order(second, Int64(number + 1)))
      entered.append((second, Int64(number + 1)))
    }
    agenda.begin(day: 0)
    var given: [(Int64, Int64)] = []
    while let next = agenda.next() { given.append((next.second, next.amountYen)) }
    let expected = entered.sorted { $0 < $1 }
    #expect(given.map(\.0) == expected.map(\.0))
    #expect(given.map(\.1) == expected.map(\.1))
  }

  @Test func ordersEnteredWhileTheDayRunsTakeTheirPlace() {
    var agenda = Agenda(days: 1)
    agenda.enter(order(10, 1))
    agenda.enter(order(30, 3))
    agenda.begin(day: 0)
    #expect(agenda.next()?.amountYen == 1)
    agenda.enter(order(20, 2))
    #expect(agenda.next()?.amountYen == 2)
    #expect(agenda.next()?.amountYen == 3)
    #expect(agenda.next() == nil)
  }

  @Test func countsLabelledOrdersAndDropsWhatComesTooLate() {
    var agenda = Agenda(days: 1)
    agenda.enter(order(5, 1, labelled: true))
    agenda.enter(order(86_400, 1, labelled: true))
    #expect(agenda.labelledCount == 1)
    agenda.begin(day: 0)
    _ = agenda.next()
    #expect(agenda.labelledCount == 0)
    #expect(agenda.next() == nil)
  }
}
