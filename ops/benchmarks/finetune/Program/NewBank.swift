import Alerts
import Core
import Features
import Foundation
import Ingest
import JapaneseText
import Rules
import Scoring
import Simulation
import Training

/// A simulated bank that the model has not seen, as a folder, and the pipeline that reads it.
struct NewBank {
  static let firstDay = SimulationPlan.defaultFirstDay
  static let days = 75
  static let warmUpDays = 31
  /// The last day that belongs to the time in which decisions are gathered.
  static let lastDecidingDay = firstDay.adding(days: warmUpDays + 20)

  let model: ModelArtifact
  let digest: String
  let policy: AlertPolicy
  let folder: DataFolder

  init(pipeline: String, path: String, kind: BankKind, seed: UInt64, accounts: Int) throws {
    let modelBytes = try Self.bytes(pipeline + "/models/model.safetensors")
    model = try ModelArtifact(bytes: modelBytes)
    digest = String(repeating: "0", count: 64)
    let read = AlertPolicy.read(bytes: try Self.bytes(pipeline + "/policy.yaml"), name: "policy.yaml").policy
    let names = try FileManager.default.contentsOfDirectory(atPath: pipeline + "/rules").sorted()
    let files = try names.filter { $0.hasSuffix(".yaml") }.map {
      RuleFile(name: $0, bytes: try Self.bytes(pipeline + "/rules/" + $0))
    }
    guard let read, let pack = RulePack.load(files: files, features: FeatureCatalogue.specs).pack else {
      preconditionFailure("The nightly pipeline loads.")
    }
    policy = read
    if !FileManager.default.fileExists(atPath: path + "/inbox") {
      // Cases of a bank of companies have one or two rows each, and victims run out when there are to be more.
      let plan = SimulationPlan(
        accounts: accounts, days: Self.days, seed: seed, fraudRate: kind == .corporate ? 0.002 : 0.005,
        kind: kind)
      _ = try SimulatedBank(plan).write(to: path)
    }
    folder = DataFolder(
      path: path, rules: pack, lexicon: Lexicon([]),
      options: ReadingOptions(referenceDay: Self.firstDay.adding(days: Self.days)),
      warmUpDays: Self.warmUpDays,
      workers: 2)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }
}
