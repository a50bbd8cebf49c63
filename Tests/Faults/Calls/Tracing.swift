/// Whether this machine lets one program trace another.
enum Tracing {
  static func isAllowed(scratch: String) throws -> Bool {
    do {
      return try ChildProcess.run("strace", ["-o", "/dev/null", "true"], scratch: scratch).ending
        == .exited(0)
    } catch is ChildProcess.CannotStart {
      return false
    }
  }
}
