import Foundation

/// The program's two output streams and what stands behind them.
enum Terminal {
  /// Whether standard output is a terminal that wants colour.
  static var wantsColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(1) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Whether standard error is a terminal, where progress may be shown.
  static var showsProgress: Bool {
    isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Writes to standard output; where that fails, for want of space for example, the program ends and says so.
  ///
  /// What was to be stored is stored by then, so that the same command can be asked again.
  static func write(_ text: String) {
    guard let code = put(text, on: 1) else { return }
    writeError(
      "mekiki: 標準出力に書き込めません。空き容量と出力先を確認し、もう一度実行してください。 / Standard output cannot be written "
        + "(\(String(cString: strerror(code)))). Check the free space where it goes, and run again.\n")
    exit(ExitStatus.inputOutput.rawValue)
  }

  /// Writes to standard error, as far as that can be.
  static func writeError(_ text: String) {
    _ = put(text, on: 2)
  }

  /// Writes everything and gives nil, or the system's code of what kept it from doing so.
  ///
  /// Foundation's handles stop the program with a crash in that case.
  private static func put(_ text: String, on descriptor: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
