import Core
import Foundation
import Ingest
import Scoring

/// The scores of labelled folders with what calibration and a model card ask of each row.
///
/// - Cost: twenty-six bytes a row, and an account's number once.
public struct ScoredRows {
  /// The combined scores, in logits.
  private(set) var scores: [Float] = []
  private(set) var isFraud: [Bool] = []
  /// The account of each row, by its number among those that were met.
  private(set) var accounts: [Int32] = []
  private(set) var days: [Int32] = []
  /// The group of the holder's age, by its place among `AgeBand.allCases`.
  private(set) var ages: [UInt8] = []
  /// The branch of each row, by its place among `branchNames`.
  private(set) var branches: [Int32] = []
  /// The type of scam of each row that is fraud, by its place among `scamTypeNames`; else -1.
  private(set) var scamTypes: [Int32] = []
  private(set) var accountCount = 0
  private(set) var branchNames: [String] = []
  private(set) var scamTypeNames: [String] = []
  /// Whether a folder told years of birth.
  private(set) var knowsAges = false

  /// The number of rows.
  public var count: Int { scores.count }
  /// The number of rows that are fraud.
  public var fraudCount: Int { isFraud.count { $0 } }

  private var branchPlaces: [String: Int32] = [:]
  private var scamTypePlaces: [String: Int32] = [:]

  /// Walks the folders, scores every row that counts as a night scores it, and hands every batch on.
  ///
  /// - Parameters:
  ///   - folders: labelled folders that nothing was tuned on.
  ///   - model: the network.
  ///   - combination: how a model's score and the rules' points become one.
  ///   - dual: the challenger, or nil.
  ///   - body: hears every batch with its features.
  /// - Throws: `TrainingError.oneSidedLabels` when all rows are of one kind; the errors of reading and scoring.
  public init(
    _ folders: [DataFolder], model: ModelArtifact, combination: ScoreCombination, dual: DualTrack?,
    _ body: (borrowing DataFolder.Step) -> Void = { _ in }
  ) throws {
    for folder in folders {
      let assessor = Assessor(model: model, combination: combination, packPoints: [], dual: dual)
      let file =
        folder.hasCustomers
        ? try ReferenceFile.readBirthYears(path: folder.path + "/customers.csv", name: "customers.csv") : nil
      let years = file?.verdict.isAccepted == true ? file?.table : nil
      if years != nil { knowsAges = true }
      // Accounts of two folders are not the same even where their numbers are.
      var known = SymbolTable()
      let firstAccount = accountCount
      try folder.walk { step in
        let own = try assessor.modelScores(step.batch, step.matrix)
        let other = try assessor.challengerScores(step.matrix)
        body(step)
        for row in 0..<step.batch.count where step.counts[row] {
          let decided = dual?.decider.logit(model: own[row], challenger: other?[row] ?? 0) ?? own[row]
          scores.append(Float(combination.logit(model: decided, points: step.verdicts.pointsOfRow[row])))
          let account = step.batch.account.bytes.span.extracting(step.batch.account.range(of: row))
          let number = firstAccount + Int(known.intern(account))
          accountCount = max(accountCount, number + 1)
          accounts.append(Int32(number))
          describe(step, row, born: years?.year(of: account))
        }
      }
    }
    guard fraudCount > 0, fraudCount < count else {
      throw TrainingError.oneSidedLabels(
        folder: folders.map { ($0.path as NSString).lastPathComponent }.joined(separator: ", "))
    }
  }

  /// The rows as calibration takes them, the accounts shared out among its folds.
  public var calibrationRows: [Calibration.Row] {
    let folds = AccountFolds.of(accounts, count: Calibration.folds, seed: 1)
    return scores.indices.map {
      Calibration.Row(
        scoreMicro: Int64((Double(scores[$0]) * 1e6).rounded()), isFraud: isFraud[$0], fold: folds[$0])
    }
  }

  private mutating func describe(_ step: borrowing DataFolder.Step, _ row: Int, born: Int32?) {
    let day = Instant(secondsSince1970: step.batch.occurredAtSeconds[row]).japanDay
    days.append(day.daysSince1970)
    ages.append(AgeBand(born: born, year: Int32(day.civil.year)).place)
    let parts = step.batch.account.string(row).split(separator: "-", maxSplits: 2)
    let branch = parts.count == 3 ? String(parts[1]) : ""
    branches.append(ScoredRows.place(of: branch, &branchPlaces, &branchNames))
    isFraud.append(step.isFraud[row])
    scamTypes.append(
      step.scamTypes[row].map { ScoredRows.place(of: $0, &scamTypePlaces, &scamTypeNames) } ?? -1)
  }

  private static func place(of name: String, _ places: inout [String: Int32], _ names: inout [String])
    -> Int32
  {
    if let place = places[name] { return place }
    let place = Int32(names.count)
    places[name] = place
    names.append(name)
    return place
  }
}
