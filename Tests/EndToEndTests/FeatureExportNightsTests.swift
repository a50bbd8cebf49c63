import Core
import Foundation
import Pipeline
import Simulation
import TestSupport
import Testing

/// What is exported in one go is, bit for bit, what each night computes before it moves the state on.
@Suite(.serialized) struct FeatureExportNightsTests {
  let folder: TemporaryFolder
  let pipeline: String
  let program: OutsideProgram

  init() throws {
    folder = try TemporaryFolder()
    pipeline = try Self.pipeline(in: folder)
    // The executable is built into the folder of the tests' own.
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    program = try #require(OutsideProgram(path), "the executable was not built")
  }

  /// The nightly pipeline, but with labels of the simulated bank's own accounts.
  private static func pipeline(in folder: TemporaryFolder) throws -> String {
    let root = try #require(RepositoryRoot.path())
    let nightly = root + "/Pipelines/nightly/"
    let text = try String(contentsOfFile: nightly + "pipeline.yaml", encoding: .utf8)
    let labels = "../../SampleData/synthetic/confirmed_accounts.csv"
    try #require(text.contains(labels))
    _ = try folder.write(
      text.replacing(labels, with: folder.path(of: "labels.csv"))
        .replacing("../../", with: root + "/"), as: "pipeline.yaml")
    for name in ["rules", "lexicon", "models", "policy.yaml", "workflow.yaml"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(of: name), withDestinationPath: nightly + name)
    }
    return folder.path
  }

  /// Labels twelve accounts, each as known on a day of its own; the bank's own findings are too few in a month.
  private func writeLabels(of plan: SimulationPlan) throws {
    var accounts: [String] = []
    for row in SimulatedBank(plan) where !accounts.contains(row.account) {
      accounts.append(row.account)
      if accounts.count == 12 { break }
    }
    let rows = accounts.enumerated().map { number, account in
      "\(account),\(plan.firstDay.adding(days: 2 * number + 1).iso8601)T10:00:00+09:00\n"
    }
    _ = try folder.write("account,known_at\n" + rows.joined(), as: "labels.csv")
  }

  /// Runs a command over the files of a folder, in a process of its own.
  private func mekiki(_ command: [String], input: String, workers: Int) throws {
    let outcome = try program.run(
      command + [
        pipeline, "--input", input, "--customers", folder.path(of: "bank/customers.csv"), "--date",
        "2026-08-31", "--workers", "\(workers)", "--language", "en",
      ])
    try #require(outcome.status == 0, "\(outcome.output)")
  }

  /// What a night would compute of the files of a folder, from the state that the database has now.
  private func export(
    _ definition: PipelineDefinition, input: String, state: String?, to name: String, workers: Int
  ) throws -> NumPyExport {
    var export = FeatureExport(
      sources: definition.featureSources, inputPath: input,
      customersPath: folder.path(of: "bank/customers.csv"),
      outputPath: folder.path(of: name + ".npy"), form: .numPy, referenceDay: try #require(lastDay),
      startedAt: Instant(day: try #require(lastDay)), workers: workers)
    export.statePath = state
    _ = try export.run()
    return try NumPyExport(folder, name)
  }

  private let lastDay = BankDay(iso8601: "2026-08-31")

  @Test func aMonthInOneGoEqualsThirtyNightsWithARestartEach() throws {
    let plan = SimulationPlan(accounts: 80, days: 30, seed: 41, split: .day)
    _ = try SimulatedBank(plan).write(to: folder.path(of: "bank"))
    try writeLabels(of: plan)
    let definition = try PipelineDefinition.load(folder: pipeline)
    let inbox = folder.path(of: "bank/inbox")
    try mekiki(["features", "export", "--output", folder.path(of: "month.npy")], input: inbox, workers: 2)
    let month = try NumPyExport(folder, "month")
    let names = try FileManager.default.contentsOfDirectory(atPath: inbox).sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
    try #require(names.count >= 30)
    let database = folder.path(of: "a.sqlite")
    var nights = NumPyExport(columns: month.columns)
    for (number, name) in names.enumerated() {
      let night = folder.path(of: "night-\(number)")
      try FileManager.default.createDirectory(atPath: night, withIntermediateDirectories: false)
      try FileManager.default.copyItem(atPath: inbox + "/" + name, toPath: night + "/" + name)
      nights.append(
        try export(
          definition, input: night, state: number == 0 ? nil : database, to: "night-\(number)",
          workers: 1 + number % 2))
      try mekiki(["run", "--database", database], input: night, workers: 2 - number % 2)
    }
    #expect(nights.rows == month.rows)
    #expect(nights.rowText == month.rowText)
    #expect(nights.payload == month.payload)
    // Without the state of the nights before, the last night is another one: the comparison would see it.
    let last = names.count - 1
    let alone = try export(
      definition, input: folder.path(of: "night-\(last)"), state: nil, to: "alone", workers: 1)
    #expect(alone.rows > 0 && !month.payload.suffix(alone.payload.count).elementsEqual(alone.payload))
    // The month must hold enough to be worth comparing: rows, and values of every kind.
    #expect(month.rows > 1_000)
    #expect(month.distinctValues > 1_000)
    let shared = try #require(
      definition.catalogue.names.firstIndex(of: "counterparty.confirmed_fraud_accounts_90d"))
    // Taken once: the values are made of the file's bytes whenever they are asked for.
    let values = month.values
    let counts = stride(from: shared, to: values.count, by: definition.catalogue.names.count).map {
      values[$0]
    }
    #expect(counts.count { $0 == 0 } > 100 && counts.count { $0 > 0 } > 10)
  }
}
