import Core

/// The totals of one statement: its entries, its credits, its debits, and what was booked.
struct ISOStatementTotals: Sendable {
  /// A total over all entries, the same over booked ones only, and what the statement declares.
  struct Group: Sendable {
    fileprivate var all = ISOTotal()
    fileprivate var booked = ISOTotal()
    var declared = ISODeclaredTotal()

    fileprivate mutating func count(_ entry: borrowing ISOEntry) {
      all.count(entry.amount)
      if entry.isBooked == true { booked.count(entry.amount) }
    }

    fileprivate mutating func accept(_ yen: Int64) {
      all.accept(yen)
      booked.accept(yen)
    }

    /// Whether totals include entries that are not booked is not said anywhere: both are accepted, and the
    /// control total's name says which one it was.
    fileprivate func compare(
      _ scene: inout ISOScene, japanese: String, english: String, at offset: Int64
    ) {
      let isBookedOnly = !all.agrees(declared) && booked.agrees(declared)
      scene.ledger.compare(
        isBookedOnly ? booked : all, declared, japanese: isBookedOnly ? "\(japanese)・記帳済のみ" : japanese,
        english: isBookedOnly ? "\(english), booked only" : english, field: "TxsSummry", at: offset)
    }
  }

  var all = Group()
  var credits = Group()
  var debits = Group()
  /// The booked entries with their sign; debits are negative.
  private(set) var booked = ISOTotal()

  mutating func count(_ entry: borrowing ISOEntry) {
    all.count(entry)
    switch entry.direction {
    case .incoming: credits.count(entry)
    case .outgoing: debits.count(entry)
    case nil: break
    }
    if entry.isBooked == true {
      booked.count(entry.direction == nil ? nil : entry.amount, isNegative: entry.direction == .outgoing)
    }
  }

  mutating func accept(_ direction: Direction?, yen: Int64) {
    all.accept(yen)
    switch direction {
    case .incoming: credits.accept(yen)
    case .outgoing: debits.accept(yen)
    case nil: break
    }
  }

  func compare(_ scene: inout ISOScene, number: Int, at offset: Int64) {
    all.compare(&scene, japanese: "明細(第\(number)口座)", english: "entries (account \(number))", at: offset)
    credits.compare(&scene, japanese: "入金(第\(number)口座)", english: "credits (account \(number))", at: offset)
    debits.compare(&scene, japanese: "出金(第\(number)口座)", english: "debits (account \(number))", at: offset)
  }
}

/// The opening and closing booked balance of one statement.
struct ISOBalances: Sendable {
  private var opening: [ISOAmount.Units] = []
  private var closing: [ISOAmount.Units] = []
  private var isYen = true

  /// Takes a balance with its sign.
  mutating func take(_ type: String, _ units: ISOAmount.Units, isYen: Bool) {
    guard type == "OPBD" || type == "CLBD" else { return }
    self.isYen = self.isYen && isYen
    // Two of a kind are enough to know that there is not exactly one.
    if type == "OPBD" && opening.count < 2 { opening.append(units) }
    if type == "CLBD" && closing.count < 2 { closing.append(units) }
  }

  /// Holds opening balance and booked entries against the closing balance, where both stand there once in yen.
  func compare(_ booked: ISOTotal, _ scene: inout ISOScene, number: Int, at offset: Int64) {
    guard opening.count == 1, closing.count == 1, isYen, booked.isYen, booked.isReadable else { return }
    let read = opening[0] + booked.units
    let agrees = read == closing[0]
    scene.ledger.keep(
      ControlTotal(
        nameJapanese: "取引後残高(第\(number)口座)", nameEnglish: "closing balance (account \(number))",
        declaredInRecord: nil, declaredCount: nil, declaredYen: ISOAmount.whole(closing[0]), readCount: nil,
        readYen: ISOAmount.whole(read), acceptedCount: nil, acceptedYen: nil, agrees: agrees))
    if !agrees { scene.ledger.note(.closingBalanceDisagrees, at: offset, field: "Bal/CLBD") }
  }
}
