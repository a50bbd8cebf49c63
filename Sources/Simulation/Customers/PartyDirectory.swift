/// Every party of the simulation, each named by its place.
struct PartyDirectory {
  private(set) var parties: [Party] = []
  private let banks = OutsideBanks()

  subscript(_ place: Int32) -> Party { parties[Int(place)] }

  /// Enters a party with an account at another bank.
  mutating func addOutside(name: String, _ random: inout Randomness) -> Int32 {
    add(Party(account: banks.drawAccount(&random), name: name, customer: nil))
  }

  /// Enters a party that statements name without an account, such as a shop.
  mutating func addNamed(_ name: String) -> Int32 {
    add(Party(account: "", name: name, customer: nil))
  }

  /// Enters a customer of the simulated bank.
  mutating func addCustomer(account: String, name: String, customer: Int) -> Int32 {
    add(Party(account: account, name: name, customer: Int32(customer)))
  }

  private mutating func add(_ party: Party) -> Int32 {
    parties.append(party)
    return Int32(parties.count - 1)
  }
}
