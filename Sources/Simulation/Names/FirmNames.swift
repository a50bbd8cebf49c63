/// Draws names of firms as banks write them, with the abbreviation of the legal form.
struct FirmNames {
  /// The legal forms that a simulated firm can have.
  enum Form: String {
    case stockCompany = "ｶ"
    case limitedCompany = "ﾕ"
    case limitedLiabilityCompany = "ﾄﾞ"
    case medical = "ｲ"
  }

  private let places: [String]
  private let stems: [String]
  private let trades: [String]

  init() {
    places = Self.words(FirmNameTable.places)
    stems = Self.words(FirmNameTable.stems)
    trades = Self.words(FirmNameTable.trades)
  }

  func draw(_ random: inout Randomness) -> String {
    let drawn = random.unit()
    let form: Form = drawn < 0.72 ? .stockCompany : drawn < 0.88 ? .limitedCompany : .limitedLiabilityCompany
    return draw(form, random.happens(0.12) ? random.element(of: places) : "", &random)
  }

  func draw(_ form: Form, _ place: String = "", _ random: inout Randomness) -> String {
    let core = place + random.element(of: stems) + random.element(of: trades)
    return random.happens(0.7) ? "\(form.rawValue))\(core)" : "\(core)(\(form.rawValue)"
  }

  /// A young company as many are founded: a trade that says little.
  func drawVague(_ random: inout Randomness) -> String {
    "ﾄﾞ)" + random.element(of: stems) + random.element(of: Self.words(FirmNameTable.vagueTrades))
  }

  func drawShop(_ random: inout Randomness) -> String {
    random.element(of: places) + random.element(of: Self.words(FirmNameTable.shops))
  }

  func drawPlace(_ random: inout Randomness) -> String {
    random.element(of: places)
  }

  private static func words(_ table: String) -> [String] {
    table.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }
}
