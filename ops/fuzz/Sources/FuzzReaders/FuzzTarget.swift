import Glibc

/// What is fuzzed, chosen by the environment variable MEKIKI_FUZZ_TARGET.
struct FuzzTarget: Sendable {
  let name: String
  /// Reads the bytes and stops the program when something that must always hold does not.
  let run: @Sendable ([UInt8]) -> Void

  static let all: [FuzzTarget] =
    ReaderTargets.all + FileTargets.all + TextTargets.all + ExpressionTargets.all + TreeTargets.all

  static let chosen: FuzzTarget = {
    let wanted = getenv("MEKIKI_FUZZ_TARGET").map { String(cString: $0) }
    guard let target = all.first(where: { $0.name == wanted }) else {
      print("Set MEKIKI_FUZZ_TARGET to one of: " + all.map(\.name).joined(separator: " "))
      exit(64)
    }
    return target
  }()
}
