import AlertStore
import Alerts
import ArgumentParser
import Core
import Cryptography
import Evidence
import Foundation
import Pipeline
import Reporting

/// The command `mekiki evidence`.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Seal the evidence of an alert, sign it, verify a sealed bundle, or compute it again.",
    subcommands: [
      EvidenceSealCommand.self, EvidenceSignCommand.self, EvidenceVerifyCommand.self,
      EvidenceReplayCommand.self, EvidenceProveCommand.self,
    ])
}

/// The command `mekiki evidence seal`.
struct EvidenceSealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Write everything behind an alert into a BagIt bag in a zip file.",
    discussion: """
      Source bytes, features, history, rules, model, policy and reasons, with a manifest that stock tools verify. Several alerts, or those of a
      business day, are a bundle each: --output is then a folder, and the bundles have the numbers of their alerts.
      """)

  @Option(help: "The alert's number; may be given several times.") var alert: [String] = []
  @Option(help: "All alerts of a business day, YYYY-MM-DD.") var date: BankDay?
  @Option(name: .shortAndLong, help: "The zip file to write, or the folder for several.") var output: String
  @Option(help: "The database. Default: as the pipeline says.") var database: String?
  @Option(help: "The pipeline's folder as it was when the alert was made.") var pipeline = "Pipelines/nightly"
  @Option(help: "The folder with the source files. Default: as the pipeline says.") var input: String?
  @Option(help: "The day written into the bag, YYYY-MM-DD. Default: today in Japan.") var sealedOn: BankDay?
  @Option(
    help: "A private key to sign with, PEM in a file of mode 0600, or /dev/fd/N; may be given several times.")
  var key: [String] = []
  @Flag(help: "Replace the output if it exists.") var overwrite = false
  @OptionGroup var languageOption: LanguageOption

  @Option(name: .customLong("by"), help: "Who seals, by name; kept in the audit.") var actor: PersonName
  @Option(help: "For whom it is sealed; kept in the audit.") var recipient: String
  @Option(help: "What for; kept in the audit.") var reason: String
  @Option(help: "On what legal basis; kept in the audit.") var legalBasis: String?
  @Option(help: "Who agreed beside --by; needed once the alert was reported to the authorities.")
  var approvedBy: PersonName?

  @OptionGroup var redaction: RedactionOptions

  func validate() throws {
    if alert.isEmpty == (date == nil) {
      throw ValidationError("Name alerts with --alert, or a day with --date.")
    }
    for text in [recipient, reason] + (legalBasis.map { [$0] } ?? []) {
      guard (try? NoteText(text)) != nil, !text.contains("\n") else {
        throw ValidationError("Recipient, reason and legal basis are one line each, and not empty.")
      }
    }
  }

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let signers = try key.map(KeyFile.read)
      let definition = try PipelineDefinition.load(folder: pipeline)
      let store = try AlertDatabase(
        path: database ?? definition.resolve(definition.manifest.database), access: .update)
      let alerts = try date.map { try store.alertIDs(ofDay: $0) } ?? alert
      if let date, alerts.isEmpty { throw CommandError.noAlerts(date) }
      try seal(alerts, definition, store, signers)
      Terminal.write(words(alerts, language))
      return .clean
    }
  }

  /// Whether the output is a folder: for every day, and for more alerts than one.
  private var isFolder: Bool { date != nil || alert.count > 1 }

  private func words(_ alerts: [String], _ language: Language) -> String {
    if isFolder {
      return language == .japanese
        ? "\(output) に証跡を \(alerts.count) 件封入しました。\n" : "Sealed \(alerts.count) bundles in \(output).\n"
    }
    return language == .japanese
      ? "\(output) に証跡を封入しました。確認：mekiki evidence verify \(output)\n"
      : "Sealed the evidence in \(output). Verify it with 'mekiki evidence verify \(output)'.\n"
  }

  private func seal(
    _ alerts: [String], _ definition: PipelineDefinition, _ store: AlertDatabase,
    _ signers: [Ed25519PrivateKey]
  ) throws {
    let line = ProgressLine()
    defer { line.clear() }
    let assembly = EvidenceAssembly(
      definition: definition, database: store,
      inputPath: input ?? definition.resolve(definition.manifest.input))
    // Nobody else may look into it from its first moment on.
    if isFolder, mkdir(output, 0o700) != 0, errno != EEXIST { throw CommandError.cannotWrite(output) }
    for (index, alertID) in alerts.enumerated() {
      line.show("\(index)/\(alerts.count)")
      try seal(alertID, to: isFolder ? "\(output)/\(alertID).zip" : output, assembly, store, signers)
    }
  }

  /// The bundle gets its name only once the audit has it, so that none is about of which the register does not know.
  private func seal(
    _ alertID: String, to path: String, _ assembly: EvidenceAssembly, _ store: AlertDatabase,
    _ signers: [Ed25519PrivateKey]
  ) throws {
    let handover = EvidenceHandover(
      person: ActingPerson.now(actor), recipient: recipient, reason: reason, legalBasis: legalBasis,
      approvedBy: approvedBy)
    let register = EvidenceRegister(store)
    guard let detail = try store.alert(id: alertID) else { throw CommandError.noSuchAlert(alertID) }
    try register.check(detail, handover)
    if !overwrite, FileManager.default.fileExists(atPath: path) { throw CommandError.fileExists(path) }
    let aside = path + ".sealing"
    try? FileManager.default.removeItem(atPath: aside)
    defer { try? FileManager.default.removeItem(atPath: aside) }
    let bag = try EvidenceSeal.write(
      try assembly.content(alertID: alertID, redaction: try redaction.redaction(pipeline: pipeline)),
      to: aside, baggingDate: sealedOn ?? Clock.now.japanDay,
      signers: signers)
    try register.enter(
      alertID: alertID, tagManifestDigest: bag.tagManifestDigest.hexadecimal, handover)
    guard rename(aside, path) == 0 else { throw CommandError.cannotWrite(path) }
  }
}

