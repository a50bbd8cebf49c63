import AlertStore
import Alerts
import ArgumentParser
import Core
import Evidence
import Foundation
import Ingest
import Pipeline
import Scoring
import Simulation
import Training

/// The one place that turns an error into words and an exit code.
enum ExitReport {
  /// Runs a command's work; says what went wrong on standard error and leaves with the code of it.
  static func run(language: Language, _ work: () throws -> ExitStatus) throws {
    let status: ExitStatus
    do {
      status = try work()
    } catch {
      let (words, failure) = explain(error, language)
      Terminal.writeError("mekiki: \(words)\n")
      status = failure
    }
    if status != .clean { throw status.code }
  }

  static func explain(_ error: any Error, _ language: Language) -> (words: String, status: ExitStatus) {
    func pick(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }
    switch error {
    case let error as PipelineError: return (pick(error.japanese, error.english), status(of: error))
    case let error as AlertStoreError: return (pick(error.japanese, error.english), status(of: error))
    case let error as IngestError: return (error.finding.line(language), status(of: error))
    case let error as AdapterFault: return (pick(error.japanese, error.english), .configuration)
    case let error as ScoringError: return (pick(error.japanese, error.english), status(of: error))
    case let error as TrainingError: return (pick(error.japanese, error.english), status(of: error))
    case let error as SimulationError: return (pick(error.japanese, error.english), .cannotCreate)
    case let error as EvidenceError: return (pick(error.japanese, error.english), status(of: error))
    case let error as ReplayError: return (pick(error.japanese, error.english), status(of: error))
    case let error as SealingError: return (pick(error.japanese, error.english), status(of: error))
    case let error as FeatureExportError: return (pick(error.japanese, error.english), status(of: error))
    case let error as RuleApprovalError: return (pick(error.japanese, error.english), status(of: error))
    case let error as AlertChangeError: return (error.words(language), status(of: error))
    case let error as NoteText.Fault: return (words(of: error, language), .dataRefused)
    case let error as CommandError: return (pick(error.japanese, error.english), error.status)
    default:
      let words = "\(type(of: error))"
      return (
        pick(
          "想定外の誤りです（\(words)）。このメッセージを添えて開発元に連絡してください。",
          "An error nobody foresaw (\(words)). Please report it with this message."), .internalFault
      )
    }
  }

  private static func status(of error: PipelineError) -> ExitStatus {
    switch error {
    case .unreadablePipeline, .invalidPipeline: return .configuration
    case .unreadableInbox, .noCustomers: return .noInput
    case .unreadableCustomers, .unreadableState: return .dataRefused
    }
  }

  static func status(of error: IngestError) -> ExitStatus {
    switch error {
    case .missing, .symbolicLink, .outsideFolder, .directory, .notRegular: return .noInput
    case .unopenable(_, let systemError): return systemError == EACCES ? .noPermission : .inputOutput
    case .unreadable, .changed: return .inputOutput
    case .recordOutsideFile: return .dataRefused
    case .characterSetMissing: return .unavailable
    }
  }

  private static func status(of error: FeatureExportError) -> ExitStatus {
    switch error {
    case .outputExists: return .cannotCreate
    case .cannotWrite(_, let step, _): return step == "create" ? .cannotCreate : .inputOutput
    case .stateChanged: return .tryAgain
    }
  }

  private static func status(of error: RuleApprovalError) -> ExitStatus {
    switch error {
    case .notProposed, .samePerson, .brokenAudit: return .dataRefused
    case .notApproved, .notFit: return .configuration
    }
  }

  private static func status(of error: AlertChangeError) -> ExitStatus {
    switch error {
    case .noSuchAlert: return .noInput
    case .changedMeanwhile: return .tryAgain
    case .refused, .alreadyAttached, .alreadyLinked, .erased, .linkedWithItself: return .dataRefused
    }
  }

  private static func words(of fault: NoteText.Fault, _ language: Language) -> String {
    let isJapanese = language == .japanese
    switch fault {
    case .blank: return isJapanese ? "メモが空です。" : "The note is blank."
    case .tooLong:
      return isJapanese
        ? "メモは \(Limits.noteBytes) バイトまでです。長い文書はファイルにして mekiki alerts attach で添付してください。"
        : "A note has at most \(Limits.noteBytes) bytes. Make a longer one a file and use 'mekiki alerts attach'."
    case .controlCharacter(let position):
      return isJapanese
        ? "メモの \(position) 文字目に制御文字があります。取り除いてください（改行とタブは使えます）。"
        : "Character \(position) of the note is a control character. Take it out; lines and tabs may stay."
    }
  }

  private static func status(of error: TrainingError) -> ExitStatus {
    if case .missingFile = error { return .noInput }
    return .dataRefused
  }

  private static func status(of error: EvidenceError) -> ExitStatus {
    guard case .archive(let fault) = error else { return .dataRefused }
    switch fault {
    case .cannotOpen, .notARegularFile: return .noInput
    case .alreadyExists, .cannotWrite: return .cannotCreate
    default: return .dataRefused
    }
  }

  private static func status(of error: ReplayError) -> ExitStatus {
    if case .notIntact(let finding) = error { return EvidenceExit.status([finding]) }
    return .replayRefused
  }

  private static func status(of error: SealingError) -> ExitStatus {
    switch error {
    case .noSuchAlert: return .noInput
    case .pipelineChanged: return .configuration
    case .sourceChanged, .unreadableExplanation, .erased, .needsSecondPerson: return .dataRefused
    }
  }

  private static func status(of error: ScoringError) -> ExitStatus {
    if case .unusableModel = error { return .configuration }
    return .internalFault
  }

  private static func status(of error: AlertStoreError) -> ExitStatus {
    switch error {
    case .noSuchFile, .emptyFile: return .noInput
    case .noSuchFolder, .isFolder, .notRegularFile, .fileExists: return .cannotCreate
    case .notSQLite, .belongsToOtherProgram, .newerSchema, .olderSchema, .damaged, .damagedValue,
      .logWithoutDatabase, .restoreUnfinished, .notSound:
      return .dataRefused
    case .notPermitted, .readOnly: return .noPermission
    case .locked, .nightRunning: return .tryAgain
    case .diskFull, .inputOutputFailed, .noWriteAheadLog, .restoredUnconfirmed: return .inputOutput
    case .fileAlreadyRecorded, .contributionsDoNotAddUp, .constraintBroken, .noSuchRun, .unexpected:
      return .internalFault
    }
  }
}
