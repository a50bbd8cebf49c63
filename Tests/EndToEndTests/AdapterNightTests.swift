import AlertStore
import Core
import NeuralNet
import Pipeline
import Scoring
import TestSupport
import Testing

/// Nights of a pipeline whose model has an adapter on, and what is refused.
@Suite(.serialized) struct AdapterNightTests {
  static let line = "adapter: adapter.safetensors\n"

  static func adapter(_ definition: PipelineDefinition, digest: String? = nil) throws -> [UInt8] {
    let model = try ModelArtifact(bytes: definition.modelFile.bytes)
    let shape = model.network.shape
    return try ModelAdapter(
      network: NetworkAdapter(
        unitGains: (0..<(shape.hiddenSizes.last ?? 0)).map { Float($0 % 5) / 20 },
        inputWeights: (0..<shape.inputWidth).map { Float($0 % 3) / 50 }),
      calibrationSlope: 0.9, calibrationOffset: -0.4,
      modelDigest: digest ?? definition.modelDigest.hexadecimal,
      provenance: ["command": "a test"]
    ).bytes()
  }

  static func scores(_ night: SimulatedNight, _ database: String) throws -> [Int64: Int64] {
    let stored = try ChallengerNightTests.transactions(night, database)
    for record in stored.map(\.record) {
      let parts = record.reasons.reduce(0) { $0 + $1.contributionMicro }
      #expect(record.score.baselineMicro + parts == record.score.scoreMicro)
    }
    return Dictionary(
      stored.map { ($0.record.source.byteOffset, $0.record.score.modelScoreMicro) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func anAdapterChangesScoresAndComesOffAgain() throws {
    let night = try SimulatedNight(accounts: 20, days: 33)
    _ = try night.folder.write(ChallengerNightTests.policy(nil, calibration: false), as: "policy.yaml")
    let plain = try night.definition(adding: "", policy: "policy.yaml")
    _ = try night.folder.write(Self.adapter(plain), as: "adapter.safetensors")
    let adapted = try night.definition(adding: Self.line, policy: "policy.yaml")
    let again = try night.definition(adding: "", policy: "policy.yaml")
    #expect(adapted.digest != plain.digest && adapted.modelDigest == plain.modelDigest)
    #expect(again.digest == plain.digest && again.adapterFile == nil)
    for (name, definition) in [("plain", plain), ("adapted", adapted), ("again", again)] {
      try night.run(database: "\(name).sqlite", definition: definition)
    }
    let before = try Self.scores(night, "plain.sqlite")
    let after = try Self.scores(night, "adapted.sqlite")
    #expect(before.count > 10 && after.keys == before.keys)
    #expect(before.keys.count { before[$0] != after[$0] } > before.count / 2)
    #expect(try Self.scores(night, "again.sqlite") == before)
    let notes = try #require(try night.query("adapted.sqlite", "select notes from source_file limit 1"))
    #expect(notes.contains("adapter="))
  }

  @Test func whatCannotBePutOnIsRefused() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    func codes(_ bytes: [UInt8]?) throws -> [String] {
      if let bytes { _ = try night.folder.write(bytes, as: "adapter.safetensors") }
      do {
        _ = try night.definition(adding: Self.line)
        return []
      } catch PipelineError.invalidPipeline(let findings, _) {
        return findings.map(\.code)
      }
    }
    #expect(try codes(nil) == ["PIP-001"])
    let good = try Self.adapter(night.definition)
    #expect(try codes(good) == [])
    #expect(try codes(Array(good.dropLast(5))) == ["PIP-074"])
    #expect(
      try codes(Self.adapter(night.definition, digest: String(repeating: "ab", count: 32))) == ["PIP-074"])
    #expect(try codes(night.definition.modelFile.bytes) == ["PIP-074"])
  }
}
