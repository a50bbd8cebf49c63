import Testing

@testable import Simulation

struct NamesTests {
  @Test func everyTableIsWrittenInFullSizeHalfWidthKana() {
    let tables = [
      SurnameTable.entries, GivenNameTable.ofMen, GivenNameTable.ofWomen, BankTable.entries,
      FirmNameTable.places,
      FirmNameTable.stems, FirmNameTable.trades, FirmNameTable.vagueTrades, FirmNameTable.shops,
      FirmNameTable.chainShops, FirmNameTable.billers, FirmNameTable.cardCompanies, FirmNameTable.brokers,
      FirmNameTable.exchanges, FirmNameTable.bookmakers,
    ]
    for table in tables {
      let wrong = table.unicodeScalars.filter { scalar in
        let isSmallKana = (0xFF67...0xFF70).contains(scalar.value)
        return isSmallKana || !(scalar.value < 0x7F || (0xFF66...0xFF9F).contains(scalar.value))
      }
      #expect(wrong.isEmpty)
    }
  }

  @Test func commonSurnamesAreDrawnMoreOftenThanRareOnes() {
    let people = PersonNames()
    var random = Randomness(seed: 1)
    var counts: [String: Int] = [:]
    for _ in 0..<20_000 { counts[people.drawSurname(&random), default: 0] += 1 }
    #expect(counts["ｻﾄｳ", default: 0] > 200)
    #expect(counts.count > 350)
  }

  @Test func outsideAccountsBelongToKnownBanksAndNeverToOurs() {
    let banks = OutsideBanks()
    var random = Randomness(seed: 1)
    for _ in 0..<2_000 {
      let account = banks.drawAccount(&random)
      #expect(account.utf8.count == 18 && !account.hasPrefix(SimulatedBank.bankCode))
      #expect(banks.names(ofAccount: account) != nil)
    }
    #expect(banks.names(ofAccount: "9999-101-1-1000000") == nil)
    #expect(banks.names(ofAccount: "") == nil)
  }

  @Test func memosCarryTheMonth() {
    var random = Randomness(seed: 1)
    #expect(MemoPhrases.draw(["#月分家賃"], month: 8, &random) == "8月分家賃")
    #expect(MemoPhrases.draw(["＃月分"], month: 12, &random) == "１２月分")
    #expect(MemoPhrases.draw(["お礼"], month: 12, &random) == "お礼")
  }
}
