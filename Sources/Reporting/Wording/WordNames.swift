import AlertStore
import Core
import Rules

/// The names that people read for the words that the database keeps.
enum WordNames {
  /// The title of a typology; a word that no rule pack of this version knows is shown as it is.
  static func typology(_ word: String, _ language: Language) -> String {
    Typology(rawValue: word)?.title[language] ?? VisibleText.make(word)
  }

  static func name(_ band: StoredAlert.Band, _ language: Language) -> String {
    switch band {
    case .alarm: return language == .japanese ? "警報" : "alarm"
    case .look: return language == .japanese ? "要確認" : "look"
    }
  }

  static func name(_ relation: RelatedAlert.Relation, _ language: Language) -> String {
    switch relation {
    case .mule: return language == .japanese ? "一方の口座が他方の取引相手" : "one's account is the other's counterparty"
    case .counterparty: return language == .japanese ? "同じ相手口座" : "same counterparty account"
    case .memo: return language == .japanese ? "同じ摘要" : "same memo"
    }
  }

  static func name(_ state: StoredAlert.State, _ language: Language) -> String {
    switch state {
    case .new: return language == .japanese ? "未着手" : "new"
    case .assigned: return language == .japanese ? "割当済" : "assigned"
    case .inReview: return language == .japanese ? "確認中" : "in review"
    case .escalated: return language == .japanese ? "上申中" : "escalated"
    case .waiting: return language == .japanese ? "回答待ち" : "waiting"
    case .confirmed: return language == .japanese ? "不正と確認" : "confirmed"
    case .dismissed: return language == .japanese ? "問題なし" : "dismissed"
    case .reported: return language == .japanese ? "届出済" : "reported"
    case .closed: return language == .japanese ? "完了" : "closed"
    case .reopened: return language == .japanese ? "再確認" : "reopened"
    }
  }

  static func name(_ status: FileOutcome.Status, _ language: Language) -> String {
    switch status {
    case .accepted: return language == .japanese ? "受入" : "accepted"
    case .quarantined: return language == .japanese ? "隔離" : "quarantined"
    }
  }

  static func name(_ direction: Direction, _ language: Language) -> String {
    switch direction {
    case .incoming: return language == .japanese ? "入金" : "in"
    case .outgoing: return language == .japanese ? "出金" : "out"
    }
  }

  static func name(_ channel: Channel, _ language: Language) -> String {
    guard language == .japanese else { return channel == .unstated ? "unknown" : channel.word }
    switch channel {
    case .unstated: return "不明"
    case .branch: return "窓口"
    case .atm: return "ATM"
    case .internet: return "インターネットバンキング"
    case .mobile: return "アプリ"
    case .batch: return "一括"
    }
  }

  static func name(_ kind: TransactionKind, _ language: Language) -> String {
    guard language == .japanese else { return kind.word }
    switch kind {
    case .other: return "その他"
    case .transfer: return "振込・振替"
    case .cash: return "現金"
    case .card: return "カード"
    case .debit: return "口座振替"
    case .salary: return "給与"
    case .fee: return "手数料・利息"
    case .correction: return "訂正"
    }
  }

  static func name(_ origin: ReasonRecord.Origin, _ language: Language) -> String {
    switch origin {
    case .rule: return language == .japanese ? "ルール" : "rule"
    case .feature: return language == .japanese ? "特徴" : "feature"
    case .memo: return language == .japanese ? "摘要" : "memo"
    case .others: return language == .japanese ? "その他" : "others"
    }
  }

  static func name(_ severity: Finding.Severity, _ language: Language) -> String {
    switch severity {
    case .notice: return language == .japanese ? "[参考]" : "[notice]"
    case .error: return language == .japanese ? "[誤り]" : "[error]"
    case .fatal: return language == .japanese ? "[重大]" : "[fatal]"
    }
  }

  /// In how many records a date was read in which way; a word that this version does not know is shown as it
  /// is.
  static func dateReading(_ word: String, _ count: Int64, _ language: Language) -> String {
    let names: [String: (japanese: String, english: String)] = [
      "reiwa": ("令和", "Reiwa"), "heisei": ("平成", "Heisei"), "showa": ("昭和", "Showa"),
      "western": ("西暦下二桁", "western, two digits"), "nearestYear": ("基準日に最も近い年", "nearest year"),
    ]
    let name = names[word].map { language == .japanese ? $0.japanese : $0.english } ?? VisibleText.make(word)
    let records = NumberText.grouped(count)
    return language == .japanese ? "\(name) \(records) 件" : "\(name) \(records)"
  }
}