/// The command `mekiki evidence verify FILE`.
struct EvidenceVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a sealed bundle: complete, unchanged, signed, and its reasons add up.",
    discussion: """
      Exit codes say what is wrong first: 10 unsafe to unpack, 11 the archive is damaged, 12 a file is missing, 13 a file was added, 14 a file was
      changed, 15 its files contradict each other, 16 a signature is wrong or not whole, 17 a key is unknown or did not count then, 18 too few
      have signed, 66 there is no such file.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @Option(help: "The key ring that says whose signatures count.") var ring: String?
  @Option(help: "How many different people must have signed.") var signers = 0
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let demand = SignatureDemand(ring: try ring.map { try KeyRingOption.read($0) }, signers: signers)
      let verification = try EvidenceVerification.verify(bundle, demanding: demand)
      for finding in verification.findings { Terminal.write(finding.line(language) + "\n") }
      guard verification.isIntact, let summary = verification.summary else {
        return EvidenceExit.status(verification.findings)
      }
      for signer in verification.signers { Terminal.write(words(signer, language)) }
      Terminal.write(
        language == .japanese
          ? "改変なし：アラート \(summary.alertIdentifier)、取引 \(summary.transactions) 件、ファイル \(summary.payloadFiles) 個\n"
          : "intact: alert \(summary.alertIdentifier), \(summary.transactions) transactions, \(summary.payloadFiles) files\n"
      )
      if let withheld = summary.withheld { Terminal.write(withheld.text(language)) }
      return .clean
    }
  }

  private func words(_ signer: EvidenceVerification.Signer, _ language: Language) -> String {
    let isJapanese = language == .japanese
    guard let owner = signer.owner else {
      return isJapanese
        ? "署名：鍵 \(signer.keyID)（鍵一覧と照合していません）\n"
        : "signed by the key \(signer.keyID) (not compared with a key ring)\n"
    }
    let role =
      signer.role == KeyRing.Role.secondLine.rawValue
      ? (isJapanese ? "第2線" : "second line") : (isJapanese ? "業務部門" : "bank")
    let name = VisibleText.make(owner)
    return isJapanese
      ? "署名：\(name)（\(role)、鍵 \(signer.keyID)）\n" : "signed by \(name) (\(role), key \(signer.keyID))\n"
  }
}
