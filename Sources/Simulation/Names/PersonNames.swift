/// Draws names of people as banks write them: family name, space, given name in half-width kana.
struct PersonNames {
  private let surnames: [String]
  private let surnameChoice: WeightedChoice
  private let men: [String]
  private let menChoice: WeightedChoice
  private let women: [String]
  private let womenChoice: WeightedChoice

  init() {
    (surnames, surnameChoice) = Self.parse(SurnameTable.entries)
    (men, menChoice) = Self.parse(GivenNameTable.ofMen)
    (women, womenChoice) = Self.parse(GivenNameTable.ofWomen)
  }

  func drawSurname(_ random: inout Randomness) -> String {
    surnames[surnameChoice.draw(&random)]
  }

  func draw(_ random: inout Randomness) -> String {
    draw(surname: drawSurname(&random), &random)
  }

  func draw(surname: String, _ random: inout Randomness) -> String {
    let given = random.happens(0.5) ? men[menChoice.draw(&random)] : women[womenChoice.draw(&random)]
    return surname + " " + given
  }

  private static func parse(_ table: String) -> ([String], WeightedChoice) {
    var names: [String] = []
    var weights: [Double] = []
    for entry in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let parts = entry.split(separator: ":")
      precondition(parts.count == 2, "A name entry is a reading and a weight.")
      names.append(String(parts[0]))
      weights.append(Double(parts[1]) ?? 0)
    }
    return (names, WeightedChoice(weights: weights))
  }
}
