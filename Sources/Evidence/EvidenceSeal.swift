import Core
import Cryptography

/// Writes everything behind one alert into a bundle that anyone can verify.
public enum EvidenceSeal {
  /// Seals an alert.
  ///
  /// Input: `path` is where the zip archive will stand; `baggingDate` is the day written into it; `signers` sign it, none or several.
  /// Errors: `EvidenceError`; content that contradicts itself is refused and no file is left behind.
  /// Determinism: the same content and date give the same bytes on every machine.
  public static func write(
    _ content: EvidenceContent, to path: String, baggingDate: BankDay, signers: [Ed25519PrivateKey] = [],
    overwrites: Bool = false
  ) throws(EvidenceError) -> Bag {
    if let problem = content.firstProblem { throw problem }
    var bag = try BagWriter(path: path, baggingDate: baggingDate, overwrites: overwrites)
    try bag.addTag(EvidenceFileNames.verifyEnglish, Array(VerifyText.english.utf8))
    try bag.addTag(EvidenceFileNames.verifyJapanese, Array(VerifyText.japanese.utf8))
    try addDocuments(content, to: &bag)
    for (index, transaction) in content.transactions.enumerated() {
      try bag.addPayload(EvidenceFileNames.sourceRecord(index + 1), transaction.sourceBytes)
      let context = transaction.context
      if !context.head.isEmpty {
        try bag.addPayload(EvidenceFileNames.sourceHead(index + 1), context.head)
      }
      if let entry = context.entry { try bag.addPayload(EvidenceFileNames.sourceEntry(index + 1), entry) }
      if let history = transaction.history {
        try bag.addPayload(EvidenceFileNames.history(index + 1), history)
      }
    }
    for file in content.ruleFiles.sorted(by: { BagPath.precedes($0.path, $1.path) }) {
      try bag.addPayload(EvidenceFileNames.rulePack + file.path, file.bytes)
    }
    for file in content.documents.sorted(by: { BagPath.precedes($0.path, $1.path) }) {
      try bag.addPayload(file.path, file.bytes)
    }
    if let model = content.model { try bag.addPayload(EvidenceFileNames.model, model) }
    return try bag.finish(metadata(of: content), signers: signers)
  }

  /// The files that say what was computed of some transactions, as a bundle holds them.
  public static func computed(_ transactions: [EvidenceTransaction]) -> [EvidenceFile] {
    [
      (EvidenceFileNames.reasons, EvidenceDocuments.reasons(transactions)),
      (EvidenceFileNames.features, EvidenceDocuments.features(transactions)),
      (EvidenceFileNames.firedRules, EvidenceDocuments.firedRules(transactions)),
      (EvidenceFileNames.transactions, EvidenceDocuments.transactions(transactions)),
    ].map { EvidenceFile(path: $0.0, bytes: $0.1) }
  }

  private static func addDocuments(
    _ content: EvidenceContent, to bag: inout BagWriter
  ) throws(EvidenceError) {
    let transactions = content.transactions
    try bag.addPayload(EvidenceFileNames.alert, EvidenceDocuments.alert(content.alert))
    try bag.addPayload(EvidenceFileNames.narrativeJapanese, Array((content.narrativeJapanese + "\n").utf8))
    try bag.addPayload(EvidenceFileNames.narrativeEnglish, Array((content.narrativeEnglish + "\n").utf8))
    for file in computed(transactions) { try bag.addPayload(file.path, file.bytes) }
    try bag.addPayload(EvidenceFileNames.sourceIndex, EvidenceDocuments.sourceIndex(transactions))
    try bag.addPayload(EvidenceFileNames.run, EvidenceDocuments.run(content.run))
    try bag.addPayload(EvidenceFileNames.policy, content.policy)
  }

  private static func metadata(of content: EvidenceContent) -> BagMetadata {
    var metadata = BagMetadata()
    metadata.append("External-Identifier", content.alert.identifier)
    metadata.append("Bag-Software-Agent", "mekiki \(content.run.programVersion)")
    metadata.append(EvidenceRestriction.label, EvidenceRestriction.japanese)
    metadata.append(EvidenceRestriction.label, EvidenceRestriction.english)
    return metadata
  }
}
