import Foundation
import Synchronization

/// Whether the machine or a person has asked this program to end: SIGTERM, or SIGINT from a terminal.
///
/// - Shape: the handler sets one flag and does nothing else; system calls under way are begun again. A second signal changes nothing:
///   whoever cannot wait for the file at hand sends SIGKILL, which costs that file's work and nothing else.
enum StopRequest {
  private static let isAsked = Atomic<Bool>(false)

  /// Listens from now on; before that, the signals end the program at once.
  static func listen() {
    // Read once here, so that the handler never is the first to touch it.
    _ = wasMade
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGTERM, SIGINT] {
      signal(number) { _ in StopRequest.isAsked.store(true, ordering: .relaxed) }
      sigaddset(&numbers, number)
    }
    // A program inherits what the one that started it has blocked.
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  /// Whether a signal came since the program listens.
  static var wasMade: Bool { isAsked.load(ordering: .relaxed) }
}
