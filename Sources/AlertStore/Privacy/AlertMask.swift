import Alerts
import Core

/// Shows alerts as a role may see them: names, accounts and texts masked, also in the sentences that were made of them.
///
/// - Missing: what is missing stays missing and is not masked.
/// - Determinism: the same alert, role and key give the same alert.
public struct AlertMask: Sendable {
  private let role: MaskingRole
  private let pseudonyms: Pseudonyms?

  /// Makes a mask; a role with pseudonyms needs their key.
  public init(role: MaskingRole, pseudonyms: Pseudonyms?) {
    precondition(!role.needsKey || pseudonyms != nil, "Pseudonyms are made under a key.")
    self.role = role
    self.pseudonyms = pseudonyms
  }

  /// An alert of a list.
  public func masked(_ alert: StoredAlert) -> StoredAlert {
    var words = MaskedWords()
    add(alert, to: &words)
    return masked(alert, words)
  }

  /// An alert with everything that belongs to it.
  public func masked(_ detail: StoredAlertDetail) -> StoredAlertDetail {
    var words = MaskedWords()
    add(detail.alert, to: &words)
    for stored in detail.transactions {
      let transaction = stored.record.transaction
      words.add(transaction.transactionID, transaction.transactionID.map(number))
      words.add(transaction.counterpartyAccount, transaction.counterpartyAccount.map(account))
      words.add(transaction.counterpartyName, transaction.counterpartyName.map(name))
      words.add(transaction.originatorName, transaction.originatorName.map(name))
      if role.texts == .hidden {
        words.add(transaction.memo, MaskedWords.hidden)
        // Summaries repeat the reasons that quote a part of the memo.
        for reason in stored.record.reasons where reason.origin == .memo {
          words.add(reason.japanese, MaskedWords.hidden)
          words.add(reason.english, MaskedWords.hidden)
        }
      }
    }
    for other in detail.related { words.add(other.account.text, account(other.account.text)) }
    var masked = detail
    masked.alert = self.masked(detail.alert, words)
    masked.transactions = detail.transactions.map { self.masked($0, words) }
    for index in masked.related.indices {
      masked.related[index].account = AccountID(account(detail.related[index].account.text))
    }
    masked.history = self.masked(detail.history, words)
    return masked
  }

  private func add(_ alert: StoredAlert, to words: inout MaskedWords) {
    words.add(alert.account.text, account(alert.account.text))
    words.add(alert.counterpartyAccount, alert.counterpartyAccount.map(account))
    words.add(alert.counterpartyName, alert.counterpartyName.map(name))
  }

  private func masked(_ alert: StoredAlert, _ words: MaskedWords) -> StoredAlert {
    var masked = alert
    masked.account = AccountID(account(alert.account.text))
    masked.counterpartyAccount = alert.counterpartyAccount.map(account)
    masked.counterpartyName = alert.counterpartyName.map(name)
    let isMemo = alert.topReasonOrigin == .memo
    masked.topReasonJapanese = alert.topReasonJapanese.map { sentence($0, isMemo: isMemo, words) }
    masked.topReasonEnglish = alert.topReasonEnglish.map { sentence($0, isMemo: isMemo, words) }
    return masked
  }

  private func masked(_ stored: StoredTransaction, _ words: MaskedWords) -> StoredTransaction {
    var masked = stored
    let transaction = stored.record.transaction
    masked.record.account = AccountID(account(stored.record.account.text))
    masked.record.transaction.transactionID = transaction.transactionID.map(number)
    masked.record.transaction.counterpartyAccount = transaction.counterpartyAccount.map(account)
    masked.record.transaction.counterpartyName = transaction.counterpartyName.map(name)
    masked.record.transaction.originatorName = transaction.originatorName.map(name)
    masked.record.transaction.memo = transaction.memo.map { text($0, words) }
    masked.record.summaryJapanese = sentence(stored.record.summaryJapanese, words)
    masked.record.summaryEnglish = sentence(stored.record.summaryEnglish, words)
    masked.record.reasons = stored.record.reasons.map { self.masked($0, words) }
    if let challenger = stored.record.explained.challenger {
      masked.record.explained.challenger?.reasons = challenger.reasons.map { self.masked($0, words) }
    }
    if masked.record.transaction.memo != transaction.memo { masked.record.explained.memoSpans = [] }
    return masked
  }

  private func masked(_ reason: ReasonRecord, _ words: MaskedWords) -> ReasonRecord {
    var masked = reason
    masked.japanese = sentence(reason.japanese, isMemo: reason.origin == .memo, words)
    masked.english = sentence(reason.english, isMemo: reason.origin == .memo, words)
    // A span of the memo says how long what stood before it was.
    if role != MaskingRole(accounts: .shown, names: .shown, texts: .shown) { masked.span = nil }
    return masked
  }

  private func masked(_ history: AlertHistory, _ words: MaskedWords) -> AlertHistory {
    var masked = history
    for index in masked.notes.indices { masked.notes[index].text = text(history.notes[index].text, words) }
    for index in masked.links.indices { masked.links[index].text = text(history.links[index].text, words) }
    for index in masked.attachments.indices {
      masked.attachments[index].name = text(history.attachments[index].name, words)
    }
    return masked
  }

  /// A sentence of the program; one that quotes the memo is a free text.
  private func sentence(_ sentence: String, isMemo: Bool = false, _ words: MaskedWords) -> String {
    isMemo ? text(sentence, words) : words.sentence(sentence)
  }

  private func text(_ text: String, _ words: MaskedWords) -> String {
    role.texts == .hidden ? MaskedWords.hidden : words.sentence(text)
  }

  private func account(_ text: String) -> String { identifier(text, .account) }

  private func number(_ text: String) -> String { identifier(text, .transaction) }

  private func identifier(_ text: String, _ kind: Pseudonyms.Kind) -> String {
    switch role.accounts {
    case .shown: text
    case .ending: text.count > 3 ? MaskedWords.hidden + text.suffix(3) : MaskedWords.hidden
    case .hidden: MaskedWords.hidden
    case .pseudonym: pseudonyms?.pseudonym(text, kind) ?? MaskedWords.hidden
    }
  }

  private func name(_ text: String) -> String {
    switch role.names {
    case .shown: text
    case .initial: text.count > 1 ? text.prefix(1) + MaskedWords.hidden : MaskedWords.hidden
    case .hidden: MaskedWords.hidden
    case .pseudonym: pseudonyms?.pseudonym(text, .name) ?? MaskedWords.hidden
    }
  }
}
