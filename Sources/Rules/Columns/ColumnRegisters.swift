/// The working columns of a program, as pointers into memory that the evaluator owns and reuses.
///
/// Unsafe for the reason and within the bounds said at `ColumnSlice`; every register is
/// `ColumnRegisters.rows` long.
struct ColumnRegisters {
  /// The most rows of a slice: the registers of a rule then stay in the processor's nearest cache.
  static let rows = 1_024

  let truths: UnsafeMutablePointer<UInt8>
  let integers: UnsafeMutablePointer<Int64>
  let integerStates: UnsafeMutablePointer<UInt8>
  let reals: UnsafeMutablePointer<Double>
  let realStates: UnsafeMutablePointer<UInt8>

  @inline(__always)
  func truth(_ register: Int) -> UnsafeMutablePointer<UInt8> { truths + register * ColumnRegisters.rows }

  @inline(__always)
  func integer(_ register: Int) -> UnsafeMutablePointer<Int64> { integers + register * ColumnRegisters.rows }

  @inline(__always)
  func integerState(_ register: Int) -> UnsafeMutablePointer<UInt8> {
    integerStates + register * ColumnRegisters.rows
  }

  @inline(__always)
  func real(_ register: Int) -> UnsafeMutablePointer<Double> { reals + register * ColumnRegisters.rows }

  @inline(__always)
  func realState(_ register: Int) -> UnsafeMutablePointer<UInt8> {
    realStates + register * ColumnRegisters.rows
  }
}
