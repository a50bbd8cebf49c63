import Foundation

/// A program of the system that tests ask for a second opinion, such as `unzip`.
public struct OutsideProgram: Sendable {
  /// How a program ended and what it said.
  public struct Outcome: Sendable {
    /// The exit status, 0 for success.
    public let status: Int32
    /// What it wrote to standard output and standard error.
    public let output: String
  }

  /// Where the program is.
  public let path: String

  /// Finds a program on the search path, or by its path when the name has a slash; gives nil when it is not there.
  public init?(_ name: String) {
    if name.contains("/") {
      guard FileManager.default.isExecutableFile(atPath: name) else { return nil }
      path = name
      return
    }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let found = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { return nil }
    path = found
  }

  /// Whether a program is on the search path; tests that need it are skipped, visibly, where it is not.
  public static func isInstalled(_ name: String) -> Bool {
    OutsideProgram(name) != nil
  }

  /// Runs the program in a folder and waits for it.
  public func run(_ arguments: [String], in folder: String? = nil) throws -> Outcome {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }
}
