import AlertStore
import Alerts
import ArgumentParser
import Pipeline

/// Who lets a night run although its rules wait for a person.
struct RunForceOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Run although 'approved_rules: required' and two people have not approved the rules.",
      discussion: """
        The audit keeps who said so and why: --by and --reason are required. Nothing else is forced: a file whose bytes were stored \
        before is never taken again, and a damaged audit still refuses.
        """))
  var force = false
  @Option(help: "With --force: who decides, by name; kept in the audit beside the machine's account.")
  var by: PersonName?
  @Option(help: "With --force: why; kept in the audit.") var reason: String?

  func validate() throws {
    guard force else {
      if by != nil || reason != nil { throw ValidationError("--by and --reason need --force.") }
      return
    }
    guard by != nil, reason != nil else { throw ValidationError("--force needs --by and --reason.") }
    guard try decision() != nil else {
      throw ValidationError("The reason is blank, more than one line, or longer than 1,000 characters.")
    }
  }

  /// The decision to run, or nil when nobody forces anything.
  func decision() throws -> UnapprovedRun? {
    guard force, let by, let reason else { return nil }
    return UnapprovedRun(by: ActingPerson.now(by), because: reason)
  }
}
