import AlertStore
import Core
import Features
import Ingest

/// The features of a folder of files as a night computes them, written to a file.
///
/// Each value is as of its own transaction: it comes from the same engine, fed in the same order, as in a night that takes the same
/// files.
///
/// - Input: a loaded pipeline and a folder; clock and workers are arguments.
/// - Determinism: the same files, pipeline and state give the same bytes, whatever the number of workers.
/// - Errors: a file that cannot be read or would be refused is said in the outcome, and neither its rows nor its traces in the windows
///   are there; an output that exists or cannot be written, and a file that changes between its two readings, end the export
///   with nothing written.
/// - Cost: each file is read twice, since only its end says whether it counts; memory is that of the windows and one batch.
public struct FeatureExport {
  /// How the values are written.
  public enum Form: Sendable {
    /// One CSV file.
    case csv
    /// A NumPy array with CSV files for its rows and columns beside it.
    case numPy
  }

  /// The pipeline.
  public var sources: FeatureSources
  /// The folder with the files.
  public var inputPath: String
  /// The customers' file, or nil.
  public var customersPath: String?
  /// The database whose state comes before the first file, or nil to begin with empty windows; it is only read.
  public var statePath: String?
  /// The first day in Japan whose rows are written, or nil for all before.
  public var firstDay: BankDay?
  /// The last day in Japan whose rows are written, or nil for all after.
  public var lastDay: BankDay?
  /// Where to write.
  public var outputPath: String
  /// How to write.
  public var form: Form
  /// Whether files of the output's names are replaced.
  public var overwrites = false
  /// The business day, which places dates without a year; rows more than `Limits.futureDays` after it enter no window.
  public var referenceDay: BankDay
  /// When the export began, for files that must have settled.
  public var startedAt: Instant
  /// The threads to use.
  public var workers: Int
  /// Hears how far the export has come.
  public var progress: (FeatureExportProgress) -> Void

  /// Makes an export from its parts; the rest has values to begin with.
  public init(
    sources: FeatureSources, inputPath: String, customersPath: String?, outputPath: String, form: Form,
    referenceDay: BankDay, startedAt: Instant, workers: Int,
    progress: @escaping (FeatureExportProgress) -> Void = { _ in }
  ) {
    self.sources = sources
    self.inputPath = inputPath
    self.customersPath = customersPath
    self.outputPath = outputPath
    self.form = form
    self.referenceDay = referenceDay
    self.startedAt = startedAt
    self.workers = workers
    self.progress = progress
  }

  /// Computes and writes the features.
  public func run() throws -> FeatureExportOutcome {
    try refuseTakenNames()
    let store = try statePath.map { try AlertDatabase(path: $0, access: .readOnly) }
    let filesBefore = try store?.files().count
    let customers = try CustomersSource.read(path: customersPath, of: sources)
    let engine = StoredState.engine(
      sources, customers: customers?.table ?? CustomerTable(), businessDay: referenceDay, workers: workers)
    let selection = try FeatureExportSelection.choose(for: self, store: store)
    var outcome = selection.outcome
    outcome.features = sources.catalogue.names.count
    switch form {
    case .csv:
      var table = try FeatureCSVTable(path: outputPath, catalogue: sources.catalogue)
      try write(selection.files, engine, store, into: &table)
      try expectUnchanged(store, filesBefore)
      outcome.outputs = try table.commit(overwrites: overwrites)
    case .numPy:
      var table = try FeatureNumPyTable(
        path: outputPath, catalogue: sources.catalogue, rows: outcome.rows)
      try write(selection.files, engine, store, into: &table)
      try expectUnchanged(store, filesBefore)
      outcome.outputs = try table.commit(overwrites: overwrites)
    }
    return outcome
  }

  /// Says that a name is taken before anything is computed; the names are asked for again when they are given.
  private func refuseTakenNames() throws(FeatureExportError) {
    guard !overwrites else { return }
    let beside = FeatureNumPyTable.pathsBeside(outputPath)
    let names = form == .csv ? [outputPath] : [outputPath, beside.rows, beside.columns]
    for name in names where ExportFile.isTaken(name) { throw .outputExists(path: name) }
  }

  /// State changes only with files, so that the same files before and after mean one state throughout.
  func expectUnchanged(_ store: AlertDatabase?, _ filesBefore: Int?) throws {
    guard let store, let filesBefore else { return }
    guard try store.files().count == filesBefore else {
      throw FeatureExportError.stateChanged(path: store.path)
    }
  }

  private func write(
    _ files: [FeatureExportSelection.File], _ engine: FeatureEngine, _ store: AlertDatabase?,
    into table: inout some FeatureTable
  ) throws {
    try walk(files, engine, store) { step in
      try table.write(rows: step.rows, of: step.batch, step.matrix, file: step.file)
      return true
    }
  }

  /// Whether a moment lies in the days whose rows are written.
  func isAskedFor(_ seconds: Int64) -> Bool {
    let day = Instant(secondsSince1970: seconds).japanDay
    return firstDay.map { day >= $0 } ?? true && lastDay.map { day <= $0 } ?? true
  }

  /// How files are read: as a night reads them.
  var options: ReadingOptions { sources.manifest.readingOptions(referenceDay: referenceDay) }
}

/// How far an export has come, for a terminal.
public struct FeatureExportProgress: Sendable {
  /// Which of the two readings of a file it is.
  public enum Step: Sendable {
    /// Whether the file counts.
    case check
    /// Its features.
    case compute
  }

  /// The file that is read.
  public let file: String
  /// Which reading it is.
  public let step: Step
  /// The transactions of it so far.
  public let transactions: Int64
}
