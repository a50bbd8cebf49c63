import Alerts
import AlertStore
import ArgumentParser
import Core
import Reporting

/// Which alerts a list or a search is to give, and which page of them.
struct AlertsFilterOptions: ParsableArguments {
  @Option(help: "Only alerts of one business day, YYYY-MM-DD.") var date: BankDay?
  @Option(help: "Only alerts from this business day on.") var from: BankDay?
  @Option(help: "Only alerts until this business day.") var to: BankDay?
  @Option(help: "Only alerts of one account.") var account: String?
  @Option(help: "Only alerts in this state; may be given several times.") var state: [AlertState] = []
  @Option(help: "Only alerts of one band: look or alarm.") var band: StoredAlert.Band?
  @Option(help: "Only alerts of one typology, by its word.") var typology: String?
  @Option(help: "Only alerts of one likely type of scam.") var scamType: String?
  @Option(help: "Only alerts given to this person.") var analyst: String?
  @Flag(help: "Only alerts given to nobody.") var unassigned = false
  @Option(help: "Only alerts of this sum in yen or more.") var minYen: Int64?
  @Option(help: "Only alerts of this sum in yen or less.") var maxYen: Int64?
  @Option(help: "Only alerts that were due before this day.") var dueBefore: BankDay?
  @Option(help: "The most alerts to give.") var limit = 20
  @Option(help: "The alerts to leave out at the beginning.") var offset = 0
  @Option(help: "The alert after which the page begins: the last one of the page before.") var after: String?

  func validate() throws {
    guard 1...Limits.alertsOfPage ~= limit else {
      throw ValidationError("The limit is at least 1 and at most \(Limits.alertsOfPage).")
    }
    guard 0...10_000_000 ~= offset else { throw ValidationError("The offset is not a number of alerts.") }
    guard analyst == nil || !unassigned else {
      throw ValidationError(
        "An alert is given to somebody or to nobody: leave out --analyst or --unassigned.")
    }
    if let from, let to, to < from { throw ValidationError("--to lies before --from.") }
    if let minYen, let maxYen, maxYen < minYen {
      throw ValidationError("--max-yen is smaller than --min-yen.")
    }
  }

  /// The filter; without states of its own it takes those given here, and without a wish for all the places that analysts see.
  func filter(defaultStates: [AlertState], places: [StoredAlert.Place]) -> AlertFilter {
    var filter = AlertFilter(limit: limit)
    filter.businessDay = date
    (filter.firstDay, filter.lastDay) = (from, to)
    filter.account = account.map { AccountID($0) }
    filter.states = state.isEmpty ? defaultStates : state
    filter.places = places
    filter.band = band
    (filter.typology, filter.scamType) = (typology, scamType)
    filter.assignee = analyst.map { PersonName($0)?.text ?? $0 }
    filter.isUnassigned = unassigned
    (filter.minimumYen, filter.maximumYen) = (minYen, maxYen)
    filter.dueBefore = dueBefore
    (filter.offset, filter.after) = (offset, after)
    return filter
  }

  /// Refuses a page after an alert that is not there.
  func check(_ database: AlertDatabase) throws {
    guard let after, try !database.hasAlert(id: after) else { return }
    throw CommandError.noSuchAlert(after)
  }
}

extension StoredAlert.Band: ExpressibleByArgument {}

/// The forms in which alerts are written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table
  case json
  case csv
  case markdown

  /// Writes a table of alerts in this form.
  func write(_ table: AlertTable) {
    switch self {
    case .table:
      Terminal.write(table.terminal(TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)))
    case .json: Terminal.write(table.json())
    case .csv: Terminal.write(table.csv(startsWithByteOrderMark: false))
    case .markdown: Terminal.write(table.markdown())
    }
  }
}
