import AlertStore
import Core

/// What a check of the audit found, for a terminal or as JSON.
public struct AuditVerificationText: Sendable {
  private let verification: AuditVerification
  private let lostEntries: [Int64]
  private let language: Language

  /// Makes the text of a check; `lostEntries` are those whose known hash is not found any more.
  public init(_ verification: AuditVerification, lostEntries: [Int64], language: Language) {
    self.verification = verification
    self.lostEntries = lostEntries
    self.language = language
  }

  /// One line a fault, and last what to write down elsewhere.
  public func terminal() -> String {
    let isJapanese = language == .japanese
    var text = verification.faults.map { VisibleText.make($0.words(language)) + "\n" }.joined()
    for entry in lostEntries {
      text +=
        isJapanese
        ? "監査記録 \(entry) のハッシュが控えと異なります（書き直されたおそれ）。\n"
        : "Audit entry \(entry) has another hash than the one that was kept: the chain was written anew.\n"
    }
    let count = NumberText.grouped(verification.entryCount)
    let isWhole = verification.faults.isEmpty && lostEntries.isEmpty
    text +=
      isJapanese
      ? "監査記録 \(count) 件：" + (isWhole ? "整合しています。\n" : "整合していません。ファイルを保全してください。\n")
      : "\(count) audit entries: "
        + (isWhole ? "they hold together.\n" : "they do not hold together. Keep the file.\n")
    return text + "\(verification.lastEntryID):\(verification.lastHash)\n"
  }

  /// The same as one JSON object, with the faults in both languages.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.audit_verification/1")
      json.member("entry_count", verification.entryCount)
      json.member("last_entry_id", verification.lastEntryID)
      json.member("last_hash", verification.lastHash)
      json.key("faults")
      json.array { json in
        for fault in verification.faults {
          json.object { json in
            json.member("japanese", fault.words(.japanese))
            json.member("english", fault.words(.english))
          }
        }
      }
      json.key("lost_entries")
      json.array { json in for entry in lostEntries { json.value(entry) } }
    }
    return json.text + "\n"
  }
}
