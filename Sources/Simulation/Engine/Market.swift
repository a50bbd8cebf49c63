/// The firms, shops, offices and strangers that all customers have in common.
struct Market {
  private(set) var employers: [Int32] = []
  private(set) var landlords: [Int32] = []
  private(set) var tradeFirms: [Int32] = []
  private(set) var shops: [Int32] = []
  private(set) var billers: [Int32] = []
  private(set) var cardCompanies: [Int32] = []
  private(set) var brokerNames: [String] = []
  private(set) var exchangeNames: [String] = []
  private(set) var bookmakers: [Int32] = []
  private(set) var offices: [Int32] = []
  private(set) var strangers: [Int32] = []
  private(set) var pensionFund: Int32 = 0
  private(set) var taxOffice: Int32 = 0
  private(set) var marketplace: Int32 = 0
  private(set) var ownBank: Int32 = 0
  /// The wallet of electronic money that everybody charges.
  private(set) var wallet: Int32 = 0
  private(set) var convenienceStore: Int32 = 0

  init() {}

  init(world: World, random: Randomness) {
    var random = random
    let accounts = world.plan.accounts
    func firms(_ count: Int) -> [Int32] {
      (0..<max(5, count)).map { _ in
        world.parties.addOutside(name: world.firms.draw(&random), &random)
      }
    }
    employers = firms(accounts / 15)
    landlords = firms(accounts / 60)
    tradeFirms = firms(accounts / 10)
    shops = Self.words(FirmNameTable.chainShops).map { world.parties.addNamed($0) }
    wallet = world.parties.addNamed("ﾃﾞﾝｼﾏﾈ-ﾁﾔ-ｼﾞ")
    convenienceStore = shops[0]
    shops += (0..<max(60, accounts / 40)).map { _ in
      world.parties.addNamed(world.firms.drawShop(&random))
    }
    billers = Self.words(FirmNameTable.billers).map { world.parties.addNamed($0) }
    cardCompanies = Self.words(FirmNameTable.cardCompanies).map { world.parties.addNamed($0) }
    brokerNames = Self.words(FirmNameTable.brokers)
    exchangeNames = Self.words(FirmNameTable.exchanges)
    bookmakers = Self.words(FirmNameTable.bookmakers).map {
      world.parties.addOutside(name: $0, &random)
    }
    offices = (0..<30).map { _ in
      let suffix = random.element(of: ["ｼｶｲｹｲｶﾝﾘｼﾔ", "ｸｶｲｹｲｶﾝﾘｼﾔ", "ｺｳｲｷﾚﾝｺﾞｳ", "ｹﾝｽﾄｳﾁﾖｳ"])
      return world.parties.addOutside(name: world.firms.drawPlace(&random) + suffix, &random)
    }
    strangers = (0..<max(400, accounts * 2)).map { _ in
      world.parties.addOutside(name: world.people.draw(&random), &random)
    }
    pensionFund = world.parties.addNamed("ｺｳｾｲﾛｳﾄﾞｳｼﾖｳ")
    taxOffice = world.parties.addNamed("ｾﾞｲﾑｼﾖ")
    marketplace = world.parties.addOutside(name: "ﾌﾘﾏｳﾘｱｹﾞｷﾝ", &random)
    ownBank = world.parties.addNamed("")
  }

  private static func words(_ table: String) -> [String] {
    table.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }
}
