import AlertStore
import Core
import Features
import Reporting

extension WindowMemory {
  /// What a database remembers of an account, or of a payee, or nil when it knows no such one.
  ///
  /// - Errors: `PipelineError.unreadableState` when it is damaged or of another version; the errors of the database.
  public static func find(_ key: String, asPayee: Bool, in database: AlertDatabase) throws -> WindowMemory? {
    let kind: EntityKind = asPayee ? .counterparty : .account
    guard let stored = try database.state(kind: kind.rawValue, key: key) else { return nil }
    let entity = StoredEntity(kind: kind, key: key, version: stored.version, content: stored.content)
    do throws(FeaturesError) {
      return WindowMemory(key: key, stored, try EntityDescription(entity))
    } catch {
      throw PipelineError.unreadableState(error)
    }
  }

  private init(key: String, _ stored: StoredEntityState, _ found: EntityDescription) {
    self.init(
      key: key, version: stored.version, byteCount: stored.content.count, firstAt: found.firstAt,
      lastAt: found.lastAt, channels: found.channels)
    events = found.events.map {
      Event(
        at: $0.at, direction: $0.direction, amountYen: $0.amountYen, party: $0.party, kind: $0.kind,
        channel: $0.channel, isReversal: $0.isReversal)
    }
    days = found.days.map {
      Day(day: $0.day, direction: $0.direction, count: $0.count, sumYen: $0.sumYen, maxYen: $0.maxYen)
    }
    parties = found.parties.map { Party(account: $0.key, firstAt: $0.firstAt, count: $0.count) }
  }
}
