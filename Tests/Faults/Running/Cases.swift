import Foundation
import Synchronization

/// Runs many cases on several threads, each with a folder of its own, and keeps what went wrong.
enum Cases {
  /// What is known of a case when it has ended.
  enum Verdict {
    /// All is well; the word counts how it ended.
    case holds(String)
    /// Something is wrong: what.
    case fails(String)
  }

  /// What became of all cases.
  struct Result {
    var endings: [String: Int] = [:]
    var failures: [(name: String, words: String)] = []
    var seconds = 0.0
    var count: Int { endings.values.reduce(0, +) + failures.count }
  }

  /// Runs every case; `work` gets a case and the folder of its thread.
  static func run<Case: Sendable>(
    _ cases: [Case], threads: Int, root: String, name: @escaping @Sendable (Case) -> String,
    _ work: @escaping @Sendable (Case, _ folder: String) throws -> Verdict
  ) throws -> Result {
    let begin = Date()
    let state = Mutex((next: 0, result: Result()))
    let group = DispatchGroup()
    for number in 0..<threads {
      let folder = "\(root)/thread-\(number)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      group.enter()
      let thread = Thread {
        defer { group.leave() }
        while true {
          let index = state.withLock { state -> Int? in
            guard state.next < cases.count else { return nil }
            defer { state.next += 1 }
            return state.next
          }
          guard let index else { return }
          let verdict: Verdict
          do { verdict = try work(cases[index], folder) } catch { verdict = .fails("\(error)") }
          let title = name(cases[index])
          state.withLock { state in add(verdict, of: title, to: &state.result) }
        }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
    var result = state.withLock { $0.result }
    result.seconds = Date().timeIntervalSince(begin)
    return result
  }

  private static func add(_ verdict: Verdict, of title: String, to result: inout Result) {
    switch verdict {
    case .holds(let ending): result.endings[ending, default: 0] += 1
    case .fails(let words): result.failures.append((title, words))
    }
  }

  /// So many of the cases, chosen by the seed and left in their order; all of them without a number.
  static func choose<Case>(_ cases: [Case], _ count: Int?, seed: UInt64) -> [Case] {
    guard let count, count < cases.count else { return cases }
    var random = SeedSequence(seed: seed)
    var chosen = Array(cases.indices)
    chosen.shuffle(using: &random)
    return chosen.prefix(count).sorted().map { cases[$0] }
  }
}
