import Archives
import Core
import Cryptography

/// The list of a bag's files with their SHA-256, in the form that `sha256sum -c` reads.
struct BagManifest {
  private(set) var entries: [(path: String, digest: SHA256Digest)] = []

  init() {}

  mutating func append(_ path: String, _ digest: SHA256Digest) {
    entries.append((path, digest))
  }

  /// The file's bytes, sorted by path.
  var document: [UInt8] {
    var text = ""
    for entry in entries.sorted(by: { BagPath.precedes($0.path, $1.path) }) {
      text += "\(entry.digest.hexadecimal)  \(BagPath.encoded(entry.path))\n"
    }
    return Array(text.utf8)
  }

  /// Reads a manifest; bad lines become findings and the rest is kept.
  init(reading bytes: [UInt8], file: String, findings: inout [Finding]) {
    var seen: Set<[UInt8]> = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let place = Finding.Place(file: file, record: Int64(index + 1))
      guard let (digest, path) = BagManifest.parts(of: Array(line)) else {
        findings.append(EvidenceCode.manifestLineMalformed.finding(at: place))
        continue
      }
      guard EntryNameFault.first(in: Array(path.utf8)) == nil else {
        findings.append(EvidenceCode.manifestPathUnsafe.finding(at: place))
        continue
      }
      guard seen.insert(Array(path.utf8)).inserted else {
        findings.append(EvidenceCode.manifestPathRepeated.finding(at: place))
        continue
      }
      append(path, digest)
    }
  }

  /// A digest, spaces or tabs, and a path; a CR before the line's end belongs to the line's end.
  private static func parts(of line: [UInt8]) -> (SHA256Digest, String)? {
    let line = line.last == 0x0D ? line.dropLast() : line[...]
    let digestText = line.prefix { !isBlank($0) }
    var path = line[digestText.endIndex...].drop(while: isBlank)
    // sha256sum marks files that it read as binary with an asterisk before the name.
    if path.first == UInt8(ascii: "*") { path.removeFirst() }
    guard let text = String(validating: path, as: UTF8.self), !text.isEmpty,
      let digest = SHA256Digest(hexadecimal: String(decoding: digestText, as: UTF8.self))
    else { return nil }
    return (digest, BagPath.decoded(text))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }
}
