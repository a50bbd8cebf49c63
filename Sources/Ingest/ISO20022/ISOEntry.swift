import Core

/// One entry of an account report, as far as it was read.
struct ISOEntry: Sendable {
  typealias Field = ISOStatementField

  private(set) var fields = FieldTexts(fields: Field.room)
  private(set) var amount: ISOAmount?
  private(set) var memo = MemoText()
  private(set) var transactionCount = 0
  private(set) var isAccepted = true
  private(set) var acceptedYen: Int64 = 0
  private var sum = ISOTotal()
  /// Whether every amount inside is in yen exactly when the entry's is.
  private var isOneCurrency = true
  private var details = ISOTotal()
  private var batch = ISODeclaredTotal()

  mutating func begin() {
    fields.removeAll()
    amount = nil
    memo.removeAll()
    transactionCount = 0
    isAccepted = true
    acceptedYen = 0
    sum = ISOTotal()
    isOneCurrency = true
  }

  mutating func take(_ field: Field, _ text: Span<UInt8>, currency: Span<UInt8>) {
    switch field {
    case .entryAmount: if amount == nil { amount = ISOAmount(text, currency: currency) }
    case .entryText: memo.add(text)
    case .batchCount: batch.takeCount(text)
    case .batchAmount: batch.takeSum(text)
    default: fields.set(field, text)
    }
  }

  var direction: Direction? { Direction(indicator: fields[Field.entryDirection]) }

  var isReversal: Bool {
    let text = fields[Field.entryReversal]
    return text.spells("true") || text.spells("1")
  }

  /// Whether the entry is booked; nil when it does not say.
  var isBooked: Bool? {
    fields.isPresent(Field.entryStatus) ? fields[Field.entryStatus].spells("BOOK") : nil
  }

  mutating func beginDetails() {
    details = ISOTotal()
    batch = ISODeclaredTotal()
  }

  /// Counts a transaction of the entry.
  mutating func count(_ transaction: borrowing ISOEntryTransaction) {
    transactionCount += 1
    let inside = transaction.amount
    let isAgainst = (transaction.direction ?? direction) != direction
    sum.count(inside, isNegative: isAgainst)
    details.count(inside, isNegative: isAgainst)
    if let inside, let amount, inside.isYen != amount.isYen { isOneCurrency = false }
  }

  mutating func settle(isAccepted: Bool, yen: Int64) {
    if isAccepted {
      acceptedYen = RunningTotal.sum(acceptedYen, yen)
      sum.accept(yen)
    } else {
      self.isAccepted = false
    }
  }

  /// Holds what a batch declares of itself against its transactions, when these are given.
  mutating func endDetails(_ scene: inout ISOScene, at offset: Int64) {
    if details.count < 2 { return }
    scene.ledger.compare(
      details, batch, japanese: "一括明細の内訳", english: "transactions of a batch", field: "NtryDtls/Btch",
      code: .entrySumDisagrees, at: offset)
  }

  /// Holds the entry's amount against the sum of its transactions.
  func compareSum(_ scene: inout ISOScene, at offset: Int64) {
    guard let units = amount?.units, isOneCurrency else { return }
    scene.ledger.compare(
      sum, ISODeclaredTotal(units: units), japanese: "明細の内訳合計", english: "transactions of an entry",
      field: "Ntry/Amt", code: .entrySumDisagrees, at: offset)
  }
}

/// One transaction inside an entry, as far as it was read.
struct ISOEntryTransaction: Sendable {
  typealias Field = ISOStatementField

  private(set) var fields = FieldTexts(fields: Field.room)
  private(set) var memo = MemoText()
  private var ownAmount: ISOAmount?
  private var detailedAmount: ISOAmount?
  /// The place behind the transaction's last byte.
  var end: Int64 = 0

  mutating func removeAll() {
    fields.removeAll()
    memo.removeAll()
    ownAmount = nil
    detailedAmount = nil
  }

  mutating func take(_ field: Field, _ text: Span<UInt8>, currency: Span<UInt8>) {
    switch field {
    case .amount: if ownAmount == nil { ownAmount = ISOAmount(text, currency: currency) }
    case .transactionAmount: if detailedAmount == nil { detailedAmount = ISOAmount(text, currency: currency) }
    case .remittance: memo.addRemittance(text)
    case .remittanceReference, .transactionText: memo.add(text)
    default: fields.set(field, text)
    }
  }

  var amount: ISOAmount? { ownAmount ?? detailedAmount }

  var direction: Direction? { Direction(indicator: fields[Field.direction]) }
}

extension Direction {
  /// Reads CRDT or DBIT.
  init?(indicator: ArraySlice<UInt8>) {
    if indicator.spells("CRDT") {
      self = .incoming
    } else if indicator.spells("DBIT") {
      self = .outgoing
    } else {
      return nil
    }
  }
}
