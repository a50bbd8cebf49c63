import Archives
import Cryptography
import Foundation

@testable import Evidence

/// A bundle taken apart, so that tests can change it as someone with bad intentions would.
struct BundleEditor {
  var files: [(name: String, bytes: [UInt8])] = []

  init(_ path: String) throws {
    let reader = try ZipReader(path: path)
    for entry in reader.entries { files.append((entry.name, try reader.bytes(of: entry.name))) }
  }

  /// Changes one file of the bag through its text.
  mutating func edit(_ path: String, _ change: (String) -> String) {
    for index in files.indices where files[index].name == "bundle/\(path)" {
      files[index].bytes = Array(change(String(decoding: files[index].bytes, as: UTF8.self)).utf8)
    }
  }

  /// Changes the bytes of one file of the bag.
  mutating func change(_ path: String, _ change: (inout [UInt8]) -> Void) {
    for index in files.indices where files[index].name == "bundle/\(path)" { change(&files[index].bytes) }
  }

  /// The bytes of a file of the bag, or nil when there is none.
  func bytes(of path: String) -> [UInt8]? { files.first { $0.name == "bundle/\(path)" }?.bytes }

  mutating func add(_ path: String, _ bytes: [UInt8]) {
    files.append(("bundle/\(path)", bytes))
  }

  mutating func remove(_ path: String) {
    files.removeAll { $0.name == "bundle/\(path)" }
  }

  mutating func add(_ path: String, _ text: String) {
    files.append(("bundle/\(path)", Array(text.utf8)))
  }

  /// Writes manifests and sizes anew, as a forger would who knows the format; only the content checks can still object.
  mutating func reseal(relists: Bool = true) {
    let own = [BagFile.manifest, BagFile.tagManifest].map { "bundle/\($0)" }
    files.removeAll { own.contains($0.name) }
    if relists { relist() }
    let payload = files.filter { $0.name.hasPrefix("bundle/data/") }
    let bytes = payload.reduce(0) { $0 + $1.bytes.count }
    edit(BagFile.metadata) { text in
      text.split(separator: "\n").map { line in
        line.hasPrefix("Payload-Oxum") ? "Payload-Oxum: \(bytes).\(payload.count)" : String(line)
      }.joined(separator: "\n") + "\n"
    }
    files.append((own[0], manifest(of: payload)))
    let tags = files.filter { !$0.name.hasPrefix("bundle/data/") && !$0.name.hasPrefix("bundle/signatures/") }
    files.append((own[1], manifest(of: tags)))
  }

  /// Lists the files anew for programs and for archives.
  private mutating func relist() {
    let lists = [EvidenceFileNames.evidence, EvidenceFileNames.crate].map { "bundle/data/" + $0 }
    let listed = files.filter { $0.name.hasPrefix("bundle/data/") && !lists.contains($0.name) }.map { file in
      let path = String(file.name.dropFirst("bundle/data/".count))
      return (path: path, type: IndexDocument.mediaType(path), bytes: file.bytes)
    }
    let entries = listed.map { file in
      let digest = SHA256Hasher.digest(of: file.bytes).hexadecimal
      return
        "{\"path\":\"\(file.path)\",\"media_type\":\"\(file.type)\",\"bytes\":\(file.bytes.count),\"sha256\":\"\(digest)\"}"
    }
    edit("data/" + EvidenceFileNames.evidence) { text in
      guard let start = text.range(of: "\"files\":[") else { return text }
      return String(text[..<start.upperBound]) + entries.joined(separator: ",") + "]}\n"
    }
    edit("data/" + EvidenceFileNames.crate) { text in
      let parts = listed.map { "{\"@id\":\"\($0.path)\"}" }.joined(separator: ",")
      let entities = listed.map { file in
        ",{\"@id\":\"\(file.path)\",\"@type\":\"File\",\"encodingFormat\":\"\(file.type)\",\"contentSize\":\"\(file.bytes.count)\"}"
      }.joined()
      guard let list = text.range(of: "\"hasPart\":["),
        let end = text.range(of: "]", range: list.upperBound..<text.endIndex),
        let first = text.range(of: ",{\"@id\":\"\(EvidenceFileNames.alert)\",\"@type\":\"File\"")
      else { return text }
      return String(text[..<list.upperBound]) + parts + String(text[end.lowerBound..<first.lowerBound])
        + entities + "]}\n"
    }
  }

  func write(to path: String) throws {
    var writer = try ZipWriter(path: path, overwrites: true)
    for file in files { try writer.add(name: file.name, bytes: file.bytes) }
    try writer.finish()
  }

  private func manifest(of files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var manifest = BagManifest()
    for file in files {
      manifest.append(String(file.name.dropFirst("bundle/".count)), SHA256Hasher.digest(of: file.bytes))
    }
    return manifest.document
  }
}
