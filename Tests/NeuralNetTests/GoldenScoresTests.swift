import Foundation
import TestSupport
import Testing

@testable import NeuralNet

/// The exact pass gives the bits that plain arithmetic gave on another machine in another language.
@Suite struct GoldenScoresTests {
  struct Row {
    let numeric: [Float]
    let buckets: [Int32]
    let outputs: [UInt64]
    let numericParts: [UInt64]
    let textParts: [UInt64]
    let absentText: [UInt64]
  }

  struct Golden {
    let network: Network
    let baselineNumeric: [Float]
    let baselineVector: [Float]?
    let baselineLogit: [UInt64]
    let rows: [Row]

    init(_ name: String) throws {
      let path = try #require(RepositoryRoot.path()) + "/SampleData/golden/scores/" + name
      let bytes = Array(try Data(contentsOf: URL(filePath: path + ".safetensors")))
      let file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
      network = try Network(file: file, prefix: "")
      var lines = try String(contentsOfFile: path + ".tsv", encoding: .utf8).split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false)
      }
      let first = lines.removeFirst()
      baselineNumeric = Golden.floats(first[0])
      baselineVector = first[1].isEmpty ? nil : Golden.floats(first[1])
      baselineLogit = Golden.bits(first[2])
      rows = lines.map { fields in
        Row(
          numeric: Golden.floats(fields[0]),
          buckets: fields[1].split(separator: " ").compactMap { Int32($0) },
          outputs: Golden.bits(fields[2]), numericParts: Golden.bits(fields[3]),
          textParts: Golden.bits(fields[4]), absentText: Golden.bits(fields[5]))
      }
    }

    static func bits(_ field: Substring) -> [UInt64] {
      field.split(separator: " ").compactMap { UInt64($0, radix: 16) }
    }

    static func floats(_ field: Substring) -> [Float] {
      field.split(separator: " ").compactMap { UInt32($0, radix: 16) }.map { Float(bitPattern: $0) }
    }

    /// The rows as one batch.
    var batch: (numeric: [Float], text: TextBags) {
      var text = TextBags()
      for row in rows {
        for bucket in row.buckets { text.append(bucket: bucket) }
        text.endRow()
      }
      return (rows.flatMap(\.numeric), text)
    }
  }

  static let names = ["joint", "heads", "numbers", "text"]

  @Test(arguments: names) func scoresAndReasonsHaveTheBitsOfPlainArithmetic(name: String) throws {
    let golden = try Golden(name)
    let pass = ReferencePass(network: golden.network)
    let baseline = pass.baseline(numeric: golden.baselineNumeric, textVector: golden.baselineVector)
    #expect([baseline.logit.bitPattern] == golden.baselineLogit)
    let (numeric, text) = golden.batch
    #expect(golden.rows.count == 24)
    for (index, row) in golden.rows.enumerated() {
      let found = pass.attribute(row: index, numeric: numeric, text: text, against: baseline)
      #expect(
        pass.evaluate(row: index, numeric: numeric, text: text).outputs.map(\.bitPattern) == row.outputs,
        "row \(index)")
      #expect(found.numeric.map(\.bitPattern) == row.numericParts, "row \(index)")
      #expect(found.text.map(\.bitPattern) == row.textParts, "row \(index)")
      #expect([found.absentText.bitPattern] == row.absentText, "row \(index)")
    }
  }

  /// The fast pass goes through OpenBLAS, which is asked once more on rows of known answers.
  @Test(arguments: names) func theFastPassComesCloseOnOrdinaryRows(name: String) throws {
    let golden = try Golden(name)
    let (numeric, text) = golden.batch
    var scratch = ForwardScratch(shape: golden.network.shape)
    var outputs: [Float] = []
    golden.network.forwardAll(
      numeric: numeric, text: text, rows: golden.rows.count, scratch: &scratch, outputs: &outputs)
    let count = golden.network.shape.outputs
    for (index, row) in golden.rows.enumerated() where index % 4 != 3 {
      for output in 0..<count {
        let expected = Double(bitPattern: row.outputs[output])
        #expect(abs(Double(outputs[index * count + output]) - expected) <= 1e-5 * max(1, abs(expected)))
      }
    }
  }
}
