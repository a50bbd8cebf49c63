import Dispatch

/// Runs a piece of work on several threads and waits until all are done.
///
/// - Determinism: the caller splits the work so that no two workers touch the same place; then the result does not depend on the
///   number of workers.
/// - Cost: a few microseconds a call; meant for batches of thousands of rows, never for single rows.
public enum ForkJoin {
  /// Runs `work` once for each worker number from zero, on as many threads.
  public static func perform(workers: Int, _ work: (Int) -> Void) {
    precondition(workers > 0, "Work needs at least one worker.")
    if workers == 1 {
      work(0)
    } else {
      withoutActuallyEscaping(work) { work in
        // Safe: every call ends before `concurrentPerform` returns, and the callers' contract keeps workers apart.
        nonisolated(unsafe) let shared = work
        DispatchQueue.concurrentPerform(iterations: workers) { shared($0) }
      }
    }
  }

  /// The rows that belong to one worker when rows are split into equal runs.
  public static func rows(of worker: Int, workers: Int, count: Int) -> Range<Int> {
    (count * worker / workers)..<(count * (worker + 1) / workers)
  }
}
