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
    for file in payload(of: content, baggingDate: baggingDate) { try bag.addPayload(file.path, file.bytes) }
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

  /// Every file below `data/`, in the order in which they stand.
  static func payload(of content: EvidenceContent, baggingDate: BankDay) -> [EvidenceFile] {
    let files = files(of: content)
    let index = EvidenceFile(path: EvidenceFileNames.evidence, bytes: IndexDocument.bytes(content, files))
    let crate = EvidenceFile(
      path: EvidenceFileNames.crate, bytes: CrateDocument.bytes(content, files, baggingDate))
    return [index] + files + [crate]
  }

  /// The files that say something of the alert, without those that only list them.
  public static func files(of content: EvidenceContent) -> [EvidenceFile] {
    func text(_ text: String) -> [UInt8] { Array((text + "\n").utf8) }
    var files = [
      (EvidenceFileNames.alert, EvidenceDocuments.alert(content.alert, content.withheld)),
      (EvidenceFileNames.narrativeJapanese, text(content.narrativeJapanese)),
      (EvidenceFileNames.narrativeEnglish, text(content.narrativeEnglish)),
    ].map { EvidenceFile(path: $0.0, bytes: $0.1) }
    files += computed(content.transactions)
    files += [
      (EvidenceFileNames.sourceIndex, EvidenceDocuments.sourceIndex(content.transactions)),
      (EvidenceFileNames.run, EvidenceDocuments.run(content.run)),
      (EvidenceFileNames.policy, content.policy),
    ].map { EvidenceFile(path: $0.0, bytes: $0.1) }
    for (index, transaction) in content.transactions.enumerated() { files += sources(transaction, index + 1) }
    files += content.ruleFiles.sorted { BagPath.precedes($0.path, $1.path) }.map {
      EvidenceFile(path: EvidenceFileNames.rulePack + $0.path, bytes: $0.bytes)
    }
    if let withheld = content.withheld {
      files.append(
        EvidenceFile(path: EvidenceFileNames.withheldJapanese, bytes: Array(withheld.japanese.utf8)))
      files.append(EvidenceFile(path: EvidenceFileNames.withheldEnglish, bytes: Array(withheld.english.utf8)))
    }
    files += content.documents.sorted { BagPath.precedes($0.path, $1.path) }
    if let model = content.model { files.append(EvidenceFile(path: EvidenceFileNames.model, bytes: model)) }
    return files
  }

  /// What a transaction was read and computed from.
  private static func sources(_ transaction: EvidenceTransaction, _ number: Int) -> [EvidenceFile] {
    let context = transaction.context
    return [
      (EvidenceFileNames.sourceRecord(number), transaction.sourceBytes),
      (EvidenceFileNames.sourceHead(number), context.head.isEmpty ? nil : context.head),
      (EvidenceFileNames.sourceEntry(number), context.entry),
      (EvidenceFileNames.history(number), transaction.history),
    ].compactMap { path, bytes in bytes.map { EvidenceFile(path: path, bytes: $0) } }
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
