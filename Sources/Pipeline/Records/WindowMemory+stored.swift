import AlertStore
import Core
import Features
import Reporting

extension WindowMemory {
  /// What a database remembers of an account, or of a payee, or nil when it knows no such one.
  ///
  /// - Input: `declared` are the windows whose sums are called by their names.
  /// - Errors: `PipelineError.unreadableState` when it is damaged or of another version; the errors of the database.
  public static func find(
    _ key: String, asPayee: Bool, in database: AlertDatabase, declared: [DeclaredFeature] = []
  ) throws -> WindowMemory? {
    let kind: EntityKind = asPayee ? .counterparty : .account
    guard let stored = try database.state(kind: kind.rawValue, key: key) else { return nil }
    let node = try database.state(kind: EntityKind.moneyNode.rawValue, key: key)
    func entity(_ kind: EntityKind, _ stored: StoredEntityState) -> StoredEntity {
      StoredEntity(kind: kind, key: key, version: stored.version, content: stored.content)
    }
    var memory = try WindowMemory(
      entity(kind, stored), money: node.map { entity(.moneyNode, $0) },
      declared: declared.filter { $0.key == (asPayee ? .counterparty : .account) })
    if asPayee { memory.usual = [] }
    return memory
  }

  /// What a stored state remembers, with the way of the money through the same account.
  ///
  /// - Errors: `PipelineError.unreadableState` when it is damaged or of another version.
  init(_ state: StoredEntity, money: StoredEntity?, declared: [DeclaredFeature]) throws {
    do throws(FeaturesError) {
      self.init(key: state.key, state, try EntityDescription(state), declared: declared)
      if let money { take(try MoneyDescription(money)) }
    } catch {
      throw PipelineError.unreadableState(error)
    }
  }

  private init(
    key: String, _ stored: StoredEntity, _ found: EntityDescription, declared: [DeclaredFeature]
  ) {
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
    declaredDays = found.declaredDays.map { day in
      let features = declared.filter {
        $0.sumsNumbers.contains(day.sumsNumber) && $0.sumsByParty == (day.party != nil)
      }
      return DeclaredDay(
        day: day.day, party: day.party, features: features.map(\.name.text),
        sumsNumber: day.sumsNumber, count: day.count, sumYen: day.sumYen, maxYen: day.maxYen)
    }
    usual = [
      Usual(.outgoing, found.usualOutgoingYen, found.habits),
      Usual(.incoming, found.usualIncomingYen, found.habits),
    ]
    parties = found.parties.map { Party(account: $0.key, firstAt: $0.firstAt, count: $0.count) }
  }

  private mutating func take(_ money: MoneyDescription) {
    payments = money.payments.map { Payment(at: $0.at, payer: $0.payer, amountYen: $0.amountYen) }
    lastPaidAt = money.lastPaidAt
  }
}

extension WindowMemory.Usual {
  fileprivate init(_ direction: Direction, _ medianYen: Double?, _ habits: [EntityDescription.Habit]) {
    self.init(
      direction: direction, medianYen: medianYen,
      transactions: habits.filter { $0.direction == direction }.map {
        Transaction(
          at: $0.at, amountYen: $0.amountYen, channel: $0.channel, isFirstWithParty: $0.isFirstWithParty)
      })
  }
}
