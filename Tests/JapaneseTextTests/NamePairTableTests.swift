import JapaneseText
import Testing

/// Holds the name keys and their similarity against the judged pairs of the sample data.
struct NamePairTableTests {
  @Test func theTableIsWhatItSays() throws {
    let rows = try NamePairTable.rows()
    #expect(rows.count >= 400)
    #expect(Set(rows.map(\.id)).count == rows.count)
    #expect(Set(rows.map { [$0.left, $0.right] }).count == rows.count)
    let sources: Set = ["zengin-appendix", "variant-table", "unicode", "bank-practice", "reasoning"]
    for row in rows {
      #expect(NameVerdict(rawValue: row.verdict) != nil, "\(row.id)")
      #expect(!row.reason.isEmpty && sources.contains(row.source), "\(row.id)")
    }
    #expect(rows.filter { $0.verdict == "different" }.count >= 120)
  }

  @Test func everyPairGetsItsVerdictInBothOrders() throws {
    var similarity = NameSimilarity()
    for row in try NamePairTable.rows() {
      let (left, right) = (nameKey(row.left), nameKey(row.right))
      let score = similarity.score(left, right)
      #expect(score == similarity.score(right, left), "\(row.id)")
      #expect(
        NameVerdict(score: score).rawValue == row.verdict,
        "\(row.id) \(row.left) | \(row.right): \(score), not \(row.verdict)")
    }
  }

  /// A pair is never judged the same merely because a name lost everything that tells it apart.
  @Test func everyNameIsTheSameAsItself() throws {
    var similarity = NameSimilarity()
    for row in try NamePairTable.rows() {
      for name in [row.left, row.right] {
        let key = nameKey(name)
        #expect(similarity.score(key, key) == (key.isEmptyName ? 0 : 1), "\(row.id) \(name)")
      }
    }
  }
}
