import Foundation
import Synchronization

/// Says what came of each sort of case, and how to repeat what failed.
final class SweepReport: Sendable {
  private let repeating: String
  private let binary: String
  private let failed = Mutex(0)

  init(repeating: String, binary: String) {
    self.repeating = repeating
    self.binary = binary
  }

  var hasFailures: Bool { failed.withLock { $0 > 0 } }

  /// Prints one sort of case: how many there were, how they ended, and every failure.
  func add(_ title: String, of possible: Int, _ result: Cases.Result) {
    let each = result.count > 0 ? result.seconds * 1_000 / Double(result.count) : 0
    print(
      "\(title): \(result.count) of \(possible) cases, \(Int(result.seconds)) s, \(Int(each)) ms each, \(result.failures.count) failed"
    )
    for (ending, count) in result.endings.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("  \(count)  \(ending)")
    }
    for failure in result.failures {
      print(
        "FAILED \(failure.name): \(failure.words)\n  again: \(repeating) --only '\(failure.name)' \(binary)")
    }
    // A sweep may take hours, and whoever reads along in a file wants each sort when it is done.
    fflush(nil)
    failed.withLock { $0 += result.failures.count }
  }
}
