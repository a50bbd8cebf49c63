import Foundation

/// One line on a terminal that says how far the work has come; nothing in a pipe.
final class ProgressLine {
  private let isShown = Terminal.showsProgress
  private var lastShown = Date.distantPast
  private var isDirty = false

  /// Shows a text in place of the last one, ten times a second at most.
  func show(_ text: @autoclosure () -> String) {
    guard isShown, Date().timeIntervalSince(lastShown) >= 0.1 else { return }
    lastShown = Date()
    isDirty = true
    Terminal.writeError("\r\u{1B}[K\(text())")
  }

  /// Clears the line, so that what comes next starts clean.
  func clear() {
    if isDirty { Terminal.writeError("\r\u{1B}[K") }
    isDirty = false
  }
}
