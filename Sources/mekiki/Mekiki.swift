import ArgumentParser
import Pipeline

/// The command `mekiki`.
@main
struct Mekiki: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mekiki",
    abstract: "目利き: scores a bank's transaction files for fraud and money laundering, offline.",
    discussion: """
      mekiki run Pipelines/nightly          the night: files in, explained alerts in one SQLite file
      mekiki alerts list                    what to look at
      mekiki alerts show ALERT              why
      mekiki check Pipelines/nightly        is the pipeline right?
      mekiki rules list                     which rules there are; 'show', 'test' and 'lint' say more
      mekiki inspect FILE                   what is this file, and would the night take it?
      mekiki rejects list                   which records could not be read; 'show' prints their bytes

      Exit codes: 0 clean, 1 a file was refused, 10 to 21 a bundle was refused ('evidence verify --help'), 64 usage, 65 data refused, 66 no input, 69 missing,
      70 internal, 73 cannot create, 74 input or output failed,
      75 somebody else works on it or changed it, or the night was to stop: try again, 77 no permission, 78 configuration.
      """,
    version: ProgramVersion.current,
    subcommands: [
      RunCommand.self, CheckCommand.self, InspectCommand.self, AlertsCommand.self, RejectsCommand.self,
      ReportCommand.self, StateCommand.self, EvidenceCommand.self, SimulateCommand.self, ModelCommand.self,
      FeaturesCommand.self, RulesCommand.self, PolicyCommand.self, AuditCommand.self, RetentionCommand.self,
      DatabaseCommand.self,
      KeyCommand.self, LineageCommand.self,
    ])
}
