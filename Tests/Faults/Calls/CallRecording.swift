import Foundation

/// Every system call of a night in the order in which it was made, as `strace` saw them.
///
/// - Shape: `strace` counts for `when=N` each kind of call apart, and each thread apart: the Nth `pwrite64` of whichever thread comes to
///   its Nth first. A place is therefore a kind and a number, as high as the thread with the most of them.
struct CallRecording: Sendable {
  /// A place at which a night can be stopped.
  struct Place: Hashable, Sendable {
    let call: String
    let number: Int
  }

  /// All places, in the order in which they were reached first.
  let places: [Place]
  /// The places behind the point at which the program itself began to work: before it, the loader and the runtime have the word.
  let own: [Place]

  /// Records a night in a folder that is cleared for it.
  init(_ truth: NightTruth, folder: String) throws {
    try truth.clear(folder)
    let night = truth.night
    try self.init(
      [night.binary] + night.arguments(database: folder + "/" + NightTruth.name), status: truth.status,
      begins: night.pipeline, scratch: truth.scratch(folder))
  }

  /// Records a command that ends with a status; its own work begins with the first call that says some words.
  init(_ command: [String], status: Int32, begins: String, scratch: String) throws {
    let log = scratch + "/calls.txt"
    let outcome = try ChildProcess.run("strace", ["-f", "-qq", "-o", log] + command, scratch: scratch)
    guard outcome.ending == .exited(status) else {
      throw Fault(words: "the recorded command ended with \(outcome.ending): \(outcome.errors)")
    }
    let text = try String(contentsOfFile: log, encoding: .utf8)
    var counts: [Substring: [Substring: Int]] = [:]
    var reached: [Substring: Int] = [:]
    var places: [Place] = []
    var firstOwn: Int?
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard words.count == 2 else { continue }
      // A short number of a process is filled up with blanks.
      let said = words[1].drop { $0 == " " }
      guard let bracket = said.firstIndex(of: "("), let first = said.first, first.isLetter else { continue }
      let call = said[..<bracket]
      let number = counts[words[0], default: [:]][call, default: 0] + 1
      counts[words[0], default: [:]][call] = number
      if number > reached[call, default: 0] {
        reached[call] = number
        places.append(Place(call: String(call), number: number))
      }
      if firstOwn == nil, line.contains(begins) { firstOwn = places.count - 1 }
    }
    guard let firstOwn else { throw Fault(words: "the recording never names \(begins)") }
    self.places = places
    own = Array(places[firstOwn...])
  }
}
