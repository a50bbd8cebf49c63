import Core
import Cryptography

extension EvidenceContent {
  /// The first thing that forbids sealing, or nil.
  ///
  /// A seal over content that contradicts itself would be worse than none, so nothing is repaired here.
  var firstProblem: EvidenceError? {
    for text in [alert.identifier, run.programVersion] where text.isEmpty || !BagMetadata.isOneLine(text) {
      return .identifierRefused
    }
    if transactions.isEmpty { return .withoutTransactions }
    for (index, transaction) in transactions.enumerated() {
      if let problem = transaction.firstProblem(number: index + 1) { return problem }
      if transaction.sourceBytes == nil && withheld == nil {
        return .recordLengthDiffers(transaction: index + 1)
      }
    }
    if !alert.probability.isFinite { return .numberNotFinite(transaction: 1) }
    let modelDigest = model.map { SHA256Hasher.digest(of: $0).hexadecimal } ?? ""
    return modelDigest == run.modelDigest ? nil : .modelDiffers
  }
}

extension EvidenceTransaction {
  func firstProblem(number: Int) -> EvidenceError? {
    if let sourceBytes, sourceBytes.count != Int(source.byteLength) {
      return .recordLengthDiffers(transaction: number)
    }
    let contributions = reasons.map(\.contributionMicro)
    if !EvidenceSum.adds(score.baselineMicro, contributions, to: score.scoreMicro) {
      return .sumDiffers(transaction: number)
    }
    let numbers =
      [score.probability] + features.compactMap(\.value) + reasons.compactMap(\.value)
      + firedRules.flatMap { $0.citations.compactMap(\.value) }
    return numbers.allSatisfy(\.isFinite) ? nil : .numberNotFinite(transaction: number)
  }
}
