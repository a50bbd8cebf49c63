import Core
import Manifests

/// In how many bank business days an alert is to leave each state.
///
/// - Missing: a state that is not named has no due day.
public struct AlertWorkflow: Hashable, Sendable {
  /// No state has a due day.
  public static let unlimited = AlertWorkflow(dueBusinessDays: [:])

  /// The bank business days for each state.
  public let dueBusinessDays: [AlertState: Int]

  /// Makes a workflow from its numbers.
  public init(dueBusinessDays: [AlertState: Int]) {
    precondition(dueBusinessDays.values.allSatisfy { $0 >= 0 }, "Nothing is due before it begins.")
    self.dueBusinessDays = dueBusinessDays
  }

  /// The bank day until which an alert that entered a state on a day is to leave it, or nil when the state has none.
  public func dueDay(_ state: AlertState, since day: BankDay) -> BankDay? {
    dueBusinessDays[state].map { BusinessCalendar.businessDay($0, after: day) }
  }

  /// Reads a workflow file.
  ///
  /// - Errors: everything that is wrong with the file comes back as findings, and then there is no workflow.
  public static func read(bytes: [UInt8], name: String) -> (workflow: AlertWorkflow?, findings: [Finding]) {
    let reading = ManifestReading(bytes: bytes, name: name)
    guard let root = reading.rootMapping() else { return (nil, reading.findings) }
    // Why the days are what they are must be written down, though no program reads it.
    _ = root.string("why")
    var days: [AlertState: Int] = [:]
    if let mapping = root.mapping("due_business_days") {
      for state in AlertState.allCases {
        if let count = mapping.optionalInteger(state.rawValue, in: 0...Int64(Limits.dueBusinessDays)) {
          days[state] = Int(count)
        }
      }
      mapping.finish()
    }
    root.finish()
    guard !reading.hasErrors else { return (nil, reading.findings) }
    return (AlertWorkflow(dueBusinessDays: days), reading.findings)
  }
}
