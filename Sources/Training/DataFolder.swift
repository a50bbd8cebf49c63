import Core
import Features
import Foundation
import Ingest
import JapaneseText
import Rules

/// A folder of labelled data: `inbox/`, `customers.csv` and `labels.csv`, as `mekiki simulate` writes it.
///
/// Where the pipeline declares a column of labels, they are read from the transactions, `labels.csv` is not looked at, and transactions
/// without a label do not count. Without a customers' file in the pipeline there is none here. The folder is walked exactly as a night walks its inbox: same readers, same feature engine, same rules, same order.
public struct DataFolder {
  /// One batch with all that was computed of it.
  public struct Step {
    /// The file that the batch comes from.
    public var fileName: String
    /// The transactions.
    public var batch: TransactionBatch
    /// Their features.
    public var matrix: FeatureMatrix
    /// Their rule verdicts.
    public var verdicts: RuleVerdicts
    /// For each row: whether it is fraud.
    public var isFraud: [Bool]
    /// For each row: the type of scam, or nil.
    public var scamTypes: [String?]
    /// For each row: whether the warm-up is over, the day is asked for and the label is known, so that the row counts.
    public var counts: [Bool]
  }

  let path: String
  private let rules: RulePack
  private let lexicon: Lexicon
  private let watchLists: [WatchList]
  private let confirmedAccounts: ConfirmedAccounts?
  private let options: ReadingOptions
  let catalogue: RunCatalogue
  /// Whether the folder has a customers' file.
  let hasCustomers: Bool
  private let days: ClosedRange<BankDay>?
  private let warmUpDays: Int
  private let readsLabels: Bool
  private let workers: Int

  /// Makes a folder to walk; rows of the first `warmUpDays` fill the windows and do not count, nor do those outside `days`.
  ///
  /// The catalogue is that for which the rules were loaded; without one, the built-in features and those of the columns of `options`.
  /// A folder of decisions has no `labels.csv`: without `readsLabels`, no row of it is fraud.
  public init(
    path: String, rules: RulePack, lexicon: Lexicon, watchLists: [WatchList] = [],
    confirmedAccounts: ConfirmedAccounts? = nil, options: ReadingOptions,
    catalogue: RunCatalogue? = nil, hasCustomers: Bool = true, days: ClosedRange<BankDay>? = nil,
    warmUpDays: Int, workers: Int, readsLabels: Bool = true
  ) {
    self.path = path
    self.rules = rules
    self.lexicon = lexicon
    self.watchLists = watchLists
    self.confirmedAccounts = confirmedAccounts
    self.options = options
    self.catalogue = catalogue ?? RunCatalogue(extraColumns: options.extraColumns)
    self.hasCustomers = hasCustomers
    self.days = days
    self.warmUpDays = warmUpDays
    self.workers = workers
    self.readsLabels = readsLabels
  }

  /// Walks all files of the inbox, by name.
  public func walk(_ body: (borrowing Step) throws -> Void) throws {
    let labels =
      readsLabels && catalogue.labelDelayDays == nil ? try FraudLabels(path: path + "/labels.csv") : nil
    let engine = FeatureEngine(
      state: FeatureState(), customers: try customers(), lexicon: lexicon, watchLists: watchLists,
      labels: confirmedAccounts, catalogue: catalogue,
      lastDay: options.referenceDay.adding(days: Limits.futureDays),
      workers: workers)
    var evaluator = RuleEvaluator(pack: rules)
    var step = Step(
      fileName: "", batch: TransactionBatch(),
      matrix: FeatureMatrix(names: catalogue.names, rowCapacity: Limits.batchRows),
      verdicts: RuleVerdicts(), isFraud: [], scamTypes: [], counts: [])
    var firstDay: Int32?
    guard let inbox = InboxFolder(path: path + "/inbox") else {
      throw TrainingError.missingFile(folder: path, file: "inbox/")
    }
    for name in inbox.files {
      let own = labels?.records(of: name) ?? [:]
      step.fileName = name
      let file = try TransactionFile(path: path + "/inbox/" + name, name: name, options: options)
      while try file.read(into: &step.batch) {
        engine.compute(step.batch, into: &step.matrix)
        evaluator.evaluate(step.batch, features: step.matrix, into: &step.verdicts)
        label(&step, own, &firstDay)
        try body(step)
        _ = file.takeRejects()
      }
      guard file.verdict?.isAccepted == true else { throw TrainingError.refusedData(file: name) }
    }
  }

  private func customers() throws -> CustomerTable {
    guard hasCustomers else { return CustomerTable() }
    let file = try CustomerFile.read(path: path + "/customers.csv", name: "customers.csv")
    guard file.verdict.isAccepted else { throw TrainingError.refusedData(file: "customers.csv") }
    return file.table
  }

  private func label(_ step: inout Step, _ labels: [Int64: FraudLabels.Label], _ firstDay: inout Int32?) {
    step.isFraud.removeAll(keepingCapacity: true)
    step.scamTypes.removeAll(keepingCapacity: true)
    step.counts.removeAll(keepingCapacity: true)
    let own = readsLabels ? step.batch.extraColumns.firstIndex { $0.spec.type == .label } : nil
    for row in 0..<step.batch.count {
      let found = labels[step.batch.recordNumber[row]]
      let label = own.map { step.batch.extraColumns[$0].numbers[row] }
      step.isFraud.append(label.map { $0 == 1 } ?? (found != nil))
      step.scamTypes.append(found?.scamType)
      let day = Instant(secondsSince1970: step.batch.occurredAtSeconds[row]).japanDay
      let first = min(firstDay ?? day.daysSince1970, day.daysSince1970)
      firstDay = first
      let isAsked = days?.contains(day) ?? true
      step.counts.append(
        isAsked && day.daysSince1970 - first >= Int32(warmUpDays) && label?.isNaN != true)
    }
  }
}
