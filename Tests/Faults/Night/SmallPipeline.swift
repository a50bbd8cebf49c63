import Foundation

/// The pipeline of the small night: the nightly pipeline's model and words, with one rule, since loading a whole pack would be most of
/// the night, and with lines so low that a few rows give alerts.
enum SmallPipeline {
  /// What can differ between two pipelines of one bank: they score differently.
  struct Settings {
    var lookLineMicro = -4_000_000
    var rulePoints = 10
    var budget = 3
    var sample = 2
  }

  /// Writes the pipeline's files into a folder that exists.
  static func write(to folder: String, root: String, _ settings: Settings = Settings()) throws {
    let nightly = root + "/Pipelines/nightly"
    let columns =
      ["transaction_id", "occurred_at", "account", "direction", "amount", "currency", "channel", "kind"]
      + ["counterparty_account", "counterparty_name", "originator_name", "memo", "balance_after"]
    let manifest = """
      name: small
      input: ../inbox
      database: ../small.sqlite
      rules: rules
      lexicon: \(nightly)/lexicon
      model: \(nightly)/models/model.safetensors
      policy: policy.yaml
      reject_limit: 10
      workers: 1
      csv: {encoding: detect, columns: {\(columns.map { "\($0): \($0)" }.joined(separator: ", "))}}

      """
    var policy = try String(contentsOfFile: nightly + "/policy.yaml", encoding: .utf8)
    policy.replace(#/(?m)^learning_days:.*$/#, with: "learning_days: 0")
    policy.replace(#/(?m)^look_line_micro:.*$/#, with: "look_line_micro: \(settings.lookLineMicro)")
    policy +=
      "queue: {budget_per_night: \(settings.budget), sample_below_line: {size: \(settings.sample), seed: 41}}\n"
    try FileManager.default.createDirectory(atPath: folder + "/rules", withIntermediateDirectories: true)
    for (name, text) in [
      ("pipeline.yaml", manifest), ("policy.yaml", policy), ("rules/small.yaml", rules(settings)),
    ] {
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
  }

  private static func rules(_ settings: Settings) -> String {
    """
    typologies:
      - typology: layering
        look: 40
        alarm: 60
        why: {ja: 試験のための線である。, en: A line for tests.}
        source: none
        rules: {R-SMALL-01: 40}
    rules:
      - id: R-SMALL-01
        title: {ja: 大きな振込, en: A large transfer}
        why: {ja: 試験のためのルールである。, en: A rule for tests.}
        source: none
        reference_case: "3-8"
        typology: layering
        severity: medium
        points: \(settings.rulePoints)
        condition: transaction.kind == 'transfer' && transaction.amount_yen >= 100000
        evidence: [transaction.amount_yen]
        review_by: 2099-03-31
        cases:
          fires:
            - {name: 大きい, values: {transaction.kind: transfer, transaction.amount_yen: 100000}}
          silent:
            - {name: 小さい, values: {transaction.kind: transfer, transaction.amount_yen: 99999}}

    """
  }
}
