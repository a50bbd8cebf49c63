import Core
import Cryptography
import Foundation
import Ingest
import TestSupport
import Testing

/// By what headers a delivery is known again.
@Suite struct DeliveryDigestTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func digest(_ bytes: [UInt8], day: BankDay = day(2026, 5, 1)) throws -> SHA256Digest? {
    var options = ReadingOptions(referenceDay: day)
    options.ownAgents = ["TESTJPJT", "9999"]
    let file = try TransactionFile(
      path: try folder.write(bytes, as: "a.dat"), name: "a.dat", options: options)
    var batch = TransactionBatch()
    while try file.read(into: &batch) {}
    return file.deliveryDigest
  }

  private func golden(_ name: String) throws -> [UInt8] {
    let root = try #require(RepositoryRoot.path())
    return try Array(Data(contentsOf: URL(filePath: root + "/SampleData/golden/" + name)))
  }

  private func digest(of name: String) throws -> SHA256Digest? { try digest(golden(name)) }

  @Test(arguments: [
    ["sofuri-none", "sofuri-crlf", "sofuri-lf-trimmed", "sofuri-cr", "sofuri-ebcdic-none"],
    ["nyushukkin-none", "nyushukkin-crlf", "nyushukkin-ebcdic-nel"], ["furinyu-none", "furinyu-ebcdic-lf"],
    ["kyuyo-crlf", "kyuyo-ebcdic-trimmed-nel"],
  ])
  func theSameHeadersAreTheSameDeliveryInAnyForm(names: [String]) throws {
    let digests = try names.map { try digest(of: "zengin/\($0).dat") }
    #expect(digests.allSatisfy { $0 != nil })
    #expect(Set(digests).count == 1, "\(digests)")
  }

  @Test func otherDeliveriesHaveOtherDigests() throws {
    let names =
      ["sofuri-none", "sofuri-sets-crlf", "nyushukkin-none", "nyushukkin-teiki-none", "furinyu-none"]
      .map { "zengin/\($0).dat" } + ["kyuyo-crlf", "shoyo-lf-trimmed"].map { "zengin/\($0).dat" }
      + ["camt.053-v02", "camt.053-v08", "camt.052-v02", "camt.054-v08", "pain.001-v03", "pain.001-v10"]
      .map { "iso20022/\($0).xml" } + ["iso20022/pacs.008-v08.xml"]
    let digests = try names.map { try digest(of: $0) }
    for (name, digest) in zip(names, digests) { #expect(digest != nil, "\(name)") }
    #expect(Set(digests).count == names.count)
    // The same month and day of another year is another day.
    let file = try golden("zengin/sofuri-none.dat")
    #expect(try digest(file) != digest(file, day: day(2027, 5, 1)))
  }

  /// What changes in a corrected file changes no digest, and what tells deliveries apart does.
  @Test func recordsDoNotCountAndHeadersDo() throws {
    var file = try golden("zengin/sofuri-crlf.dat")
    let known = try digest(file)
    // A letter of the first payee's name.
    let name = 122 + 60
    file[name] = file[name] == 0xB1 ? 0xB2 : 0xB1
    #expect(try digest(file) == known)
    file[4] = file[4] == 0x31 ? 0x32 : 0x31
    #expect(try digest(file) != known)
    var statement = try golden("zengin/nyushukkin-none.dat")
    let first = try digest(statement)
    // The opening balance: a second statement of the day goes on from another one.
    statement[128] = statement[128] == 0x30 ? 0x31 : 0x30
    #expect(try digest(statement) != first)
  }

  @Test func aFileWithoutSuchHeadersHasNone() throws {
    // The result of direct debits has the header of its request, and is no correction of it.
    #expect(try digest(of: "zengin/kouzafurikae-irai-crlf.dat") == nil)
    #expect(try digest(of: "zengin/kouzafurikae-kekka-none.dat") == nil)
    #expect(try digest(Array("a,b\n1,2\n".utf8)) == nil)
    var message = String(decoding: try golden("iso20022/camt.053-v02.xml"), as: UTF8.self)
    let start = try #require(message.range(of: "<MsgId>"))
    let end = try #require(message.range(of: "</MsgId>"))
    message.removeSubrange(start.upperBound..<end.lowerBound)
    #expect(try digest(Array(message.utf8)) == nil)
  }
}
