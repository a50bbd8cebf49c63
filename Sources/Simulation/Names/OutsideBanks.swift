/// The banks of the other parties, ready for drawing and for looking up.
struct OutsideBanks {
  private struct Bank {
    let code: String
    let name: String
    let branches: [(code: String, name: String)]
  }

  private var banks: [Bank] = []
  private let choice: WeightedChoice

  init() {
    var weights: [Double] = []
    for line in BankTable.entries.split(separator: "\n") {
      let fields = line.split(separator: ":").map(String.init)
      precondition(fields.count == 4, "A bank entry has four fields.")
      let branches = fields[3].split(separator: ",").map { branch in
        (code: String(branch.prefix(3)), name: String(branch.dropFirst(4)))
      }
      banks.append(Bank(code: fields[0], name: fields[1], branches: branches))
      weights.append(Double(fields[2]) ?? 0)
    }
    choice = WeightedChoice(weights: weights)
  }

  /// Draws an account at another bank: bank, branch, type and number.
  func drawAccount(_ random: inout Randomness) -> String {
    let bank = banks[choice.draw(&random)]
    let branch = random.element(of: bank.branches)
    let type = random.happens(0.93) ? 1 : 2
    let number = String(random.integer(1_000_000...8_999_999))
    return "\(bank.code)-\(branch.code)-\(type)-\(number)"
  }

  /// The kana names of an account's bank and branch, or nil when the bank is not in the table.
  func names(ofAccount account: String) -> (bank: String, branch: String)? {
    let parts = account.split(separator: "-")
    guard parts.count == 4, let bank = banks.first(where: { $0.code == parts[0] }) else { return nil }
    guard let branch = bank.branches.first(where: { $0.code == parts[1] }) else { return nil }
    return (bank.name, branch.name)
  }
}
