/// The memory behind the registers, taken once for the largest program of a pack.
struct RegisterMemory: Sendable {
  private(set) var truths: [UInt8]
  private var integers: [Int64]
  private var integerStates: [UInt8]
  private var reals: [Double]
  private var realStates: [UInt8]

  init(for programs: [ColumnProgram]) {
    func room(_ registers: [Int]) -> Int { max(registers.max() ?? 0, 1) * ColumnRegisters.rows }
    let integerRoom = room(programs.map(\.needed.integers))
    let realRoom = room(programs.map(\.needed.reals))
    self.truths = [UInt8](repeating: 0, count: room(programs.map(\.needed.truths)))
    self.integers = [Int64](repeating: 0, count: integerRoom)
    self.integerStates = [UInt8](repeating: 0, count: integerRoom)
    self.reals = [Double](repeating: 0, count: realRoom)
    self.realStates = [UInt8](repeating: 0, count: realRoom)
  }

  /// Lends the registers; unsafe for the reason said at `ColumnSlice`, and every register a program names
  /// has its room here.
  mutating func withPointers(_ body: (ColumnRegisters) -> Void) {
    truths.withUnsafeMutableBufferPointer { truths in
      integers.withUnsafeMutableBufferPointer { integers in
        integerStates.withUnsafeMutableBufferPointer { integerStates in
          reals.withUnsafeMutableBufferPointer { reals in
            realStates.withUnsafeMutableBufferPointer { realStates in
              guard let truth = truths.baseAddress, let integer = integers.baseAddress,
                let integerState = integerStates.baseAddress, let real = reals.baseAddress,
                let realState = realStates.baseAddress
              else { preconditionFailure("Every kind of register has room for one at least.") }
              body(
                ColumnRegisters(
                  truths: truth, integers: integer, integerStates: integerState, reals: real,
                  realStates: realState))
            }
          }
        }
      }
    }
  }
}
