import NeuralNet
import Testing

struct TextBagsTests {
  @Test func rowsAreKeptApart() {
    var bags = TextBags()
    bags.append(bucket: 3)
    bags.append(bucket: 3)
    bags.endRow()
    bags.endRow()
    bags.append(bucket: 1)
    bags.endRow()
    #expect(bags == TextBags(offsets: [0, 2, 2, 3], buckets: [3, 3, 1]))
    #expect(bags.rowCount == 3)
    #expect(Array(bags[0]) == [3, 3] && bags[1].isEmpty && Array(bags[2]) == [1])
    bags.removeAll()
    #expect(bags == TextBags() && bags.rowCount == 0)
  }

  @Test func emptyRowsHaveNoNgrams() {
    let bags = TextBags(emptyRows: 4)
    #expect(bags.rowCount == 4)
    #expect((0..<4).allSatisfy { bags[$0].isEmpty })
  }

  @Test func offsetsThatFallStopTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = TextBags(offsets: [0, 2, 1], buckets: [1]) }
    await #expect(processExitsWith: .failure) { _ = TextBags(offsets: [0, 2], buckets: [1]) }
  }
}
