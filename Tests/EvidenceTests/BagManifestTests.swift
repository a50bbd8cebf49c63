import Core
import Cryptography
import Testing

@testable import Evidence

struct BagManifestTests {
  let digest = SHA256Hasher.digest(of: [])

  func read(_ text: String) -> (manifest: BagManifest, codes: [String]) {
    var findings: [Finding] = []
    let manifest = BagManifest(reading: Array(text.utf8), file: "manifest-sha256.txt", findings: &findings)
    return (manifest, findings.map(\.code))
  }

  @Test func theDocumentIsSortedByBytesAndEndsInALineFeed() {
    var manifest = BagManifest()
    for path in ["data/b", "data/あ", "data/B", "data/a\n"] { manifest.append(path, digest) }
    let lines = ["data/B", "data/a%0A", "data/b", "data/あ"].map { "\(digest.hexadecimal)  \($0)\n" }
    #expect(manifest.document == Array(lines.joined().utf8))
  }

  @Test func formsOfOtherProgramsAreRead() {
    let hex = digest.hexadecimal
    let text = "\(hex)  data/a\r\n\(hex.uppercased())\tdata/b c\n\(hex) *data/d\n\n\(hex)    data/%0A"
    let (manifest, codes) = read(text)
    #expect(manifest.entries.map(\.path) == ["data/a", "data/b c", "data/d", "data/\n"])
    #expect(manifest.entries.allSatisfy { $0.digest == digest })
    #expect(codes.isEmpty)
  }

  @Test func badLinesBecomeFindings() {
    let hex = digest.hexadecimal
    #expect(read("\(hex)\n").codes == ["EVI-010"])
    #expect(read("data/a \(hex)\n").codes == ["EVI-010"])
    #expect(read("\(hex.dropLast())  data/a\n").codes == ["EVI-010"])
    #expect(read("\(hex)  ../a\n").codes == ["EVI-011"])
    #expect(read("\(hex)  /etc/passwd\n").codes == ["EVI-011"])
    #expect(read("\(hex)  a\n\(hex)  a\n").codes == ["EVI-012"])
  }
}
