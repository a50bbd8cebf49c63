import Manifests
import Testing

@Suite struct NearestWordTests {
  @Test(
    arguments: [
      ("account.out.count_24", "account.out.count_24h"), ("acount.out.count_24h", "account.out.count_24h"),
      ("pionts", "points"), ("zzz", nil),
    ] as [(String, String?)])
  func findsTheNearest(word: String, expected: String?) {
    #expect(
      NearestWord.find(word, among: ["points", "account.out.count_24h", "account.in.count_24h"]) == expected)
  }

  @Test func equallyNearWordsAreTakenInOrder() {
    #expect(NearestWord.find("bat", among: ["cat", "bar", "hat"]) == "bar")
  }
}
