import Testing

@testable import NeuralNet

@Suite struct NetworkSpreadTests {
  static let choice = InputChoice(groups: [1..<3, 4..<5, 7..<9])

  @Test(arguments: [[6], [5, 4]]) func theOutputsStayWhateverTheOtherNumbersSay(hidden: [Int]) throws {
    let shape = try RandomRows.shape(numeric: 5, buckets: 8, width: 3, hidden: hidden, outputs: 2)
    let network = RandomRows.network(shape, seed: 4)
    let wide = try network.spread(Self.choice, numericInputs: 10)
    #expect(wide.shape.numericInputs == 10)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let numbers = (0..<10).map { _ in Float(generator.nextUnit() * 4 - 2) }
      let read = Self.choice.groups.flatMap { numbers[$0] }
      let buckets = (0..<generator.next(below: 6)).map { _ in Int32(generator.next(below: 8)) }
      let narrow = ReferencePass(network: network).evaluate(numeric: read.span, buckets: buckets.span)
      let spread = ReferencePass(network: wide).evaluate(numeric: numbers.span, buckets: buckets.span)
      #expect(narrow.outputs == spread.outputs)
    }
  }

  @Test func whatIsNotReadHasNoShareInTheReasons() throws {
    let shape = try RandomRows.shape(numeric: 5, buckets: 8, width: 3, hidden: [6])
    let layer = try RandomRows.network(shape, seed: 4).spread(Self.choice, numericInputs: 10).denseLayers[0]
    for unit in 0..<layer.outputs {
      for number in 0..<10 {
        let isRead = Self.choice.groups.contains { $0.contains(number) }
        #expect((layer.weights[unit * layer.inputs + number] != 0) == isRead)
      }
    }
  }

  @Test func readingAllChangesNothing() throws {
    let shape = try RandomRows.shape(numeric: 5, buckets: 8, width: 3, hidden: [6])
    let network = RandomRows.network(shape, seed: 4)
    #expect(try network.spread(InputChoice(allOf: 5), numericInputs: 5) == network)
  }
}
