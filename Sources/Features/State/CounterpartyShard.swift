import Core

/// Everything the windows of one payee need.
struct CounterpartyState {
  var incoming = EventHistory()
  var firstSeconds: Int64?
  var isChanged = false
}

/// What a payee's windows say at the moment of one transfer towards it.
struct CounterpartyMoment {
  var reading = HistoryReading()
  var secondsSinceFirst: Int64?
  /// Whether this sender was not here before.
  var isFirstOfSender = false
}

/// The payees of one shard, or the values of one declared column; a shard is used by one worker at a time.
final class CounterpartyShard {
  var states: [CounterpartyState] = []
  var pairs = PairTable()

  /// Adds a transfer to its payee and reads the payee at its moment.
  func record(_ row: WindowRow, into moment: inout CounterpartyMoment) {
    let place = Int(row.party) / FeatureState.shardCount
    while states.count <= place { states.append(CounterpartyState()) }
    moment = CounterpartyMoment()
    moment.secondsSinceFirst = AccountShard.since(states[place].firstSeconds, row.seconds)
    let event = HistoryEvent(
      seconds: row.seconds, amountYen: row.amountYen, party: row.account, marks: row.marks)
    let (index, isNew) = pairs.index(owner: row.party, party: row.account, seconds: row.seconds)
    moment.isFirstOfSender = isNew
    pairs[index].count += 1
    if states[place].incoming.isPast(row.seconds) {
      moment.reading = states[place].incoming.recordLate(event, day: row.day) { sender, number in
        let index = pairs.index(owner: row.party, party: sender, seconds: row.seconds).index
        pairs[index].latestIncoming = number
      }
    } else {
      var latest = pairs[index].latestIncoming
      moment.reading = states[place].incoming.record(event, day: row.day, latestNumber: &latest)
      pairs[index].latestIncoming = latest
    }
    states[place].firstSeconds = min(states[place].firstSeconds ?? row.seconds, row.seconds)
    states[place].isChanged = true
  }
}
