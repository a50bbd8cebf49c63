import Archives
import Core
import Cryptography
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Evidence

/// One bit is flipped, anywhere: in every field of the archive's own headers, and in the bytes of every file.
@Suite struct BundleFlipTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A small bundle with a signature.
  private func bundle() throws -> [UInt8] {
    let path = folder.path(of: "sealed.zip")
    let key = try Ed25519PrivateKey(bytes: [UInt8](repeating: 7, count: 32))
    _ = try EvidenceSeal.write(
      SampleEvidence.content(), to: path, baggingDate: SampleEvidence.day(), signers: [key])
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// The bits outside the bytes of files: local headers, descriptors, the directory and its end.
  private static func headerBits(_ bytes: [UInt8]) -> [Int] {
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    var places = Array(number(end + 16, 4)..<bytes.count)
    var entry = number(end + 16, 4)
    while entry < end {
      let (name, extra, size) = (number(entry + 28, 2), number(entry + 30, 2), number(entry + 20, 4))
      let local = number(entry + 42, 4)
      let content = local + 30 + name + extra
      places += Array(local..<content) + Array((content + size)..<(content + size + 16))
      entry += 46 + name + extra
    }
    return places.flatMap { place in (0..<8).map { 8 * place + $0 } }
  }

  private func finds(_ bit: Int, in bytes: [UInt8], _ worker: Int) throws -> Bool {
    var changed = bytes
    changed[bit / 8] ^= 1 << UInt8(bit % 8)
    let path = folder.path(of: "changed-\(worker).zip")
    try Data(changed).write(to: URL(filePath: path))
    do {
      return try !EvidenceVerification.verify(path).isIntact
    } catch {
      return true
    }
  }

  @Test func everyFlippedBitIsFound() throws {
    let bytes = try bundle()
    #expect(try finds(0, in: bytes, 0))
    let headers = Self.headerBits(bytes)
    let inHeaders = Set(headers)
    var generator = SeededGenerator(seed: 8_493)
    let files = (0..<(8 * bytes.count)).filter { !inHeaders.contains($0) }
    // One bit of every byte of every header, and every bit of the last ones; of the files' bytes thousands of bits.
    let perByte = stride(from: 0, to: headers.count, by: 8).map {
      headers[$0 + Int(generator.next() % 8)]
    }
    let inFiles = (0..<(10_500 - perByte.count - 176)).map { _ in
      files[Int(generator.next() % UInt64(files.count))]
    }
    let chosen = perByte + headers.filter { $0 >= 8 * (bytes.count - 22) } + inFiles
    #expect(chosen.count >= 10_000)
    let missed = Missed()
    ForkJoin.perform(workers: 2) { worker in
      for index in stride(from: worker, to: chosen.count, by: 2)
      where (try? finds(chosen[index], in: bytes, worker)) != true {
        missed.add(chosen[index])
      }
    }
    #expect(missed.bits.isEmpty, "\(missed.bits.prefix(5).map { "byte \($0 / 8), bit \($0 % 8)" })")
  }

  /// Bits that were not found, from both workers.
  private final class Missed: Sendable {
    private let all = Mutex<[Int]>([])
    var bits: [Int] { all.withLock { $0 } }
    func add(_ bit: Int) { all.withLock { $0.append(bit) } }
  }
}
