import Alerts
import Core
import Features
import Foundation
import Ingest
import JapaneseText
import NeuralNet
import Rules
import Scoring
import Simulation

/// A simulated bank's transactions, batch by batch, as a night of the nightly pipeline sees them.
public struct BankRows {
  private static let day = BankDay(daysSince1970: 20_720)

  /// The pipeline's model.
  public let model: ModelArtifact
  /// The pipeline's policy.
  public let policy: AlertPolicy
  /// The pipeline's rules.
  public let pack: RulePack
  private let folder: String

  /// Loads the pipeline, and simulates the bank when the folder holds none.
  public init(pipeline: String, folder: String) throws {
    self.folder = folder
    model = try ModelArtifact(bytes: try Self.bytes(pipeline + "/models/model.safetensors"))
    let read = AlertPolicy.read(bytes: try Self.bytes(pipeline + "/policy.yaml"), name: "policy.yaml").policy
    let names = try FileManager.default.contentsOfDirectory(atPath: pipeline + "/rules").sorted()
    let files = try names.filter { $0.hasSuffix(".yaml") }.map {
      RuleFile(name: $0, bytes: try Self.bytes(pipeline + "/rules/" + $0))
    }
    guard let read, let pack = RulePack.load(files: files, features: FeatureCatalogue.specs).pack else {
      preconditionFailure("The nightly pipeline loads.")
    }
    policy = read
    self.pack = pack
    if !FileManager.default.fileExists(atPath: folder + "/inbox") {
      _ = try SimulatedBank(SimulationPlan(accounts: 4_000, days: 70, seed: 4_242)).write(to: folder)
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// Hands every batch with its features and verdicts to `body`, the first month left out.
  public func walk(
    _ body: (borrowing TransactionBatch, borrowing FeatureMatrix, borrowing RuleVerdicts) throws -> Void
  ) throws {
    let customers = try CustomerFile.read(path: folder + "/customers.csv", name: "customers.csv").table
    let engine = FeatureEngine(
      state: FeatureState(), customers: customers, lexicon: Lexicon([]), workers: 2)
    var evaluator = RuleEvaluator(pack: pack)
    var verdicts = RuleVerdicts()
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: Limits.batchRows)
    var batch = TransactionBatch()
    var firstSeconds: Int64?
    for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/inbox").sorted()
    where name.hasSuffix(".csv") {
      let file = try TransactionFile(
        path: folder + "/inbox/" + name, name: name, options: ReadingOptions(referenceDay: Self.day))
      while try file.read(into: &batch) {
        engine.compute(batch, into: &matrix)
        evaluator.evaluate(batch, features: matrix, into: &verdicts)
        let first = firstSeconds ?? batch.occurredAtSeconds[0]
        firstSeconds = first
        if batch.occurredAtSeconds[0] - first >= 31 * 86_400 { try body(batch, matrix, verdicts) }
        _ = file.takeRejects()
      }
    }
  }
}
