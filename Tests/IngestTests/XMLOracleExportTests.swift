import Core
import Foundation
import Ingest
import Testing

/// Writes the transactions that we read from the sample messages, and the messages, for `xml_oracle.py`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] != nil))
struct XMLOracleExportTests {
  private struct Line: Encodable {
    let file: String
    let record: Int64
    let amount: String
    let direction: String
    let occurredAt: String
    let account: String
    let counterpartyAccount: String
    let counterpartyName: String
    let originatorName: String
    let id: String
    let isCorrection: Bool

    init(_ row: ReadRow, file: String) {
      self.file = file
      record = row.recordNumber
      amount = String(row.amountYen)
      direction = row.direction.word
      occurredAt = row.occurredAt
      account = row.account
      counterpartyAccount = row.counterpartyAccount
      counterpartyName = row.counterpartyName
      originatorName = row.originatorName
      id = row.transactionID
      isCorrection = row.kind == .correction
    }
  }

  @Test func messagesForOtherProgramsAreWritten() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"])
    try FileManager.default.createDirectory(atPath: "\(folder)/xml", withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var output = Data()
    let ours = ReadingOptions.test.with { $0.ownAgents = ["TESTJPJT", "9999"] }
    for name in try SampleFiles.names(in: "golden/iso20022") {
      let bytes = try SampleFiles.bytes("golden/iso20022/\(name)")
      try Data(bytes).write(to: URL(filePath: "\(folder)/xml/\(name)"))
      for row in try read(bytes, ours).rows {
        output += try encoder.encode(Line(row, file: name)) + Data("\n".utf8)
      }
    }
    #expect(output.count > 1_000)
    try output.write(to: URL(filePath: "\(folder)/xml.jsonl"))
  }
}
