import Testing

@testable import NeuralNet

struct NetworkForwardTests {
  @Test(arguments: [
    (9, 50, 20, [17, 11]), (128, 64, 16, [64, 32]), (7, 0, 0, [5]), (0, 40, 33, [6, 5, 4]), (1, 1, 1, [1]),
  ])
  func everyShapeAgreesWithTheReference(numeric: Int, buckets: Int, width: Int, hidden: [Int]) throws {
    let shape = try RandomRows.shape(numeric: numeric, buckets: buckets, width: width, hidden: hidden)
    let network = RandomRows.network(shape, seed: 3)
    let reference = ReferencePass(network: network)
    var scratch = ForwardScratch(shape: shape)
    var logits: [Float] = [9, 9, 9]
    for rows in [0, 1, 255, 256, 257, 600] {
      let (numbers, text) = RandomRows.inputs(shape, rows: rows, seed: UInt64(rows))
      network.forward(numeric: numbers, text: text, rows: rows, scratch: &scratch, logits: &logits)
      #expect(logits.count == rows)
      for row in 0..<rows {
        let expected = reference.evaluate(row: row, numeric: numbers, text: text).logit
        #expect(abs(Double(logits[row]) - expected) <= 2e-5 * max(1, abs(expected)))
      }
    }
  }

  @Test(arguments: [[17, 11], [5]]) func everyOutputAgreesWithTheReference(hidden: [Int]) throws {
    let shape = try RandomRows.shape(hidden: hidden, outputs: 4)
    let network = RandomRows.network(shape, seed: 3)
    let reference = ReferencePass(network: network)
    var scratch = ForwardScratch(shape: shape)
    var (all, first): ([Float], [Float]) = ([1, 2], [])
    for rows in [0, 1, 256, 257, 600] {
      let (numbers, text) = RandomRows.inputs(shape, rows: rows, seed: UInt64(rows))
      network.forwardAll(numeric: numbers, text: text, rows: rows, scratch: &scratch, outputs: &all)
      network.forward(numeric: numbers, text: text, rows: rows, scratch: &scratch, logits: &first)
      #expect(all.count == rows * 4 && first.count == rows)
      for row in 0..<rows {
        let expected = reference.evaluate(row: row, numeric: numbers, text: text).outputs
        #expect(abs(Double(first[row]) - expected[0]) <= 2e-5 * max(1, abs(expected[0])))
        for output in 0..<4 {
          let value = Double(all[row * 4 + output])
          #expect(abs(value - expected[output]) <= 2e-5 * max(1, abs(expected[output])))
        }
      }
    }
  }

  @Test func repeatedCallsGiveTheSameBits() throws {
    let shape = try RandomRows.shape()
    let network = RandomRows.network(shape, seed: 4)
    let (numbers, text) = RandomRows.inputs(shape, rows: 300, seed: 1)
    var scratch = ForwardScratch(shape: shape)
    var first: [Float] = []
    var second: [Float] = []
    network.forward(numeric: numbers, text: text, rows: 300, scratch: &scratch, logits: &first)
    network.forward(numeric: numbers, text: text, rows: 300, scratch: &scratch, logits: &second)
    #expect(first == second)
    #expect(Set(first).count > 250)
  }

  @Test func aNumberThatIsNoNumberIsNotHidden() throws {
    let shape = try RandomRows.shape()
    let network = RandomRows.network(shape, seed: 4)
    var (numbers, text) = RandomRows.inputs(shape, rows: 3, seed: 1)
    numbers[9 + 2] = .nan
    var scratch = ForwardScratch(shape: shape)
    var logits: [Float] = []
    network.forward(numeric: numbers, text: text, rows: 3, scratch: &scratch, logits: &logits)
    #expect(logits[0].isFinite && logits[1].isNaN && logits[2].isFinite)
  }

  @Test func countsThatDisagreeAndForeignBucketsStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      let shape = try RandomRows.shape(numeric: 2, buckets: 4, width: 2, hidden: [3])
      var scratch = ForwardScratch(shape: shape)
      var logits: [Float] = []
      let text = TextBags(emptyRows: 2)
      Network(shape: shape, seed: 1)
        .forward(numeric: [1, 2, 3], text: text, rows: 2, scratch: &scratch, logits: &logits)
    }
    await #expect(processExitsWith: .failure) {
      let shape = try RandomRows.shape(numeric: 2, buckets: 4, width: 2, hidden: [3])
      var scratch = ForwardScratch(shape: shape)
      var logits: [Float] = []
      let text = TextBags(offsets: [0, 1], buckets: [4])
      Network(shape: shape, seed: 1)
        .forward(numeric: [1, 2], text: text, rows: 1, scratch: &scratch, logits: &logits)
    }
  }
}
