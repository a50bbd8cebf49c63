import ArgumentParser
import Core
import Ingest
import Pipeline
import Reporting

/// The command `mekiki inspect FILE...`.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Say what a transaction file is and what a night would make of it.",
    discussion: """
      Nothing is stored. With several files the exit code is that of the first one that a night would not take: 0 accepted,
      65 refused, 66 not found, 74 or 77 when it cannot be read.
      """)

  @Argument(help: "The files.") var files: [String]
  @Option(help: "The pipeline whose column names and limits count. Default: Mekiki's own columns.")
  var pipeline: String?
  @Option(help: "The day that places dates without a year, YYYY-MM-DD. Default: today in Japan.")
  var date: BankDay?
  @Option(help: "How many of the first records to show.") var records = 5
  @Flag(help: "Show every finding and refused record, not the first twenty of each.") var all = false
  @Flag(help: "Write JSON for programs.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard (0...1_000).contains(records) else { throw ValidationError("Records: 0 to 1,000.") }
  }

  func run() throws {
    let language = languageOption.language
    let line = ProgressLine()
    try ExitReport.run(language: language) {
      defer { line.clear() }
      let manifest = try pipeline.map { try PipelineDefinition.manifest(folder: $0) }
      let inspector = FileInspector(
        manifest: manifest, referenceDay: date ?? Clock.now.japanDay, recordLimit: records,
        rejectLimit: all ? Limits.rejectsPerFile : InspectionText.shownLines)
      var firstRefusal = ExitStatus.clean
      var found: [(inspection: FileInspection, exitCode: Int32)] = []
      for (index, path) in files.enumerated() {
        let result = inspector.inspect(path: path) { line.show("\($0.file)  \($0.transactions)") }
        line.clear()
        let status = status(of: result)
        if json {
          found.append((result.inspection, status.rawValue))
        } else {
          let text = InspectionText(
            result.inspection, showsAll: all, exitCode: status.rawValue, language: language)
          let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
          Terminal.write((index == 0 ? "" : "\n") + text.terminal(style))
        }
        if firstRefusal == .clean { firstRefusal = status }
      }
      if json { Terminal.write(InspectionJSON.text(found)) }
      return firstRefusal
    }
  }

  private func status(of result: (inspection: FileInspection, error: IngestError?)) -> ExitStatus {
    if let error = result.error { return ExitReport.status(of: error) }
    return result.inspection.verdict == .accepted ? .clean : .dataRefused
  }
}
