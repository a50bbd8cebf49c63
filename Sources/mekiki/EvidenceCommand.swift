import AlertStore
import ArgumentParser
import Core
import Evidence
import Pipeline

/// The command `mekiki evidence`.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Seal the evidence of an alert, or verify a sealed bundle.",
    subcommands: [EvidenceSealCommand.self, EvidenceVerifyCommand.self])
}

/// The command `mekiki evidence seal`.
struct EvidenceSealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Write everything behind one alert into a BagIt bag in a zip file.",
    discussion:
      "Source bytes, features, rules, model, policy and reasons, with a manifest that stock tools verify.")

  @Option(help: "The alert's number.") var alert: String
  @Option(name: .shortAndLong, help: "The zip file to write.") var output: String
  @Option(help: "The database. Default: as the pipeline says.") var database: String?
  @Option(help: "The pipeline's folder as it was when the alert was made.") var pipeline = "Pipelines/nightly"
  @Option(help: "The folder with the source files. Default: as the pipeline says.") var input: String?
  @Option(help: "The day written into the bag, YYYY-MM-DD. Default: today in Japan.") var date: BankDay?
  @Flag(help: "Replace the output if it exists.") var overwrite = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let definition = try PipelineDefinition.load(folder: pipeline)
      let path = database ?? definition.resolve(definition.manifest.database)
      let assembly = EvidenceAssembly(
        definition: definition, database: try AlertDatabase(path: path, access: .readOnly),
        inputPath: input ?? definition.resolve(definition.manifest.input))
      _ = try EvidenceSeal.write(
        try assembly.content(alertID: alert), to: output, baggingDate: date ?? Clock.now.japanDay,
        overwrites: overwrite)
      Terminal.write(
        language == .japanese
          ? "\(output) に証跡を封入しました。確認：mekiki evidence verify \(output)\n"
          : "Sealed the evidence in \(output). Verify it with 'mekiki evidence verify \(output)'.\n")
      return .clean
    }
  }
}

/// The command `mekiki evidence verify FILE`.
struct EvidenceVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a sealed bundle: complete, unchanged, and its reasons add up.")

  @Argument(help: "The bundle.") var bundle: String
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let verification = try EvidenceVerification.verify(bundle)
      for finding in verification.findings { Terminal.write(finding.line(language) + "\n") }
      guard verification.isIntact, let summary = verification.summary else { return .dataRefused }
      Terminal.write(
        language == .japanese
          ? "改変なし：アラート \(summary.alertIdentifier)、取引 \(summary.transactions) 件、ファイル \(summary.payloadFiles) 個\n"
          : "intact: alert \(summary.alertIdentifier), \(summary.transactions) transactions, \(summary.payloadFiles) files\n"
      )
      return .clean
    }
  }
}
