import AlertStore
import Core

/// Entries of the audit as a table for a terminal or as JSON.
public struct AuditText: Sendable {
  private let entries: [StoredAuditEntry]
  private let words: RuleWords

  /// Makes the text of some entries, in order.
  public init(_ entries: [StoredAuditEntry], language: Language) {
    self.entries = entries
    words = RuleWords(language: language)
  }

  /// The table; a digest is cut to its first twelve digits.
  public func terminal(_ style: TerminalStyle) -> String {
    guard !entries.isEmpty else { return words.pick("監査記録はありません。\n", "The audit is empty.\n") }
    var table = TerminalTable([
      (words.pick("番号", "entry"), .right), (words.pick("日時", "at"), .left), (words.pick("担当者", "who"), .left),
      (words.pick("操作", "action"), .left), (words.pick("対象", "subject"), .left),
      (words.pick("記録のハッシュ", "hash"), .left),
    ])
    for entry in entries {
      table.append([
        .init("\(entry.entryID)"), .init(entry.record.at.iso8601Japan), .init(entry.record.actor),
        .init(action(entry.record.action)), .init(subject(entry.record)),
        .init(String(entry.hash.prefix(12))),
      ])
    }
    return table.text(style)
  }

  /// The entries as one JSON object, the same in both languages.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.audit/1")
      json.key("entries")
      json.array { json in
        for entry in entries {
          json.object { json in
            json.member("entry_id", entry.entryID)
            json.member("at", entry.record.at.iso8601Japan)
            json.member("actor", entry.record.actor)
            json.member("action", entry.record.action.rawValue)
            json.member("subject", entry.record.subject)
            json.member("detail", entry.record.detail)
            json.member("previous_hash", entry.previousHash)
            json.member("hash", entry.hash)
          }
        }
      }
    }
    return json.text + "\n"
  }

  /// A digest is cut, an alert's number is not.
  private func subject(_ record: AuditRecord) -> String {
    record.subject.utf8.count == 64 ? String(record.subject.prefix(12)) : record.subject
  }

  private func action(_ action: AuditRecord.Action) -> String {
    switch action {
    case .rulesProposed: return words.pick("ルールの提案", "rules proposed")
    case .rulesApproved: return words.pick("ルールの承認", "rules approved")
    case .rulesForced: return words.pick("未承認ルールでの実行", "unapproved rules run")
    case .alertMoved: return words.pick("アラートの状態変更", "alert moved")
    case .alertNoted: return words.pick("アラートのメモ", "alert noted")
    case .alertAttached: return words.pick("アラートへの添付", "file attached")
    case .alertLinked: return words.pick("アラートの関連付け", "alerts linked")
    case .evidenceExported: return words.pick("証跡の封入", "evidence sealed")
    case .alertHeld: return words.pick("保全の設定・解除", "held or let go")
    case .retentionApplied: return words.pick("保存期間経過分の消去", "retention applied")
    case .reportDrafted: return words.pick("届出の下書き", "report drafted")
    }
  }
}
