import Archives
import Cryptography
import Evidence
import Testing

struct EvidenceErrorTests {
  @Test(arguments: [
    EvidenceError.archive(.tooLargeForFormat), .namesCollide, .identifierRefused, .withoutTransactions,
    .recordLengthDiffers(transaction: 3), .sumDiffers(transaction: 3), .numberNotFinite(transaction: 3),
    .modelDiffers, .notIntact, .alreadySigned(keyID: "0123456789abcdef"),
    .cryptography(.unreadableKey(expected: "a private key")),
  ])
  func everyErrorSaysWhatToDoInBothLanguages(error: EvidenceError) {
    #expect(error.english.hasSuffix("."))
    #expect(error.japanese.hasSuffix("。") || error.japanese.hasSuffix("."))
    #expect(error.japanese.contains("。"))
    #expect(error.description == error.english)
  }
}
