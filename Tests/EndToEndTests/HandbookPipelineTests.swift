import Core
import Foundation
import TestSupport
import Testing

/// The pipeline of the public card payments, from its configuration alone: training on days, evaluation, export and a night.
@Suite(.serialized) struct HandbookPipelineTests {
  let folder: TemporaryFolder
  let pipeline: String
  let program: OutsideProgram

  init() throws {
    folder = try TemporaryFolder()
    let root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    program = try #require(
      OutsideProgram((tests as NSString).deletingLastPathComponent + "/mekiki"),
      "the executable was not built")
    pipeline = folder.path(of: "Pipelines/handbook")
    for part in ["Pipelines/handbook", "Pipelines/nightly/lexicon"] {
      try FileManager.default.createDirectory(
        atPath: (folder.path(of: part) as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: root + "/" + part, toPath: folder.path(of: part))
    }
    _ = try folder.write(Self.table(), as: "out/handbook/data/inbox/payments.csv")
  }

  /// Sixty days of payments at forty terminals, some of which are compromised for a while; and payments that are too large.
  private static func table() -> String {
    var generator = SeededGenerator(seed: 4)
    func below(_ limit: UInt64) -> UInt64 { generator.next() % limit }
    var lines = ["TRANSACTION_ID,TX_TIME_SECONDS,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD"]
    for day in 0..<60 {
      for number in 0..<150 {
        let terminal = Int(below(40))
        let isCompromised = terminal < 12 && (day + 5 * terminal) % 60 < 25
        let isLarge = below(100) == 0
        let cents = isLarge ? 22_001 + below(10_000) : 100 + below(15_000)
        let seconds = day * 86_400 + number * 500 + Int(below(400))
        lines.append(
          "\(day * 150 + number),\(seconds),\(below(70)),\(terminal),\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100),"
            + (isLarge || isCompromised ? "1" : "0"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func run(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try program.run(arguments + ["--language", "en"])
  }

  @Test func itTrainsOnDaysOfItsOwnLabelsAndRunsANight() throws {
    let data = folder.path(of: "out/handbook/data")
    // Its features can be written before there is a model.
    let export = try run(
      "features", "export", pipeline, "--input", data + "/inbox", "--date", "2018-05-30", "--output",
      folder.path(of: "features.npy"))
    #expect(export.status == 0, "\(export.output)")
    let columns = try String(contentsOfFile: folder.path(of: "features.columns.csv"), encoding: .utf8)
    #expect(columns.contains("extra.terminal.fraud_share_14d_daily") && !columns.contains("extra.fraud"))

    let trained = try run(
      "model", "train", pipeline, "--date", "2018-05-30", "--keep-one-in", "1", "--epochs", "6", "--steps",
      "8",
      "--members", "2", "--memo-buckets", "1", "--batch-rows", "64", "--learning-rate", "0.01", "--data",
      data,
      "--data-days", "2018-05-04..2018-05-13", "--validation", data, "--validation-days",
      "2018-05-18..2018-05-22", "--output", folder.path(of: "out/handbook/model.safetensors"))
    #expect(trained.status == 0, "\(trained.output)")
    #expect(trained.output.contains("training: 1500 rows") && trained.output.contains("validation: 750 rows"))

    let evaluated = try run(
      "model", "evaluate", pipeline, "--date", "2018-05-30", "--data", data, "--days",
      "2018-05-25..2018-05-30",
      "--json")
    #expect(evaluated.status == 0, "\(evaluated.output)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(evaluated.output.utf8)) as? [String: Any])
    #expect(json["rows"] as? Int == 900)
    let model = try #require(json["model"] as? [String: Any])
    // One in eight is fraud; what is known of terminals and amounts finds most of it.
    #expect(try #require(model["average_precision"] as? Double) > 0.6, "\(evaluated.output)")

    let inspected = try run(
      "model", "inspect", folder.path(of: "out/handbook/model.safetensors"), "--json")
    #expect(inspected.output.contains("extra.terminal.fraud_share_14d_daily"), "\(inspected.output)")

    let night = try run("run", pipeline, "--input", data + "/inbox", "--date", "2018-05-30")
    #expect(night.status == 0, "\(night.output)")
    let database = try run("alerts", "list", "--pipeline", pipeline, "--format", "json", "--limit", "5")
    #expect(database.status == 0 && database.output.contains("\"alert_id\""), "\(database.output)")
  }
}
