import Core
import Glibc
import Ingest

/// What reads whole files from a disk: compressed content, reference files.
enum FileTargets {
  static let all: [FuzzTarget] = [
    FuzzTarget(name: "whole-file") { bytes in
      do {
        let file = try TransactionFile(path: write(bytes), name: "fuzz", options: options)
        var batch = TransactionBatch()
        while try file.read(into: &batch) {}
        precondition(file.tally.total == file.contentBytes, "Every byte of the content is accounted for.")
        precondition(file.verdict != nil && file.digest != nil, "A file comes to its end.")
      } catch {
        // What the world does to a file is no fault of its bytes.
      }
    },
    FuzzTarget(name: "customers") { bytes in
      _ = try? CustomerFile.read(path: write(bytes), name: "fuzz")
    },
  ]

  private static let options: ReadingOptions = {
    guard let day = BankDay(year: 2026, month: 11, day: 20) else {
      preconditionFailure("The reference day is a day.")
    }
    return ReadingOptions(referenceDay: day)
  }()

  /// The bytes as a file in memory, one for each process.
  private static func write(_ bytes: [UInt8]) -> String {
    let path = "/dev/shm/mekiki-fuzz-\(getpid())"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(descriptor >= 0, "The folder for files in memory can be written.")
    var written = 0
    while written < bytes.count {
      // Safe: the slice lies inside the array, which is not changed meanwhile.
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      precondition(count > 0, "There is room for a file in memory.")
      written += count
    }
    close(descriptor)
    return path
  }
}
