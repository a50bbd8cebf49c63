import Core

/// The names that clerks have for the formats, by the words that the database keeps.
public enum FormatNames {
  /// The name of a format; a word that this version does not know is shown as it is.
  public static func name(_ word: String, _ language: Language) -> String {
    guard let names = names[word] else { return VisibleText.make(word) }
    return language == .japanese ? names.japanese : names.english
  }

  /// Whether a word has a name.
  public static func knows(_ word: String) -> Bool { names[word] != nil }

  private static let names: [String: (japanese: String, english: String)] = [
    "unrecognised": ("不明（対応する形式ではありません）", "not recognised"),
    "zengin-transfer": ("総合振込（全銀協規定フォーマット、種別21）", "bulk transfers (Zengin, type 21)"),
    "zengin-statement": ("入出金取引明細（全銀協規定フォーマット、種別03）", "account statement (Zengin, type 03)"),
    "zengin-salary": (
      "給与・賞与振込（全銀協規定フォーマット、種別11・12・71・72）", "salaries and bonuses (Zengin, types 11, 12, 71, 72)"
    ),
    "zengin-direct-debit": ("預金口座振替（全銀協規定フォーマット、種別91）", "direct debits (Zengin, type 91)"),
    "zengin-deposit-notice": ("振込入金通知（全銀協規定フォーマット、種別01）", "notices of incoming transfers (Zengin, type 01)"),
    "csv": ("CSV・TSV（一行一取引）", "CSV or TSV (one transaction a row)"),
    "json-lines": ("JSON Lines（一行一取引）", "JSON Lines (one transaction a line)"),
    "pain.001": ("振込依頼（ISO 20022 pain.001）", "payment initiation (ISO 20022 pain.001)"),
    "pacs.008": ("銀行間振込（ISO 20022 pacs.008）", "customer credit transfer (ISO 20022 pacs.008)"),
    "camt.052": ("日中の入出金明細（ISO 20022 camt.052）", "account report (ISO 20022 camt.052)"),
    "camt.053": ("入出金明細（ISO 20022 camt.053）", "account statement (ISO 20022 camt.053)"),
    "camt.054": ("入出金通知（ISO 20022 camt.054）", "debit and credit notification (ISO 20022 camt.054)"),
  ]
}
