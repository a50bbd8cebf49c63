import Alerts
import AlertStore
import Core

/// What another budget or other lines would have put before analysts, from what the database holds.
///
/// - Input: the nights that were settled in a span of days.
/// - Missing: what is not given stays as it was in each night; minimums are not stored, so they are those that are asked for.
/// - Determinism: depends on the database and the questions alone; nothing is written.
public struct QueuePreview: Sendable {
  /// What is asked.
  public struct Question: Sendable {
    /// The most alerts that a night may queue, or nil for as many as it might then.
    public var budget: Int?
    /// The score from which a transaction would have been an alert, in millionths of a logit, or nil for that of the night.
    public var lookLineMicro: Int64?
    /// The score from which an alert would have been an alarm, in millionths of a logit, or nil for that of the night.
    public var alarmLineMicro: Int64?
    /// How many alerts of a typology would have been queued before the rest.
    public var minimumPerTypology: [String: Int] = [:]

    /// Asks for nothing else than there was.
    public init() {}
  }

  /// One night as it was and as it would have been.
  public struct Night: Sendable {
    /// The night.
    public let night: BankDay
    /// The alerts that it placed.
    public let raised: Int
    /// Those that were queued.
    public let queued: Int
    /// Those that would have reached the line.
    public let raisedThen: Int
    /// Those that would have been queued.
    public let queuedThen: Int
    /// Those queued then and not before.
    public let entering: Int
    /// Those queued before and not then.
    public let leaving: Int
    /// Alarms that would have been left out.
    public let alarmsLeftOut: Int
    /// Whether the line that is asked for lies below that of the night, so that more alerts than are stored would have been raised.
    public let isIncomplete: Bool
  }

  /// The nights, in their order.
  public let nights: [Night]

  /// Asks a database.
  public init(_ question: Question, days: ClosedRange<BankDay>, in store: AlertDatabase)
    throws(AlertStoreError)
  {
    let alerts = Dictionary(grouping: try store.placedAlerts(days), by: \.night)
    nights = try store.queueNights(days).map { night, settings in
      QueuePreview.night(night, settings, alerts[night] ?? [], question)
    }
  }

  private static func night(
    _ night: BankDay, _ settings: QueueNight, _ alerts: [PreviewedAlert], _ question: Question
  ) -> Night {
    let line = question.lookLineMicro ?? settings.lookLineMicro
    let alarmLine = question.alarmLineMicro ?? settings.alarmLineMicro
    // What the policy held back stays held back.
    let competing = alerts.filter { $0.scoreMicro >= line && $0.place != .suppressed }
    let queue = QueuePolicy(
      budgetPerNight: question.budget ?? settings.budget, minimumPerTypology: question.minimumPerTypology)
    let entries = competing.map {
      NightQueue.Entry(alertID: $0.alertID, scoreMicro: $0.scoreMicro, typology: $0.typology)
    }
    let then = Set(NightQueue(queue).queued(of: entries).map(\.alertID))
    let before = Set(alerts.filter { $0.place == .queued }.map(\.alertID))
    return Night(
      night: night, raised: alerts.count, queued: before.count, raisedThen: competing.count,
      queuedThen: then.count, entering: then.subtracting(before).count,
      leaving: before.subtracting(then).count,
      alarmsLeftOut: competing.count { $0.scoreMicro >= alarmLine && !then.contains($0.alertID) },
      isIncomplete: line < settings.lookLineMicro)
  }
}
