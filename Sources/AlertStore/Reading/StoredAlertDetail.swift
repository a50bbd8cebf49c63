/// An alert with all its transactions and their reasons.
public struct StoredAlertDetail: Hashable, Sendable {
  /// The alert.
  public internal(set) var alert: StoredAlert
  /// Its transactions in the order of time.
  public var transactions: [StoredTransaction]
  /// What each run added to it, in the order of the runs; empty when it is older than this is kept.
  public let changes: [AlertChange]
  /// The alerts that have to do with it.
  public internal(set) var related: [RelatedAlert]
  /// What people and nights did to it.
  public internal(set) var history: AlertHistory

  /// The same without the alerts that have to do with it: they name the other parties of its transactions.
  public var withoutRelated: StoredAlertDetail {
    var detail = self
    detail.related = []
    return detail
  }

  /// The same without what people did and wrote.
  public var withoutHistory: StoredAlertDetail {
    var detail = self
    detail.history = AlertHistory(moves: [], notes: [], attachments: [], links: [])
    return detail
  }
}
