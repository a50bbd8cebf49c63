/// An account number that starts at one place of a folded text.
enum AccountPattern {
  private static let accountDigits = 7
  private static let symbolDigits = 5
  private static let hyphen: UInt32 = 0x2D
  /// The most signs between 記号 and 番号.
  private static let mostSigns = 4

  /// Where the seven digits after a word such as 普通 or 口座 end.
  static func bankAccountEnd(_ scalars: Span<UInt32>, at start: Int, _ run: DigitRun) -> Int? {
    let end = start + run.length
    guard run.length == accountDigits, DigitRun.isFree(before: start, in: scalars, allowingLists: false),
      DigitRun.isFree(after: end, in: scalars, allowingLists: false),
      KeywordSearch.accountNumber.precedes(start, in: scalars)
    else { return nil }
    return end
  }

  /// 記号 and 番号, with the digit between them that some passbooks print.
  static func postalAccount(
    _ scalars: Span<UInt32>, at start: Int, _ symbol: DigitRun
  ) -> (account: PostalAccount, end: Int)? {
    guard symbol.length == symbolDigits, DigitRun.isFree(before: start, in: scalars, allowingLists: false),
      KeywordSearch.postalSymbol.precedes(start, in: scalars)
    else { return nil }
    var place = start + symbol.length
    if place + 2 < scalars.count, scalars[place] == hyphen, Numeral.isDigit(scalars[place + 1]),
      scalars[place + 2] == hyphen
    {
      place += 2
    }
    guard let numberAt = numberStart(scalars, place), let number = DigitRun(scalars, at: numberAt),
      number.length <= (symbol.value < 10_000 ? 6 : 8), number.length >= 2,
      DigitRun.isFree(after: numberAt + number.length, in: scalars, allowingLists: false),
      let account = PostalAccount(symbol: symbol.value, number: number.value)
    else { return nil }
    return (account, numberAt + number.length)
  }

  /// The first digit of 番号 after signs and the word itself.
  private static func numberStart(_ scalars: Span<UInt32>, _ start: Int) -> Int? {
    var place = start
    var signs = 0
    while place < scalars.count {
      if Numeral.isDigit(scalars[place]) { return place > start ? place : nil }
      if let length = KeywordSearch.postalNumber.length(startingAt: place, in: scalars) {
        place += length
        continue
      }
      signs += 1
      guard signs <= mostSigns, KeywordSearch.isSign(scalars[place]) else { return nil }
      place += 1
    }
    return nil
  }
}
