/// What a row holds in a register: the numbers are chosen so that `&&` and `||` are a comparison and a
/// maximum.
///
/// A truth register holds one of the four; a register of numbers holds `present`, `failed` or `missing`
/// beside the number.
enum ColumnState {
  /// False; or, beside a number, that the number is there.
  static let no: UInt8 = 0
  static let yes: UInt8 = 1
  static let failed: UInt8 = 2
  static let missing: UInt8 = 3
  static let present = no

  @inline(__always)
  static func of(_ truth: Bool) -> UInt8 { truth ? yes : no }
}
