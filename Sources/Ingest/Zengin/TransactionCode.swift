/// What sort of movement a statement's record is (取引区分).
enum TransactionCode: Sendable {
  /// 10, notes and coins.
  case cash
  /// 11, a transfer.
  case transfer
  /// 14, between accounts: a transfer inside the bank or a direct debit.
  case betweenAccounts
  /// 15, the renewal of a term deposit.
  case renewal
  /// 19, a correction.
  case correction
  /// 12, 13 and 18: cheques, clearing and other, or nothing said.
  case other
  /// None of the list.
  case unlisted

  /// Reads the two bytes of the code; blank or zeros say nothing.
  @inline(__always)
  init(_ tens: UInt8, _ ones: UInt8) {
    switch (tens, ones) {
    case (0x31, 0x30): self = .cash
    case (0x31, 0x31): self = .transfer
    case (0x31, 0x34): self = .betweenAccounts
    case (0x31, 0x35): self = .renewal
    case (0x31, 0x39): self = .correction
    case (0x31, 0x32), (0x31, 0x33), (0x31, 0x38), (0x20, 0x20), (0x30, 0x30), (0x20, 0x30): self = .other
    default: self = .unlisted
    }
  }
}
